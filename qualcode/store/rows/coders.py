"""Who codes."""

from __future__ import annotations

from sqlalchemy import select

from qualcode.model import Coder, CoderKind, CoderRole
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import coder


def coder_row(noun: Coder) -> Row:
    """The row of a coder."""
    return {
        "id": noun.id,
        "name": noun.name,
        "kind": noun.kind.value,
        "role": noun.role.value,
    }


def load_coders(reader: Reader) -> tuple[Coder, ...]:
    """Every coder, the first one first."""
    rows = reader.execute(select(coder).order_by(coder.c.position, coder.c.name)).mappings()
    return tuple(
        Coder(r["id"], r["name"], CoderKind(r["kind"]), CoderRole(r["role"])) for r in rows
    )
