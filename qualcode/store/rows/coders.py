"""Who codes."""

from __future__ import annotations

from sqlalchemy import select

from qualcode.model import Coder, CoderKind, CoderRole
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import coder

_IN_ORDER = select(coder.c.id, coder.c.name, coder.c.kind, coder.c.role).order_by(
    coder.c.position, coder.c.name
)


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
    return tuple(
        Coder(coder_id, name, CoderKind(kind), CoderRole(role))
        for coder_id, name, kind, role in reader.execute(_IN_ORDER)
    )
