"""The rows of memos."""

from __future__ import annotations

from sqlalchemy import select

from qualcode.model import Memo, MemoKind
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import memo


def memo_row(noun: Memo) -> Row:
    """The row of a memo."""
    return {
        "id": noun.id,
        "kind": noun.kind.value,
        "text": noun.text,
        "coder_id": noun.coder_id,
        "about": noun.about,
        "about_id": noun.about_id,
        "created_at": noun.created_at,
    }


def load_memos(reader: Reader) -> tuple[Memo, ...]:
    """Every memo, oldest first."""
    rows = reader.execute(select(memo).order_by(memo.c.created_at, memo.c.id)).mappings()
    return tuple(
        Memo(
            id=r["id"],
            kind=MemoKind(r["kind"]),
            text=r["text"],
            coder_id=r["coder_id"],
            about=r["about"],
            about_id=r["about_id"],
            created_at=r["created_at"],
        )
        for r in rows
    )
