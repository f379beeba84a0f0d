"""The record of activities, and undo and redo read from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select

from qualcode.errors import NotFoundError, UndoBlockedError
from qualcode.model import Activity, now
from qualcode.store.change import Change
from qualcode.store.in_the_way import in_the_way
from qualcode.store.row_change import changes_from_json, changes_to_json
from qualcode.store.tables import activity, activity_row
from qualcode.wording import Message

_COLUMNS = [c for c in activity.c if c.name != "changes"]
# asked at every coding, by every page every second: a statement made once is half the work
_ACTS_SINCE = (
    select(activity.c.revision, activity.c.coder_id, activity.c.undoes, activity.c.undoable)
    .where(activity.c.revision > bindparam("since"))
    .order_by(activity.c.revision)
)
_TOUCHED_SINCE = (
    select(activity_row.c.table_name, activity_row.c.row_id)
    .where(activity_row.c.revision > bindparam("since"))
    .distinct()
)
_LATEST = (
    select(activity.c.revision, activity.c.operation_id)
    .order_by(activity.c.revision.desc())
    .limit(1)
)
_RECORDED = select(activity.c.operation_id).where(
    activity.c.operation_id.in_(bindparam("ids", expanding=True))
)
_REVISION_OF = select(activity.c.revision).where(activity.c.operation_id == bindparam("operation"))
_UNDONE = (
    select(activity.c.revision, activity.c.undoes)
    .where(activity.c.undoes.is_not(None))
    .order_by(activity.c.revision.desc())
)
_ADD, _ADD_ROWS = activity.insert(), activity_row.insert()


class Act(NamedTuple):
    """Who did something, by revision, and of what kind it was."""

    revision: int
    coder_id: str
    undoes: int | None
    is_final: bool


def record(
    change: Change,
    *,
    operation_id: str,
    coder_id: str,
    action: str,
    said: Message,
    undoes: int | None = None,
    undoable: bool = True,
) -> int:
    """Appends one activity for the change; returns its revision."""
    connection = change.connection
    row = {
        "operation_id": operation_id,
        "coder_id": coder_id,
        "at": now(),
        "action": action,
        "said": json.dumps(said.as_json(), ensure_ascii=False),
        "changes": changes_to_json(change.rows),
        "undoes": undoes,
        "undoable": undoable,
    }
    inserted = connection.execute(_ADD, row)
    assert inserted.inserted_primary_key is not None  # noqa: S101 - an insert has a key
    revision = int(inserted.inserted_primary_key[0])
    touched = sorted({(row.table, row.row_id) for row in change.rows})
    if touched:
        connection.execute(
            _ADD_ROWS,
            [{"revision": revision, "table_name": t, "row_id": i} for t, i in touched],
        )
    return revision


def activities(connection: Connection, since: int = 0) -> tuple[Activity, ...]:
    """Every activity after a revision, oldest first, each with what undid it if anything did."""
    rows = connection.execute(
        select(*_COLUMNS).where(activity.c.revision > since).order_by(activity.c.revision)
    ).mappings()
    return _activities(connection, rows)


def latest_activities(connection: Connection, coder_id: str, most: int) -> tuple[Activity, ...]:
    """The last activities of one coder, at most so many, oldest first."""
    rows = connection.execute(
        select(*_COLUMNS)
        .where(activity.c.coder_id == coder_id)
        .order_by(activity.c.revision.desc())
        .limit(most)
    ).mappings()
    return _activities(connection, reversed(rows.all()))


def acts_since(connection: Connection, revision: int) -> tuple[Act, ...]:
    """What was done after a revision, oldest first, without its words."""
    rows = connection.execute(_ACTS_SINCE, {"since": revision})
    return tuple(Act(number, who, undoes, not undoable) for number, who, undoes, undoable in rows)


def touched_since(connection: Connection, revision: int) -> dict[str, frozenset[str]]:
    """By table, the ids of the rows that activities after a revision changed, made or removed."""
    found: dict[str, set[str]] = {}
    for table, row_id in connection.execute(_TOUCHED_SINCE, {"since": revision}):
        found.setdefault(table, set()).add(row_id)
    return {table: frozenset(ids) for table, ids in found.items()}


def had_final_since(connection: Connection, revision: int) -> bool:
    """Whether something that cannot be taken back (a redaction, a withdrawal) was done since."""
    query = select(activity.c.revision).where(
        activity.c.revision > revision, activity.c.undoable.is_(False)
    )
    return connection.execute(query.limit(1)).first() is not None


def recorded_among(connection: Connection, operation_ids: Iterable[str]) -> frozenset[str]:
    """Those operation ids that the record holds already."""
    return frozenset(connection.execute(_RECORDED, {"ids": list(operation_ids)}).scalars())


def _activities(connection: Connection, rows: Iterable[Mapping[Any, Any]]) -> tuple[Activity, ...]:
    undone = undone_by(connection)
    return tuple(
        Activity(
            revision=row["revision"],
            operation_id=row["operation_id"],
            coder_id=row["coder_id"],
            at=row["at"],
            action=row["action"],
            said=Message.from_json(json.loads(row["said"])),
            undoes=row["undoes"],
            undone_by=undone.get(row["revision"]),
            undoable=bool(row["undoable"]),
        )
        for row in rows
    )


def latest_revision(connection: Connection) -> int:
    """The revision of the last activity; 0 in a study where nothing happened."""
    return int(connection.execute(_LATEST).scalar() or 0)


def latest_operation(connection: Connection) -> tuple[int, str]:
    """The last activity by revision and operation id; (0, "") in a study where nothing happened."""
    row = connection.execute(_LATEST).first()
    return (int(row[0]), str(row[1])) if row else (0, "")


def revision_of(connection: Connection, operation_id: str) -> int | None:
    """The revision of an operation id, or None when it is not in the record."""
    return connection.execute(_REVISION_OF, {"operation": operation_id}).scalar()


def undone_by(connection: Connection) -> dict[int, int]:
    """For each activity that stands undone now, the activity that undid it.

    An undo that was itself undone (a redo) no longer counts.
    """
    pairs = connection.execute(_UNDONE).all()
    standing: dict[int, int] = {}
    for revision, target in pairs:
        if revision not in standing:
            standing[target] = revision
    return standing


def next_to_undo(connection: Connection, coder_id: str) -> int | None:
    """This coder's own latest action that stands, undo actions aside."""
    undone = undone_by(connection)
    rows = connection.execute(
        select(activity.c.revision)
        .where(activity.c.coder_id == coder_id, activity.c.undoes.is_(None), activity.c.undoable)
        .order_by(activity.c.revision.desc())
    ).scalars()
    return next((revision for revision in rows if revision not in undone), None)


