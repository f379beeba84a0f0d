"""Forms whose typed words outlast another screen and a reload, until saved or thrown away.

The words wait in the browser's tab. The program has them only when the form is sent.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.components import unsaved as unsaved_part
from app.components.unsaved import Field
from app.frame import session
from qualcode.model import new_id
from qualcode.services import studies
from qualcode.services.open_study import OpenStudy
from qualcode.wording import gettext as _

__all__ = ["Field", "keep_typed", "sent", "turn_of"]


def keep_typed(study: OpenStudy, form: str, fields: Iterable[Field], *, about: str = "") -> None:
    """Draws the line that says what came back, and has what is typed kept. Call it by the form.

    ``form`` names it within the study, ``about`` what its words are on.
    """
    unsaved_part.watch(
        f"qc-unsaved:{studies.get_study(study).id}:{study.coder.id}:{form}",
        fields,
        about=about,
        finished=session.remembered(f"sent_{form}", ("", 0))[0],
        words={
            "back": _("What you had typed is here again. It is not saved yet."),
            "about": _("It was begun on: {about}."),
            "changed": _("The study’s text was changed meanwhile; saving puts yours in its place."),
            "away": _("Throw it away"),
        },
    )


def sent(form: str) -> None:
    """What was typed is in the study now: the tab lets go of it, and the form begins afresh."""
    session.remember(f"sent_{form}", (new_id(), turn_of(form) + 1))


def turn_of(form: str) -> int:
    """How often a form was sent: a part of its widgets' keys where it begins empty again."""
    return int(session.remembered(f"sent_{form}", ("", 0))[1])
