"""Memos: analytic notes on anything of the study."""

from __future__ import annotations

from dataclasses import replace

from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import Memo, MemoKind, new_id, now
from qualcode.services.open_study import Ability, OpenStudy
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
    """Changes the text of a memo."""
    with study.acting("edit_memo", Message("changed a memo"), Ability.COMMENT) as change:
        present = next((m for m in load_memos(change.connection) if m.id == memo_id), None)
        if present is None:
            raise NotFoundError(
                Message("This memo is not in the study."), Message("It may have been removed.")
            )
        change.update("memo", memo_id, text=text)
    return replace(present, text=text)


def remove_memo(study: OpenStudy, memo_id: str) -> None:
    """Removes a memo; undo brings it back."""
    with study.acting("remove_memo", Message("removed a memo"), Ability.COMMENT) as change:
        change.delete("memo", memo_id)
