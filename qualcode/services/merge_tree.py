"""The tree of codes as it will stand after a merge: what is above a code, and circles in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualcode.store.engine import Reader
from qualcode.store.merging import Place, rows_at
from qualcode.store.row_change import Row


@dataclass(frozen=True)
class MergedTree:
    """The tree with the rows a merge is about to write (None: delete), read as they change."""

    ours: Reader
    theirs: Reader
    writes: Mapping[Place, Row | None]

    def row(self, code_id: str) -> Row | None:
        """A code as it will stand, None for one that will not."""
        place = "code", code_id
        return (
            self.writes[place] if place in self.writes else rows_at(self.ours, [place]).get(place)
        )

    def above(self, code_id: str) -> Iterator[str]:
        """The codes above one, the nearest first, those that go among them; ends in a circle."""
        seen = {code_id}
        at = self._parent(code_id)
        while at is not None and at not in seen:
            yield at
            seen.add(at)
            at = self._parent(at)

    def is_in_circle(self, code_id: str) -> bool:
        """Whether a code stands above itself."""
        last = [code_id, *self.above(code_id)][-1]
        return self._parent(last) == code_id

    def rising(self, code_id: str, parent_id: str | None) -> str | None:
        """Where a code stands that was to stand under another: there, or if that is gone or stands
        under the code itself, under the first above it of which neither is true; None at the top.
        """
        if parent_id is None:
            return None
        for at in (parent_id, *self.above(parent_id)):
            if self.row(at) is not None and code_id not in (at, *self.above(at)):
                return at
        return None

    def _parent(self, code_id: str) -> str | None:
        place = "code", code_id
        row = self.row(code_id) or {
            **rows_at(self.theirs, [place]),
            **rows_at(self.ours, [place]),
        }.get(place)
        return row["parent_id"] if row else None
