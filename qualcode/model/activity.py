"""One recorded action."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Activity:
    """Who did what and when; ``revision`` counts every action of the study from 1.

    ``undoes`` is the revision this action took back, ``undone_by`` the one that took this back.
    """

    revision: int
    operation_id: str
    coder_id: str
    at: str
    action: str
    said: Message
    undoes: int | None = None
    undone_by: int | None = None
    undoable: bool = True
