"""The rows of codings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select

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
    source_ids: Iterable[str] | None = None,
    coder_id: str | None = None,
    code_ids: Iterable[str] | None = None,
    coding_ids: Iterable[str] | None = None,
    span: Span | None = None,
) -> tuple[Coding, ...]:
    """Codings in text order: all, or those of some sources, a coder, some codes, ids or a span."""
    asked: dict[str, Any] = {
        "source_id": source_id if source_ids is None else list(source_ids),
        "coder_id": coder_id,
        "code_id": None if code_ids is None else list(code_ids),
        "id": None if coding_ids is None else list(coding_ids),
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
    }
    asked = {name: value for name, value in asked.items() if value is not None}
    among = frozenset(name for name, value in asked.items() if isinstance(value, list))
    rows = reader.execute(_codings_where(frozenset(asked), among), asked)
    return tuple(_coding(*row) for row in rows)


@cache
def _codings_where(columns: frozenset[str], among: frozenset[str]) -> Select[Any]:
    """Codings by the values of some columns; made once, since every page asks every second."""
    query = select(*_IN_ORDER)
    for name in sorted(columns):
        given: BindParameter[Any] = bindparam(name, expanding=name in among)
        column = coding.c[name]
        query = query.where(column.in_(given) if name in among else column == given)
    return query.order_by(coding.c.source_id, coding.c.start, coding.c.end, coding.c.id)


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
    return next(iter(load_codings(reader, coding_ids=(coding_id,))), None)


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


def coded_by(reader: Reader) -> dict[str, set[str]]:
    """By the ids of the coders who have codings, those of the sources they coded."""
    found: dict[str, set[str]] = {}
    for coder_id, source_id in reader.execute(
        select(coding.c.coder_id, coding.c.source_id).distinct()
    ):
        found.setdefault(coder_id, set()).add(source_id)
    return found


def count_codings(reader: Reader) -> int:
    """How many codings the study holds."""
    return int(reader.execute(select(func.count()).select_from(coding)).scalar_one())
