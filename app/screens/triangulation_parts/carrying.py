"""What the comparison sent is carried out, each operation once; what stood in the way is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.frame.handles import Handle
from qualcode.errors import QualcodeError
from qualcode.model import Span
from qualcode.model.adjudication import Decision
from qualcode.model.disagreement import PlaceKind
from qualcode.services import adjudication, codebook, history
from qualcode.services.adjudication import Choice
from qualcode.services.open_study import OpenStudy
from qualcode.wording import gettext as _
from qualcode.wording import render

_MOST = 60


def answers_of(handle: Handle) -> dict[str, str]:
    """The latest answers by operation id: empty when it was done, else why it was not."""
    return dict(handle.desk.setdefault("triangulation_answers", {}))


def carried(handle: Handle, round_id: str, sent: Iterable[Mapping[str, Any]]) -> bool:
    """Carries out what was not answered yet; whether there was anything."""
    answers: dict[str, str] = handle.desk.setdefault("triangulation_answers", {})
    waiting = [op for op in sent if isinstance(op.get("id"), str) and op["id"] not in answers]
    for operation in waiting:
        try:
            _carry_out(handle.study, round_id, operation)
            answers[operation["id"]] = ""
        except QualcodeError as trouble:
            said = [m for m in (trouble.message, trouble.hint) if m is not None]
            answers[operation["id"]] = " ".join(render(m) for m in said)
        except (KeyError, TypeError, ValueError):
            answers[operation["id"]] = _("This could not be read. Load the page again.")
    for old in list(answers)[:-_MOST]:
        del answers[old]
    return bool(waiting)


def _carry_out(study: OpenStudy, round_id: str, sent: Mapping[str, Any]) -> None:
    what, reason = sent["do"], str(sent.get("reason") or "")
    if what == "decide":
        choice = Choice(Decision(sent["decision"]), sent.get("coder"))
        _decide(study, round_id, sent, choice, reason)
    elif what == "redraw":
        span = Span(int(sent["start"]), int(sent["end"]))
        choice = Choice(Decision.REDRAW, redrawn=((str(sent["code"]), span),))
        _decide(study, round_id, sent, choice, reason)
    elif what == "bulk":
        choice = Choice(Decision(sent["decision"]))
        # nobody is asked for a reason here: what the button says is no comment of anybody
        adjudication.decide_kind(study, round_id, PlaceKind(sent["kind"]), choice)
    elif what == "back":
        adjudication.take_back_decision(study, round_id, str(sent["key"]))
    elif what == "discuss":
        adjudication.discuss(study, round_id, str(sent["key"]), str(sent["text"]))
    elif what == "define":
        codebook.edit(study, str(sent["code"]), definition=str(sent["text"]))
    elif what == "undo":
        history.undo(study)
    else:
        raise ValueError(what)


def _decide(
    study: OpenStudy, round_id: str, sent: Mapping[str, Any], choice: Choice, reason: str
) -> None:
    adjudication.decide(
        study, round_id, str(sent["key"]), choice, reason=reason, operation_id=str(sent["id"])
    )
