"""What stands in the way of taking an action back: rows that changed or came since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from sqlalchemy import Column, Connection, Table, select

from qualcode.store.row_change import Row, RowChange
from qualcode.store.tables import coding, metadata

Place: TypeAlias = tuple[str, str]  # table, row id
_AT_ONCE = 500  # SQLite caps the number of bound values


def in_the_way(connection: Connection, inverse: Sequence[RowChange]) -> set[Place]:
    """Rows whose present state does not allow these changes, made one after the other.

    An action may touch a row several times and repoint what it made: the changes are tried on a
    picture of the rows, and what they would leave behind is looked at once all are made.
    """
    touched = {(c.table, c.row_id) for c in inverse}
    before = _rows_at(connection, touched)
    picture: dict[Place, Row | None] = {place: before.get(place) for place in touched}
    blocked = set(_tried(picture, inverse))
    going = {place for place in touched if picture[place] is None}
    blocked |= _left_behind(connection, picture, going)
    blocked |= _codings_left(connection, picture, [before[p] for p in going if p in before])
    return blocked | _missing(connection, picture)


def _tried(picture: dict[Place, Row | None], inverse: Sequence[RowChange]) -> Iterator[Place]:
    for step in inverse:
        here = (step.table, step.row_id)
        current = picture[here]
        if step.before is None:
            if current is not None:
                yield here
        elif current is None or any(current[name] != v for name, v in step.before.items()):
            yield here
        picture[here] = None if step.after is None else (current or {}) | step.after


def _left_behind(
    connection: Connection, picture: dict[Place, Row | None], going: set[Place]
) -> set[Place]:
    """Rows that would refer to one that is gone."""
    found: set[Place] = set()
    for table, ids in _by_table(going):
        for other, column in _references_to(table):
            for part in _parts(ids):
                query = select(other.c.id, column).where(column.in_(part))
                for row_id, target in connection.execute(query):
                    child = (other.name, row_id)
                    if _still(picture, child, column.name, target):
                        found.add(child)
    return found


def _codings_left(
    connection: Connection, picture: dict[Place, Row | None], gone: list[Row]
) -> set[Place]:
    """Codings on a version of a text that would be gone: they name its source and number."""
    versions = {(r["source_id"], r["number"]) for r in gone if r.keys() >= {"source_id", "number"}}
    found: set[Place] = set()
    for part in _parts(sorted({source for source, _ in versions})):
        query = select(coding.c.id, coding.c.source_id, coding.c.version)
        for row_id, source, number in connection.execute(query.where(coding.c.source_id.in_(part))):
            place = (coding.name, row_id)
            if (source, number) in versions and _still(picture, place, "version", number):
                found.add(place)
    return found


def _still(picture: dict[Place, Row | None], place: Place, column: str, value: object) -> bool:
    """Whether a row would have this value still, once everything is made."""
    if place not in picture:
        return True
    row = picture[place]
    return row is not None and row.get(column) == value


def _missing(connection: Connection, picture: dict[Place, Row | None]) -> set[Place]:
    """Rows that would be referred to and are not there."""
    wanted: set[Place] = set()
    for (table, _), row in picture.items():
        for key in metadata.tables[table].foreign_keys if row else ():
            target = (row or {}).get(key.parent.name)
            if target is not None:
                wanted.add((key.column.table.name, str(target)))
    unknown = {place for place in wanted if place not in picture}
    there = _rows_at(connection, unknown).keys()
    return (unknown - there) | {p for p in wanted - unknown if picture[p] is None}


def _rows_at(connection: Connection, places: Iterable[Place]) -> dict[Place, Row]:
    found: dict[Place, Row] = {}
    for table, ids in _by_table(places):
        target = metadata.tables[table]
        for part in _parts(ids):
            rows = connection.execute(select(target).where(target.c.id.in_(part))).mappings()
            found |= {(table, row["id"]): dict(row) for row in rows}
    return found


def _references_to(table: str) -> Iterator[tuple[Table, Column[str]]]:
    for other in metadata.sorted_tables:
        for key in other.foreign_keys:
            if key.column.table.name == table and "id" in other.c:
                yield other, key.parent


def _by_table(places: Iterable[Place]) -> Iterator[tuple[str, list[str]]]:
    for table, group in groupby(sorted(places), key=lambda place: place[0]):
        yield table, [row_id for _, row_id in group]


def _parts(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