def next_to_redo(connection: Connection, coder_id: str) -> int | None:
    """This coder's latest undo that stands, if they did nothing else since."""
    undone = undone_by(connection)
    rows = connection.execute(
        select(activity.c.revision, activity.c.undoes)
        .where(activity.c.coder_id == coder_id)
        .order_by(activity.c.revision.desc())
    ).all()
    undoes = dict(
        connection.execute(
            select(activity.c.revision, activity.c.undoes).where(activity.c.undoes.is_not(None))
        ).all()
    )
    for revision, target in rows:
        if target is None:
            return None
        is_redo = target in undoes
        if not is_redo and revision not in undone:
            return int(revision)
    return None


def take_back(change: Change, revision: int) -> Activity:
    """Writes the inverse of an activity's changes into ``change``; returns the activity.

    Raises NotFoundError, or UndoBlockedError naming the later actions that depend on it.
    """
    row = (
        change.connection.execute(select(activity).where(activity.c.revision == revision))
        .mappings()
        .first()
    )
    if row is None or not row["undoable"]:
        raise NotFoundError(
            Message("There is no action here that can be taken back."),
            Message("Redactions and withdrawals are final; the history lists the others."),
        )
    changes = changes_from_json(row["changes"])
    inverse = tuple(c.inverse() for c in reversed(changes))
    blocked = in_the_way(change.connection, inverse)
    if blocked:
        _refuse(change.connection, revision, blocked)
    change.apply(inverse)
    return next(a for a in activities(change.connection, revision - 1) if a.revision == revision)


def _refuse(connection: Connection, revision: int, blocked: set[tuple[str, str]]) -> None:
    dependents = _later_on(connection, revision, blocked)
    names = "; ".join(str(a.said) for a in activities(connection) if a.revision in dependents)
    raise UndoBlockedError(
        Message.plural(
            "A later action depends on this one: {names}",
            "{n} later actions depend on this one: {names}",
            n=len(dependents),
            names=names,
        ),
        Message("Take those back first, or ask for all of them to be taken back together."),
        dependents,
    )


def _later_on(
    connection: Connection, revision: int, rows: Iterable[tuple[str, str]]
) -> tuple[int, ...]:
    """Standing activities after ``revision`` that touched one of the rows."""
    undone = undone_by(connection)
    found: set[int] = set()
    for table, row_id in rows:
        query = select(activity_row.c.revision).where(
            activity_row.c.table_name == table,
            activity_row.c.row_id == row_id,
            activity_row.c.revision > revision,
        )
        found |= set(connection.execute(query).scalars())
    return tuple(sorted(r for r in found if r not in undone))
