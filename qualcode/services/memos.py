"""Memos: analytic notes on anything of the study."""

from __future__ import annotations

from dataclasses import replace

from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import Memo, MemoKind, new_id, now
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.change import Change
from qualcode.store.rows.memos import load_memos, memo_row
from qualcode.wording import Message


def list_memos(study: OpenStudy) -> tuple[Memo, ...]:
    """Every memo, oldest first."""
    with study.reading() as reader:
        return load_memos(reader)


def write_memo(
    study: OpenStudy,
    text: str,
    *,
    kind: MemoKind = MemoKind.THEORETICAL,
    about: str = "study",
    about_id: str = "",
) -> Memo:
    """A new memo of the coder who acts; ``about`` names what ``about_id`` is."""
    if not text.strip():
        raise BadInputError(Message("An empty memo is not kept."), Message("Write something."))
    noun = Memo(new_id(), kind, text, study.coder.id, about, about_id, now())
    with study.acting("write_memo", Message("wrote a memo"), Ability.COMMENT) as change:
        change.insert("memo", memo_row(noun))
    return noun


def edit_memo(study: OpenStudy, memo_id: str, text: str) -> Memo:
    """Changes the text of one's memo."""
    if not text.strip():
        raise BadInputError(
            Message("An empty memo is not kept."), Message("Remove it, or write something.")
        )
    with study.acting("edit_memo", Message("changed a memo"), Ability.COMMENT) as change:
        present = _own_memo(study, change, memo_id)
        change.update("memo", memo_id, text=text)
    return replace(present, text=text)


def remove_memo(study: OpenStudy, memo_id: str) -> None:
    """Removes one's memo; undo brings it back."""
    with study.acting("remove_memo", Message("removed a memo"), Ability.COMMENT) as change:
        _own_memo(study, change, memo_id)
        change.delete("memo", memo_id)


def _own_memo(study: OpenStudy, change: Change, memo_id: str) -> Memo:
    """A memo of whoever acts; somebody else's only for those who may edit the study."""
    found = next((m for m in load_memos(change.connection) if m.id == memo_id), None)
    if found is None:
        raise NotFoundError(
            Message("This memo is not in the study."), Message("It may have been removed.")
        )
    if found.coder_id != study.coder.id:
        study.require(Ability.EDIT_STUDY)
    return found
