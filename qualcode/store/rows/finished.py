"""The rows that say who has coded a source to its end."""

from __future__ import annotations

from sqlalchemy import select

from qualcode.model import new_id, now
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import finished_source


def finished_row(source_id: str, coder_id: str) -> Row:
    """The row of a mark made at this moment."""
    return {
        "id": new_id(),
        "source_id": source_id,
        "coder_id": coder_id,
        "finished_at": now(),
    }


def finished_mark(reader: Reader, source_id: str, coder_id: str) -> str | None:
    """The id of a coder's mark on a source, or None."""
    query = select(finished_source.c.id).where(
        finished_source.c.source_id == source_id, finished_source.c.coder_id == coder_id
    )
    found = reader.execute(query).scalar()
    return None if found is None else str(found)


def load_finished(reader: Reader) -> frozenset[tuple[str, str]]:
    """Every mark as source id and coder id."""
    query = select(finished_source.c.source_id, finished_source.c.coder_id)
    return frozenset((row.source_id, row.coder_id) for row in reader.execute(query))
