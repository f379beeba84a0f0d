"""What was done in a copy of a study since the two parted: rows as they were, and as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import UniqueConstraint, or_, select

from qualcode.store.became import BECAME
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row, RowChange, changes_from_json
from qualcode.store.tables import activity, code, coding, meaning_unit, metadata, setting, summary

Place: TypeAlias = tuple[str, str]  # table, row id
MERGED = "merged:"  # settings that tell which operations of copies came in
_AT_ONCE = 500  # SQLite caps the number of bound values


@dataclass(frozen=True, slots=True)
class Done:
    """One action of a copy that the study has not."""

    operation_id: str
    coder_id: str
    at: str
    action: str
    changes: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class RowThere:
    """A row that was touched in a copy: ``before`` the two parted, and ``now`` there and here."""

    table: str
    row_id: str
    before: Row | None
    there: Row | None
    here: Row | None

    @property
    def place(self) -> Place:
        """Which row it is."""
        return self.table, self.row_id


def operations(reader: Reader) -> frozenset[str]:
    """The ids of all that was done in a study, by itself or in copies merged into it."""
    own = set(reader.execute(select(activity.c.operation_id)).scalars())
    values = reader.execute(select(setting.c.value).where(setting.c.id.startswith(MERGED)))
    brought = {each["operation_id"] for value in values.scalars() for each in json.loads(value)}
    return frozenset(own | brought)


def actions_since(ours: Reader, theirs: Reader) -> frozenset[str]:
    """The kinds of actions ``theirs`` recorded that ``ours`` does not hold."""
    return frozenset(each.action for each in done_since(ours, theirs))


def done_since(ours: Reader, theirs: Reader) -> tuple[Done, ...]:
    """The actions of a copy that are not in the study, oldest first."""
    known = operations(ours)
    rows = theirs.execute(select(activity).order_by(activity.c.revision)).mappings()
    return tuple(
        Done(r["operation_id"], r["coder_id"], r["at"], r["action"], _shared(r["changes"]))
        for r in rows
        if r["operation_id"] not in known
    )


def rows_touched(ours: Reader, theirs: Reader, done: Iterable[Done]) -> tuple[RowThere, ...]:
    """Every row those actions touched, with how it was before them; unchanged ones left out."""
    steps = [step for each in done for step in each.changes]
    places = list(dict.fromkeys((step.table, step.row_id) for step in steps))
    there, here = rows_at(theirs, places), rows_at(ours, places)
    before: dict[Place, Row | None] = {place: there.get(place) for place in places}
    for step in reversed(steps):
        place = step.table, step.row_id
        before[place] = None if step.before is None else (before[place] or {}) | step.before
    return tuple(
        RowThere(table, row_id, before[table, row_id], there.get((table, row_id)), known)
        for table, row_id in places
        for known in (here.get((table, row_id)),)
        if before[table, row_id] != there.get((table, row_id))
    )


def rows_at(reader: Reader, places: Iterable[Place]) -> dict[Place, Row]:
    """The rows that are there, of those asked for."""
    by_table: dict[str, list[str]] = {}
    for table, row_id in places:
        by_table.setdefault(table, []).append(row_id)
    found: dict[Place, Row] = {}
    for table, ids in by_table.items():
        target = metadata.tables[table]
        for start in range(0, len(ids), _AT_ONCE):
            query = select(target).where(target.c.id.in_(ids[start : start + _AT_ONCE]))
            found |= {(table, r["id"]): dict(r) for r in reader.execute(query).mappings()}
    return found


def referring_to(reader: Reader, places: Iterable[Place]) -> dict[Place, list[Place]]:
    """For each of some rows, the rows of the study that refer to it."""
    found: dict[Place, list[Place]] = {place: [] for place in places}
    for table, row_id in found:
        found[table, row_id] += [("summary", i) for i in _summaries_of(reader, table, row_id)]
        for other in metadata.sorted_tables:
            for key in other.foreign_keys:
                if key.column.table.name == table and "id" in other.c:
                    query = select(other.c.id).where(key.parent == row_id)
                    ids = reader.execute(query).scalars()
                    found[table, row_id] += [(other.name, i) for i in ids]
    return found


def references_of(table: str, row: Mapping[str, Any]) -> list[Place]:
    """The rows a row refers to."""
    found = [
        (key.column.table.name, str(row[key.parent.name]))
        for key in metadata.tables[table].foreign_keys
        if row.get(key.parent.name) is not None
    ]
    if table == summary.name:  # what it is about is told by a column, so the file cannot check it
        found += [(code.name, str(row["code_id"])), (str(row["about"]), str(row["about_id"]))]
    return found


def _summaries_of(reader: Reader, table: str, row_id: str) -> list[str]:
    """The summaries of a theme or of a case."""
    if table == code.name:
        of = summary.c.code_id == row_id
    else:
        of = (summary.c.about == table) & (summary.c.about_id == row_id)
    return list(reader.execute(select(summary.c.id).where(of)).scalars())


def naming(table: str, row: Mapping[str, Any], target: str) -> dict[str, str]:
    """What a row names of another table, by the column that does: codes, or codings."""
    names = _columns_naming(table, target)
    if row.get("about") == target:
        names.add("about_id")
    return {name: str(row[name]) for name in sorted(names) if row.get(name)}


def rows_naming(reader: Reader, target: str, row_id: str) -> dict[Place, Row]:
    """Every row that names one of another table: of a code its codings, links, memos, requests…"""
    found: dict[Place, Row] = {}
    for table in metadata.sorted_tables:
        tests = [table.c[name] == row_id for name in sorted(_columns_naming(table.name, target))]
        if "about_id" in table.c:
            tests.append((table.c.about == target) & (table.c.about_id == row_id))
        if tests:
            rows = reader.execute(select(table).where(or_(*tests))).mappings()
            found |= {(table.name, row["id"]): dict(row) for row in rows}
    return found


def _columns_naming(table: str, target: str) -> set[str]:
    plain = {f"{target}_id"} & set(metadata.tables[table].c.keys())
    return {*columns_referring(table, target), *plain}


def columns_referring(table: str, target: str) -> list[str]:
    """The columns of a table that refer to rows of another."""
    keys = metadata.tables[table].foreign_keys
    return [key.parent.name for key in keys if key.column.table.name == target]


def units_beside(reader: Reader, row: Mapping[str, Any]) -> list[Place]:
    """The units of meaning of the same coder that overlap one."""
    overlap = (
        (meaning_unit.c.coder_id == row["coder_id"])
        & (meaning_unit.c.source_id == row["source_id"])
        & (meaning_unit.c.start < row["end"])
        & (meaning_unit.c.end > row["start"])
    )
    found = reader.execute(select(meaning_unit.c.id).where(overlap)).scalars()
    return [(meaning_unit.name, i) for i in found]


def natural_keys(table: str) -> list[tuple[str, ...]]:
    """Columns that together may stand only once in a table."""
    if table == coding.name:  # no constraint: files of others may hold the same twice
        return [("coder_id", "code_id", "source_id", "version", "start", "end")]
    return [
        tuple(column.name for column in constraint.columns)
        for constraint in metadata.tables[table].constraints
        if isinstance(constraint, UniqueConstraint)
    ]


def with_natural_key(reader: Reader, table: str, row: Mapping[str, Any]) -> Row | None:
    """Another row of the study that says the same thing under another id."""
    target = metadata.tables[table]
    for key in natural_keys(table):
        same = [target.c[name] == row[name] for name in key]
        query = select(target).where(*same, target.c.id != row["id"])
        found = reader.execute(query).mappings().first()
        if found is not None:
            return dict(found)
    return None


def brought(done: Iterable[Done]) -> str:
    """What the study keeps of the actions a merge brought in: who did what, when, and the id."""
    return json.dumps(
        [
            {
                "operation_id": each.operation_id,
                "coder_id": each.coder_id,
                "at": each.at,
                "action": each.action,
            }
            for each in done
        ]
    )


def _shared(changes: str) -> tuple[RowChange, ...]:
    """Row changes but for settings, which each file has for itself."""
    return tuple(
        step
        for step in changes_from_json(changes)
        if step.table != setting.name or step.row_id.startswith((MERGED, BECAME))
    )
