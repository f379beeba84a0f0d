"""What was done, by whom; take it back and do it again."""

from __future__ import annotations

from qualcode.model import Activity
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store import journal


def list_activities(study: OpenStudy, since: int = 0) -> tuple[Activity, ...]:
    """Every recorded action after a revision, oldest first."""
    with study.reading() as reader:
        return journal.activities(reader, since)


def undo(study: OpenStudy, *, with_dependents: bool = False) -> Activity:
    """Takes back this coder's own latest action; returns it.

    Raises UndoBlockedError naming later actions that depend on it, unless they are to be taken
    back too.
    """
    study.require(Ability.COMMENT)
    return study.file.undo(study.coder.id, with_dependents=with_dependents)


def redo(study: OpenStudy) -> Activity:
    """Does again what this coder last took back."""
    study.require(Ability.COMMENT)
    return study.file.redo(study.coder.id)


def revert(study: OpenStudy, revision: int, *, with_dependents: bool = False) -> Activity:
    """Takes back any action of the history; only the owner may take back somebody else's."""
    target = next((a for a in list_activities(study, revision - 1) if a.revision == revision), None)
    if target is None or target.coder_id != study.coder.id:
        study.require(Ability.MANAGE)
    return study.file.undo(study.coder.id, revision, with_dependents=with_dependents)
