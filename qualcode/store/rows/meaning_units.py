"""The rows of units of meaning."""

from __future__ import annotations

from sqlalchemy import select

from qualcode.model import Segment, Span
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import meaning_unit


def unit_row(unit_id: str, segment: Segment, coder_id: str, created_at: str) -> Row:
    """The row of a unit."""
    return {
        "id": unit_id,
        "source_id": segment.source_id,
        "version": segment.version,
        "start": segment.span.start,
        "end": segment.span.end,
        "quote": segment.quote,
        "coder_id": coder_id,
        "created_at": created_at,
    }


def load_units(reader: Reader) -> tuple[tuple[str, str, Segment], ...]:
    """Every unit in text order: its id, whose it is, and where it stands."""
    order = meaning_unit.c.source_id, meaning_unit.c.start, meaning_unit.c.id
    rows = reader.execute(select(meaning_unit).order_by(*order)).mappings()
    return tuple(
        (
            r["id"],
            r["coder_id"],
            Segment(r["source_id"], r["version"], Span(r["start"], r["end"]), r["quote"]),
        )
        for r in rows
    )
