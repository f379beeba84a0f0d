"""The rows of codings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, func, select

from qualcode.model import Coding, Segment, Span
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import coding

_IN_ORDER = tuple(
    coding.c[name]
    for name in (
        *("id", "code_id", "coder_id", "source_id", "version", "start", "end", "quote"),
        *("created_at", "comment", "origin", "checked_at"),
        *("divergent", "report_position", "report_quote"),
    )
)


def coding_row(noun: Coding) -> Row:
    """The row of a coding."""
    return {
        "id": noun.id,
        "code_id": noun.code_id,
        "coder_id": noun.coder_id,
        "source_id": noun.segment.source_id,
        "version": noun.segment.version,
        "start": noun.segment.span.start,
        "end": noun.segment.span.end,
        "quote": noun.segment.quote,
        "created_at": noun.created_at,
        "comment": noun.comment,
        "origin": noun.origin,
        "checked_at": noun.checked_at,
        "divergent": noun.divergent,
        "report_position": noun.report_position,
        "report_quote": noun.report_quote,
    }


def load_codings(
    reader: Reader,
    *,
    source_id: str | None = None,
    coder_id: str | None = None,
    code_ids: Iterable[str] | None = None,
    coding_ids: Iterable[str] | None = None,
    span: Span | None = None,
) -> tuple[Coding, ...]:
    """Codings in text order, of one source, one coder, some codes, some ids or one span if given."""
    query = select(coding).order_by(coding.c.source_id, coding.c.start, coding.c.end, coding.c.id)
    if source_id is not None:
        query = query.where(coding.c.source_id == source_id)
    if coder_id is not None:
        query = query.where(coding.c.coder_id == coder_id)
    if code_ids is not None:
        query = query.where(coding.c.code_id.in_(list(code_ids)))
    if coding_ids is not None:
        query = query.where(coding.c.id.in_(list(coding_ids)))
    if span is not None:
        query = query.where(coding.c.start == span.start, coding.c.end == span.end)
    return _codings(reader, query)


def _codings(reader: Reader, query: Select[Any]) -> tuple[Coding, ...]:
    return tuple(_coding(*r) for r in reader.execute(query.with_only_columns(*_IN_ORDER)))


def _coding(*row: Any) -> Coding:
    """A row as a tuple: asked by name it takes three times as long, and there are thousands."""
    coding_id, code_id, coder_id, source_id, version, start, end, quote, *rest = row
    segment = Segment(source_id, version, Span(start, end), quote)
    values: list[Any] = [coding_id, code_id, coder_id, segment, *rest]
    return Coding(*values)


def coding_ids_of(reader: Reader, source_id: str) -> frozenset[str]:
    """The ids of the codings of a source."""
    return frozenset(
        reader.execute(select(coding.c.id).where(coding.c.source_id == source_id)).scalars()
    )


def load_coding(reader: Reader, coding_id: str) -> Coding | None:
    """The coding of that id, or None."""
    return next(iter(_codings(reader, select(coding).where(coding.c.id == coding_id))), None)


def recent_codes(reader: Reader, coder_id: str, most: int) -> tuple[str, ...]:
    """The ids of the codes a coder used last, the latest first."""
    query = (
        select(coding.c.code_id)
        .where(coding.c.coder_id == coder_id)
        .group_by(coding.c.code_id)
        .order_by(func.max(coding.c.created_at).desc(), coding.c.code_id)
        .limit(most)
    )
    return tuple(reader.execute(query).scalars())


def coded_by(reader: Reader) -> frozenset[str]:
    """The ids of the coders who have codings."""
    return frozenset(reader.execute(select(coding.c.coder_id).distinct()).scalars())


def count_codings(reader: Reader) -> int:
    """How many codings the study holds."""
    return int(reader.execute(select(func.count()).select_from(coding)).scalar_one())
