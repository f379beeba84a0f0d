"""Operations of the vault in SQL: written, and later settled or discarded exactly.

Every operation keeps what each record it touches held before. While several operations wait,
each one's earlier content is what the one before it wrote, so any of them can be taken out of
the middle: its earlier content passes to the next operation on that record, or to the record.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    exists,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from qualcode.store.vault_tables import earlier, operation, record


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: its kind and id."""

    kind: str
    record_id: str


def begun(connection: Connection, operation_id: str) -> int | None:
    """The number of a new operation; None when it was written before."""
    known = select(operation.c.number).where(operation.c.operation_id == operation_id)
    if connection.execute(known).first() is not None:
        return None
    row = insert(operation).values(operation_id=operation_id, settled=False)
    number: int = connection.execute(row.returning(operation.c.number)).scalar_one()
    return number


def sealed_at(connection: Connection, place: Place) -> bytes | None:
    """The sealed record, or None when there is none."""
    query = select(record.c.sealed).where(_is(record, place))
    found: bytes | None = connection.execute(query).scalar_one_or_none()
    return found


def store(connection: Connection, number: int, place: Place, sealed: bytes | None) -> None:
    """Set the record (None: remove it), keeping what it held before the operation."""
    kept = upsert(earlier).values(
        number=number,
        kind=place.kind,
        record_id=place.record_id,
        sealed=sealed_at(connection, place),
    )
    connection.execute(kept.on_conflict_do_nothing())  # the operation's first touch counts
    _set(connection, place, sealed)


def unsettled(connection: Connection) -> tuple[str, ...]:
    """Operations written and neither settled nor discarded, oldest first."""
    query = select(operation.c.operation_id).where(operation.c.settled.is_(False))
    return tuple(connection.execute(query.order_by(operation.c.number)).scalars())


def settle(connection: Connection, operation_id: str) -> None:
    """Make the operation final: what was there before it is wiped."""
    number = _number(connection, operation_id)
    if number is None:
        return
    # it stands for good now, so an older operation discarded later must not reach behind it
    own, older = earlier.alias(), earlier.c.number <= number
    same_place = and_(own.c.kind == earlier.c.kind, own.c.record_id == earlier.c.record_id)
    touched = exists().where(own.c.number == number, same_place)
    connection.execute(delete(earlier).where(older, touched))
    final = update(operation).where(operation.c.number == number)
    connection.execute(final.values(settled=True, note=None))


def discard(connection: Connection, operation_id: str) -> None:
    """Leave everything as if the operation had never been written."""
    number = _number(connection, operation_id)
    if number is None:
        return
    touched = select(earlier.c.kind, earlier.c.record_id, earlier.c.sealed)
    for row in connection.execute(touched.where(earlier.c.number == number)).all():
        _hand_on(connection, number, Place(row.kind, row.record_id), row.sealed)
    connection.execute(delete(earlier).where(earlier.c.number == number))
    connection.execute(delete(operation).where(operation.c.number == number))


def _hand_on(connection: Connection, number: int, place: Place, sealed: bytes | None) -> None:
    """Give what was before the operation to the next one on this record, else to the record."""
    after = select(earlier.c.number).where(_is(earlier, place), earlier.c.number > number)
    next_number = connection.execute(after.order_by(earlier.c.number).limit(1)).scalar()
    if next_number is None:
        _set(connection, place, sealed)
        return
    passed = update(earlier).where(_is(earlier, place), earlier.c.number == next_number)
    connection.execute(passed.values(sealed=sealed))


def _set(connection: Connection, place: Place, sealed: bytes | None) -> None:
    if sealed is None:
        connection.execute(delete(record).where(_is(record, place)))
        return
    written = upsert(record).values(kind=place.kind, record_id=place.record_id, sealed=sealed)
    key = [record.c.kind, record.c.record_id]
    connection.execute(written.on_conflict_do_update(key, set_={"sealed": sealed}))


def _number(connection: Connection, operation_id: str) -> int | None:
    waiting = and_(operation.c.operation_id == operation_id, operation.c.settled.is_(False))
    return connection.execute(select(operation.c.number).where(waiting)).scalar()


def _is(table: Table, place: Place) -> ColumnElement[bool]:
    return and_(table.c.kind == place.kind, table.c.record_id == place.record_id)
