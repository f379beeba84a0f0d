"""The only way to write to a study: row by row, each before and after kept for the record."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from qualcode.errors import ConflictError
from qualcode.store.row_change import Row, RowChange
from qualcode.store.tables import metadata
from qualcode.wording import Message

# offsets mean something only with their source and version, so these images are whole
_WHOLE_IMAGES = {"coding", "memo", "adjudication"}


class Change:
    """Row changes inside one open write transaction.

    ``connection`` may be handed to the loaders: they see what this change wrote. When
    ``applied_before`` is true the operation id is already in the record: write nothing.
    """

    def __init__(self, connection: Connection, *, applied_before: bool = False) -> None:
        self.connection = connection
        self.applied_before = applied_before
        self.rows: list[RowChange] = []
        self.keeping: list[tuple[str, str, bytes | None]] = []
        self.said: Message | None = None
        self.revision: int | None = None

    def say(self, said: Message) -> None:
        """Says what was done once that is known better than before the action began."""
        self.said = said

    def keep(self, kind: str, record_id: str, content: bytes | None) -> None:
        """Has the vault hold ``content`` (None: no longer hold it) from this action on."""
        self.keeping.append((kind, record_id, content))

    def insert(self, table: str, row: Row) -> str:
        """Adds one row, which must carry its ``id``; returns the id."""
        self.insert_many(table, [row])
        return str(row["id"])

    def insert_many(self, table: str, rows: Iterable[Row]) -> None:
        """Adds rows; much faster than one by one. Missing columns take their defaults."""
        target = metadata.tables[table]
        whole = [_completed(target, row) for row in rows]
        if not whole:
            return
        self.connection.execute(target.insert(), whole)
        self.rows += [RowChange(table, row["id"], None, row) for row in whole]

    def update(self, table: str, row_id: str, **values: Any) -> bool:
        """Changes columns of one row; False when they already had these values.

        Raises ConflictError when the row is gone.
        """
        target = metadata.tables[table]
        current = self.get(table, row_id)
        if current is None:
            raise ConflictError(
                Message("What was to be changed is no longer in the study."),
                Message("Somebody removed it meanwhile: look at the history."),
            )
        changed = {name: value for name, value in values.items() if current[name] != value}
        if not changed:
            return False
        self.connection.execute(target.update().where(target.c.id == row_id).values(**changed))
        names = current.keys() if table in _WHOLE_IMAGES else changed.keys()
        before = {name: current[name] for name in names}
        self.rows.append(RowChange(table, row_id, before, before | changed))
        return True

    def update_many(self, table: str, rows: Iterable[tuple[str, Row]]) -> None:
        """Changes the same columns of many rows, each given as (id, values)."""
        target = metadata.tables[table]
        wanted = dict(rows)
        if not wanted:
            return
        columns = list(next(iter(wanted.values())))
        images = {row["id"]: row for row in self._rows_by_id(target, list(wanted))}
        self.connection.execute(
            target.update()
            .where(target.c.id == bindparam("row_key"))
            .values({name: bindparam(f"new_{name}") for name in columns}),
            [
                {"row_key": key} | {f"new_{name}": values[name] for name in columns}
                for key, values in wanted.items()
            ],
        )
        for key, values in wanted.items():
            names = images[key].keys() if table in _WHOLE_IMAGES else columns
            before = {name: images[key][name] for name in names}
            self.rows.append(RowChange(table, key, before, before | values))

    def delete(self, table: str, row_id: str) -> bool:
        """Removes one row; False when it was not there."""
        current = self.get(table, row_id)
        if current is None:
            return False
        target = metadata.tables[table]
        self.connection.execute(target.delete().where(target.c.id == row_id))
        self.rows.append(RowChange(table, row_id, current, None))
        return True

    def delete_many(self, table: str, row_ids: Iterable[str]) -> None:
        """Removes rows, all of which must be there."""
        target = metadata.tables[table]
        images = {row["id"]: row for row in self._rows_by_id(target, list(dict.fromkeys(row_ids)))}
        if not images:
            return
        query = target.delete().where(target.c.id == bindparam("row_key"))
        self.connection.execute(query, [{"row_key": row_id} for row_id in images])
        self.rows += [RowChange(table, row_id, row, None) for row_id, row in images.items()]

    def get(self, table: str, row_id: str) -> Row | None:
        """The row as it stands now, or None."""
        target = metadata.tables[table]
        found = self.connection.execute(select(target).where(target.c.id == row_id)).mappings()
        row = found.first()
        return dict(row) if row else None

    def apply(self, changes: Iterable[RowChange]) -> None:
        """Carries out row changes kept elsewhere (an undo, an operation to complete)."""
        for (table, kind), group in groupby(changes, key=_table_and_kind):
            if kind == "insert":
                self.insert_many(table, [c.after for c in group if c.after is not None])
            elif kind == "delete":
                self.delete_many(table, [c.row_id for c in group])
            else:
                for change in group:
                    self.update(table, change.row_id, **(change.after or {}))

    def _rows_by_id(self, target: Table, ids: list[str]) -> list[Row]:
        found: list[Row] = []
        for start in range(0, len(ids), 500):  # SQLite caps the number of bound values
            query = select(target).where(target.c.id.in_(ids[start : start + 500]))
            found += [dict(row) for row in self.connection.execute(query).mappings()]
        if len(found) != len(ids):
            raise ConflictError(
                Message("What was to be changed is no longer in the study."),
                Message("Somebody removed it meanwhile: look at the history."),
            )
        return found


def _table_and_kind(change: RowChange) -> tuple[str, str]:
    if change.before is None and change.after is not None:
        return change.table, "insert"
    return change.table, "delete" if change.after is None else "update"


def _completed(target: Table, row: Row) -> Row:
    unknown = row.keys() - target.c.keys()
    if unknown:
        raise KeyError(f"{target.name} has no column {sorted(unknown)}")
    complete: Row = {}
    for column in target.c:
        default = column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
        complete[column.name] = row.get(column.name, default)
    return complete
