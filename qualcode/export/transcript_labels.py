"""How turns are headed when a transcript is written out again."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model import Role, Turn
from qualcode.model.clock import clock
from qualcode.wording import current_language
from qualcode.wording import gettext as _

Facts = Sequence[tuple[str, str]]
"""What the head of the file says, as label and value: (("Date", "12 mars 2024"), …)."""


def speaker_of(turn: Turn) -> str:
    """The speaker's label; for a turn without one, the word for its role."""
    if turn.speaker:
        return turn.speaker
    return _("Interviewer") if turn.role is Role.INTERVIEWER else _("Participant")


def colon() -> str:
    """The sign after a label, with a no-break space before it in French."""
    return "\u00a0:" if current_language() == "fr" else ":"


def turn_head(turn: Turn) -> str:
    """``[00:12:34] M3 :``, without the time where none is known."""
    time = f"[{clock(turn.start_s)}] " if turn.start_s is not None else ""
    return f"{time}{speaker_of(turn)}{colon()}"
