"""One row before and after, as the record of activities keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """``before`` is None for a new row, ``after`` for a deleted one.

    For a changed row both hold the changed columns only.
    """

    table: str
    row_id: str
    before: Row | None
    after: Row | None

    def inverse(self) -> RowChange:
        """The change that takes this one back."""
        return RowChange(self.table, self.row_id, self.after, self.before)


def changes_to_json(changes: Iterable[RowChange]) -> str:
    """Row changes as JSON text; letters stay letters, so that forms can be searched in it."""
    return json.dumps(
        [[c.table, c.row_id, c.before, c.after] for c in changes],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def changes_from_json(text: str) -> tuple[RowChange, ...]:
    """The row changes that ``changes_to_json`` wrote."""
    return tuple(RowChange(*fields) for fields in json.loads(text))
