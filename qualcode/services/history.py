"""What was done, by whom; take it back and do it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qualcode.errors import NotFoundError, UndoBlockedError
from qualcode.model import Activity
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import hidden_revisions, visible_activities
from qualcode.wording import Message


def list_activities(study: OpenStudy, since: int = 0) -> tuple[Activity, ...]:
    """Every recorded action this coder may see after a revision, oldest first."""
    with study.reading() as reader:
        return visible_activities(reader, study, since)


def undo(
    study: OpenStudy, *, with_dependents: bool = False, operation_id: str | None = None
) -> Activity:
    """Takes back this coder's own latest action; returns it.

    Raises UndoBlockedError naming later actions that depend on it, unless they are to be taken
    back too.
    """
    study.require(Ability.COMMENT)
    return _take_back(study, None, with_dependents=with_dependents, operation_id=operation_id)


def redo(study: OpenStudy, *, operation_id: str | None = None) -> Activity:
    """Does again what this coder last took back."""
    study.require(Ability.COMMENT)
    with _blindly(study):
        return study.file.redo(study.coder.id, operation_id=operation_id)


def revert(study: OpenStudy, revision: int, *, with_dependents: bool = False) -> Activity:
    """Takes back any action of the history; only the owner may take back somebody else's.

    ``NotFoundError`` when it is not in the history.
    """
    target = next((a for a in list_activities(study, revision - 1) if a.revision == revision), None)
    if target is None or target.coder_id != study.coder.id:
        study.require(Ability.MANAGE)
    if target is None:
        raise NotFoundError(
            Message("This action is not in the history."),
            Message("The history lists what was done and by whom."),
        )
    return _take_back(study, revision, with_dependents=with_dependents)


def _take_back(
    study: OpenStudy,
    revision: int | None,
    *,
    with_dependents: bool,
    operation_id: str | None = None,
) -> Activity:
    """Takes an action back, the latest of those that depend on it first if they are to go too."""
    while True:
        with _blindly(study):
            try:
                return study.file.undo(study.coder.id, revision, operation_id=operation_id)
            except UndoBlockedError as blocked:
                if not with_dependents or not blocked.dependents or _hides(study, blocked):
                    raise
                latest = blocked.dependents[-1]
        _take_back(study, latest, with_dependents=True)


@contextmanager
def _blindly(study: OpenStudy) -> Iterator[None]:
    """Names no action of another coder's that a blind round hides."""
    try:
        yield
    except UndoBlockedError as blocked:
        if not _hides(study, blocked):
            raise
        raise UndoBlockedError(
            Message("Another coder relies on this in a transcript that is still blind."),
            Message("Wait until the comparison is open, then take it back."),
            (),
        ) from None


def _hides(study: OpenStudy, blocked: UndoBlockedError) -> bool:
    with study.reading() as reader:
        return bool(hidden_revisions(reader, study) & set(blocked.dependents))
