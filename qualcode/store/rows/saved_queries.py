"""Questions to the extracts that were kept under a name."""

from __future__ import annotations

from sqlalchemy import select

from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import saved_query


def saved_query_row(query_id: str, name: str, query: str, coder_id: str, created_at: str) -> Row:
    """The row of a saved query."""
    return {
        "id": query_id,
        "name": name,
        "query": query,
        "coder_id": coder_id,
        "created_at": created_at,
    }


def load_saved_queries(reader: Reader) -> tuple[Row, ...]:
    """Every saved query, by name."""
    order = saved_query.c.name, saved_query.c.created_at
    return tuple(dict(r) for r in reader.execute(select(saved_query).order_by(*order)).mappings())
