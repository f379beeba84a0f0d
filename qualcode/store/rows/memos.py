"""The rows of memos."""

from __future__ import annotations

from sqlalchemy import RowMapping, select

from qualcode.model import Memo, MemoKind, MemoLink, Segment, Span
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import memo, memo_link


def memo_row(noun: Memo) -> Row:
    """The row of a memo, its links apart."""
    return {
        "id": noun.id,
        "kind": noun.kind.value,
        "text": noun.text,
        "coder_id": noun.coder_id,
        "about": noun.about,
        "about_id": noun.about_id,
        "created_at": noun.created_at,
        **anchor_columns(noun.segment),
    }


def anchor_columns(segment: Segment | None) -> Row:
    """The columns that say on which stretch of text a memo stands, if on one."""
    return {
        "source_id": segment.source_id if segment else None,
        "version": segment.version if segment else 0,
        "start": segment.span.start if segment else 0,
        "end": segment.span.end if segment else 0,
        "quote": segment.quote if segment else "",
    }


def memo_link_row(noun: MemoLink) -> Row:
    """The row of a link of a memo."""
    return {
        "id": noun.id,
        "memo_id": noun.memo_id,
        "about": noun.about,
        "about_id": noun.about_id,
    }


def load_memos(reader: Reader) -> tuple[Memo, ...]:
    """Every memo with its links, oldest first."""
    links: dict[str, list[MemoLink]] = {}
    for r in reader.execute(select(memo_link).order_by(memo_link.c.id)).mappings():
        link = MemoLink(r["id"], r["memo_id"], r["about"], r["about_id"])
        links.setdefault(link.memo_id, []).append(link)
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
            segment=_segment(r),
            links=tuple(links.get(r["id"], ())),
        )
        for r in rows
    )


def _segment(r: RowMapping) -> Segment | None:
    if not r["source_id"]:
        return None
    return Segment(r["source_id"], r["version"], Span(r["start"], r["end"]), r["quote"])
