"""Three states of a row made one: as it was when a copy was made, as it is there, as it is here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from qualcode.store.merging import RowThere
from qualcode.store.row_change import Row

_ANCHOR = frozenset(("source_id", "version", "start", "end", "quote"))
# what nobody would want to be asked about; either way round gives the same
_SETTLED = {"position": min, "defined_at": max, "checked_at": max, "created_at": min}


class Side(StrEnum):
    """Whose version of a row stands."""

    OURS = "ours"
    THEIRS = "theirs"


class ConflictKind(StrEnum):
    """Why a person has to decide."""

    BOTH_CHANGED = "both_changed"
    DELETED_HERE = "deleted_here"  # and changed there
    DELETED_THERE = "deleted_there"  # and changed here
    USED_HERE = "used_here"  # deleted there, and something here needs it
    USED_THERE = "used_there"  # deleted here, and something there needs it
    CIRCLE = "circle"  # two codes moved under each other


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row on which study and copy differ; ``columns`` are those in dispute."""

    kind: ConflictKind
    table: str
    row_id: str
    here: Row | None
    there: Row | None
    columns: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What a decision names it by."""
        return f"{self.table}:{self.row_id}"


@dataclass(frozen=True, slots=True)
class Joined:
    """What becomes of a row: ``after`` to be written unless there is a conflict."""

    after: Row | None
    conflict: Conflict | None = None


def join(row: RowThere) -> Joined | None:
    """What becomes of a row by itself; None where the study has it already as it should be."""
    if row.there in (row.here, row.before):
        return None
    if row.here == row.before:
        return Joined(row.there)
    if row.here is None:
        if _is_settled(row.before, row.there):
            return None
        kind = ConflictKind.DELETED_HERE
        return Joined(row.there, Conflict(kind, row.table, row.row_id, None, row.there))
    if row.there is None:
        if _is_settled(row.before, row.here):
            return Joined(None)
        kind = ConflictKind.DELETED_THERE
        return Joined(None, Conflict(kind, row.table, row.row_id, row.here, None))
    return _both(row, row.before or {}, row.there, row.here)


def _is_settled(before: Row | None, after: Row | None) -> bool:
    """Whether nothing was changed that anybody decides on: a code beside it went, say."""
    return bool(before and after) and _changed(before or {}, after or {}) <= _SETTLED.keys()


def _both(row: RowThere, before: Row, there: Row, here: Row) -> Joined | None:
    theirs = _changed(before, there)
    ours = _changed(before, here)
    after, disputed = dict(here), set[str]()
    for group in _groups(theirs):
        group &= here.keys()
        if all(here[name] == there[name] for name in group):
            continue
        if not group & ours:
            after |= {name: there[name] for name in group}
        elif len(group) == 1 and group <= _SETTLED.keys():
            (name,) = group
            after[name] = _SETTLED[name]((here[name], there[name]))
        else:
            disputed |= group
    if disputed:
        columns = tuple(sorted(n for n in disputed if here.get(n) != there.get(n)))
        conflict = Conflict(ConflictKind.BOTH_CHANGED, row.table, row.row_id, here, there, columns)
        return Joined(after | {name: there[name] for name in disputed}, conflict)
    return Joined(after) if after != here else None


def ours_of(row: RowThere, joined: Joined) -> Row | None:
    """What stands when a conflict is decided for the study: all else of the copy still comes."""
    if joined.conflict is None or row.here is None or joined.after is None:
        return row.here
    return joined.after | {name: row.here[name] for name in joined.conflict.columns}


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[str]:
    return frozenset(name for name in after if name not in before or before[name] != after[name])


def _groups(changed: Iterable[str]) -> list[frozenset[str]]:
    """Columns that only make sense together count as one."""
    names = set(changed)
    singles = [frozenset((name,)) for name in sorted(names - _ANCHOR)]
    return [*singles, _ANCHOR] if names & _ANCHOR else singles
