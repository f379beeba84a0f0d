"""Rows deleted for good: from the tables, and from everything the record says of them.

What refers to them goes with them, in the study as it is and in every earlier state the record
keeps: a coding taken back long ago still holds its quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from sqlalchemy import Connection, Table, delete, select, update

from qualcode.store.change import Change
from qualcode.store.purge import mark_pending
from qualcode.store.row_change import Row, RowChange, changes_from_json, changes_to_json
from qualcode.store.tables import activity, activity_row, metadata

_TABLES = tuple(t for t in metadata.sorted_tables if t not in (activity, activity_row))
Place: TypeAlias = tuple[str, str]  # table and id of a row


@dataclass(frozen=True, slots=True)
class Erasure:
    """How many rows went, by table, and how many recorded actions lost something they said."""

    n_rows: dict[str, int]
    n_activities: int


def erase(change: Change, roots: Iterable[Place]) -> Erasure:
    """Delete rows with all that refers to them, now and in the record; marks the purge to come.

    A row that may do without what it refers to (a code without parent) stays and refers to
    nothing. Actions that lose something can no longer be taken back. The caller records the
    action, and calls ``finish_pending_purge`` after it.
    """
    erasing = _Erasing(change.connection, set(roots))
    erasure = erasing.carry_out()
    mark_pending(change)
    return erasure


class _Erasing:
    def __init__(self, connection: Connection, places: set[Place]) -> None:
        self._connection = connection
        self._going = places

    def carry_out(self) -> Erasure:
        self._follow_references()
        n_activities = self._erase_record()
        counts = {table.name: self._delete(table) for table in _TABLES}
        return Erasure({name: n for name, n in counts.items() if n}, n_activities)

    def _follow_references(self) -> None:
        """Add every row, present or recorded, that refers to one that goes, until none is left."""
        known = [*self._present_rows(), *self._recorded_rows()]
        grown = True
        while grown:
            referring = {place for place, row in known if self._cannot_stay(place[0], row)}
            grown = not referring <= self._going
            self._going |= referring

    def _present_rows(self) -> Iterator[tuple[Place, Row]]:
        for table in _TABLES:
            names = {"id", "about", "about_id", *_references(table)} & set(table.c.keys())
            columns = select(*(table.c[name] for name in names))
            for row in self._connection.execute(columns).mappings():
                yield (table.name, row["id"]), dict(row)

    def _recorded_rows(self) -> Iterator[tuple[Place, Row]]:
        for stored in self._connection.execute(select(activity.c.changes)).scalars():
            for step in changes_from_json(stored):
                for image in (step.before, step.after):
                    if image:
                        yield (step.table, step.row_id), image

    def _cannot_stay(self, table: str, row: Row) -> bool:
        about = (str(row.get("about")), str(row.get("about_id")))
        return about in self._going or any(
            (referred, row.get(name)) in self._going
            for name, (referred, optional) in _references(metadata.tables[table]).items()
            if not optional
        )

    def _delete(self, table: Table) -> int:
        """Delete the table's rows that go; what merely pointed to a row that goes points nowhere."""
        for name, (referred, optional) in _references(table).items():
            for referred_id in self._ids(referred) if optional else ():
                pointing = update(table).where(table.c[name] == referred_id)
                self._connection.execute(pointing.values({name: None}))
        return sum(
            self._connection.execute(delete(table).where(table.c.id == row_id)).rowcount
            for row_id in self._ids(table.name)
        )

    def _ids(self, table: str) -> list[str]:
        return [row_id for name, row_id in self._going if name == table]

    def _erase_record(self) -> int:
        erased = 0
        columns = select(activity.c.revision, activity.c.changes)
        for row in self._connection.execute(columns).all():
            steps = changes_from_json(row.changes)
            staying = [
                self._pointing_nowhere(s) for s in steps if (s.table, s.row_id) not in self._going
            ]
            if staying != list(steps):
                here = activity.c.revision == row.revision
                values = {"changes": changes_to_json(staying), "undoable": False}
                self._connection.execute(update(activity).where(here).values(values))
                erased += 1
        for table, row_id in self._going:
            touched = (activity_row.c.table_name == table, activity_row.c.row_id == row_id)
            self._connection.execute(delete(activity_row).where(*touched))
        return erased

    def _pointing_nowhere(self, step: RowChange) -> RowChange:
        before, after = (
            image and self._without_pointers(step.table, image)
            for image in (step.before, step.after)
        )
        return RowChange(step.table, step.row_id, before, after)

    def _without_pointers(self, table: str, image: Row) -> Row:
        references = _references(metadata.tables[table])
        return image | {
            name: None
            for name in image.keys() & references.keys()
            if (references[name][0], image[name]) in self._going
        }


@cache
def _references(table: Table) -> dict[str, tuple[str, bool]]:
    """For each column that refers to a table: which one, and whether it may be empty."""
    return {
        key.parent.name: (key.column.table.name, bool(key.parent.nullable))
        for key in table.foreign_keys
    }
