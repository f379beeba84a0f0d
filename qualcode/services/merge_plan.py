"""What a merge would do: rows to write, and what a person has to decide first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qualcode.model import Finding
from qualcode.services.merge_codings import join_the_same
from qualcode.services.merge_following import Following
from qualcode.services.merge_rows import Conflict, ConflictKind, Joined, Side, join, ours_of
from qualcode.services.merge_tree import MergedTree
from qualcode.store.engine import Reader
from qualcode.store.hiding import Hidden, hides_change
from qualcode.store.merging import (
    Place,
    RowThere,
    columns_referring,
    references_of,
    referring_to,
    rows_at,
    units_beside,
    with_natural_key,
)
from qualcode.store.row_change import Row
from qualcode.wording import Message

# what somebody wrote: two of them about the same thing are not the same
_WRITTEN = {"summary": ("text",), "checklist_answer": ("text", "place")}
_IN_THE_COPY = Message("what was done in the copy")
_FOR_GOOD = {"participant", "source", "interview", "transcript_version"}


@dataclass
class Planning:
    """Rows of a copy on their way into the study.

    ``decided`` gives the side by a conflict's key; a conflict without one stays open.
    """

    ours: Reader
    theirs: Reader
    decided: Mapping[str, Side]
    hidden: Hidden
    writes: dict[Place, Row | None] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    left_out: dict[Place, Row] = field(default_factory=dict)
    gone_for_good: dict[Place, Row] = field(default_factory=dict)

    @property
    def open_conflicts(self) -> tuple[Conflict, ...]:
        """What still has to be decided."""
        return tuple(c for key, c in self.conflicts.items() if key not in self.decided)

    def take(self, rows: tuple[RowThere, ...]) -> None:
        """Plans every row, then what they refer to."""
        for row in rows:
            joined = join(row)
            if joined is not None:
                self._take(row, joined)
        self.findings += Following(self.ours, self.theirs, self.writes).follow()
        self._settle_references()
        self._break_circles(rows)
        join_the_same(self.ours, self.writes)
        self._keep_one_of_each()
        self._keep_units_apart()

    def side(self, conflict: Conflict) -> Side | None:
        """Notes a conflict; how it was decided, or None.

        Nobody decides on what is kept from them: there the copy of who did it stands.
        """
        row = conflict.there or conflict.here or {}
        if self.hidden and hides_change(self.hidden, conflict.table, conflict.row_id, row):
            return Side.THEIRS
        self.conflicts[conflict.key] = conflict
        return self.decided.get(conflict.key)

    def _take(self, row: RowThere, joined: Joined) -> None:
        if row.table == "setting" and row.here is not None:
            return  # what either file notes of codes that went; nobody decides on that
        if joined.conflict is None or self.side(joined.conflict) is Side.THEIRS:
            self.writes[row.place] = joined.after
            return
        kept = ours_of(row, joined)
        if kept is not None and kept != row.here:
            self.writes[row.place] = kept

    def _settle_references(self) -> None:
        """Nothing that comes may refer to what is gone, nothing that goes may be needed."""
        waiting = list(self.writes)
        while waiting:
            place = waiting.pop()
            row = self.writes.get(place)
            if row is not None:
                waiting += self._need(place, row)
        for place in [p for p, row in self.writes.items() if row is None]:
            self._let_go(place)

    def _need(self, place: Place, row: Row) -> list[Place]:
        """Brings back what a row refers to, or leaves the row out; the places brought back."""
        wanted = references_of(place[0], row)
        here = rows_at(self.ours, wanted)
        for target in wanted:
            going = target in self.writes and self.writes[target] is None
            if (target in here and not going) or self.writes.get(target) is not None:
                continue
            if going:
                continue  # looked at from the other end
            there = rows_at(self.theirs, [target]).get(target)
            if there is None or target[0] in _FOR_GOOD:
                self.writes.pop(place, None)
                self.gone_for_good[place] = row
                return []
            conflict = Conflict(ConflictKind.USED_THERE, *target, None, there)
            if self.side(conflict) is not Side.THEIRS:
                self.writes.pop(place, None)
                self.left_out[place] = row
                return []
            self.writes[target] = there
            return [target, place]
        return []

    def _let_go(self, place: Place) -> None:
        """A row deleted in the copy goes unless something here needs it."""
        needing = [
            p
            for p in referring_to(self.ours, [place])[place]
            if self.writes.get(p, p) is not None and not self._repointed(p, place)
        ]
        needing += [
            p for p, row in self.writes.items() if row and place in references_of(p[0], row)
        ]
        if not needing:
            return
        here = rows_at(self.ours, [place]).get(place)
        if self.side(Conflict(ConflictKind.USED_HERE, *place, here, None)) is Side.THEIRS:
            for each in dict.fromkeys(needing):
                if self.writes.get(each, each) is not None:
                    self._go_with(each)
        else:
            del self.writes[place]

    def _go_with(self, place: Place) -> None:
        """A row that needs what is deleted goes too, and what needs it in turn."""
        known = rows_at(self.ours, [place]).get(place)
        if known is None:
            self.writes.pop(place, None)
            return
        self.writes[place] = None
        for other in referring_to(self.ours, [place])[place]:
            if self.writes.get(other, other) is not None:
                self._go_with(other)

    def _repointed(self, place: Place, target: Place) -> bool:
        row = self.writes.get(place)
        return row is not None and target not in references_of(place[0], row)

    def _break_circles(self, rows: tuple[RowThere, ...]) -> None:
        """Two codes moved under each other: a person says where one of them stands."""
        moved = {
            r.row_id: r
            for r in rows
            if r.table == "code" and r.here and (self.writes.get(r.place) or {}).get("parent_id")
        }
        tree = MergedTree(self.ours, self.theirs, self.writes)
        for row_id, row in moved.items():
            after = self.writes[row.place]
            if after is None or row.here is None or not tree.is_in_circle(row_id):
                continue
            conflict = Conflict(
                ConflictKind.CIRCLE, row.table, row_id, row.here, after, ("parent_id",)
            )
            if self.side(conflict) is Side.THEIRS:
                self._lift(tree, row_id)
            else:
                parent_id = tree.rising(row_id, row.here["parent_id"])
                self.writes[row.place] = after | {"parent_id": parent_id}

    def _lift(self, tree: MergedTree, code_id: str) -> None:
        """Puts the code that stands above another, and under it too, where the copy has it."""
        lifted = [code_id, *tree.above(code_id)][-1]
        place = "code", lifted
        there = rows_at(self.theirs, [place]).get(place) or {}
        row = tree.row(lifted)
        if row is not None:
            self.writes[place] = row | {"parent_id": tree.rising(lifted, there.get("parent_id"))}

    def _keep_one_of_each(self) -> None:
        """The same said twice under two ids is kept once; of different words a person chooses."""
        here = rows_at(self.ours, list(self.writes))
        for place, row in list(self.writes.items()):
            if row is None or place in here or place[0] == "coding":
                continue
            other = with_natural_key(self.ours, place[0], row)
            if other is None or self.writes.get((place[0], other["id"]), other) is None:
                continue
            self._make_one(place, row, other)

    def _make_one(self, place: Place, row: Row, other: Row) -> None:
        known = place[0], other["id"]
        disputed = tuple(n for n in _WRITTEN.get(place[0], ()) if row[n] != other[n])
        kept = other if other["id"] < row["id"] else row
        if disputed:
            conflict = Conflict(ConflictKind.BOTH_CHANGED, *known, other, row, disputed)
            chosen = row if self.side(conflict) is Side.THEIRS else other
            kept = kept | {n: chosen[n] for n in disputed}
        if kept["id"] == row["id"]:
            self.writes[known], self.writes[place] = None, kept
            self._repoint(known, row["id"])
            return
        del self.writes[place]
        if kept != other:
            self.writes[known] = kept
        self._repoint(place, other["id"])

    def _repoint(self, gone: Place, kept_id: str) -> None:
        """What refers to one of two that became one refers to the other."""
        here = rows_at(self.ours, referring_to(self.ours, [gone])[gone])
        known = {**here, **{p: row for p, row in self.writes.items() if row is not None}}
        for place, row in known.items():
            names = columns_referring(place[0], gone[0])
            moved = {n: kept_id for n in names if row.get(n) == gone[1]}
            if moved and self.writes.get(place, row) is not None:
                self.writes[place] = row | moved

    def _keep_units_apart(self) -> None:
        """Units of meaning one coder cut in both: those here stand where they overlap."""
        fresh = [
            (place, row)
            for place, row in self.writes.items()
            if place[0] == "meaning_unit" and row is not None
        ]
        n_left = 0
        for place, row in fresh:
            others = rows_at(self.ours, units_beside(self.ours, row))
            if any(self.writes.get(p, r) is not None and p != place for p, r in others.items()):
                del self.writes[place]
                n_left += 1
        if n_left:
            self.findings.append(_overlapping(n_left))


def _overlapping(n: int) -> Finding:
    return Finding(
        _IN_THE_COPY,
        Message.plural(
            "{n} unit of meaning overlaps one the same coder cut here.",
            "{n} units of meaning overlap some the same coder cut here.",
            n=n,
        ),
        Message("Those here stand; cut them again where you like the others better."),
    )


def left_out_findings(planning: Planning) -> Iterator[Finding]:
    """What is said of rows that could not come in."""
    if planning.left_out:
        yield Finding(
            _IN_THE_COPY,
            Message.plural(
                "{n} entry refers to something that is no longer in the study.",
                "{n} entries refer to something that is no longer in the study.",
                n=len(planning.left_out),
            ),
            Message(
                "They stay in the copy alone. To have them, decide for the copy; if it is merged "
                "already, undo that first."
            ),
        )
    if planning.gone_for_good:
        yield Finding(
            _IN_THE_COPY,
            Message.plural(
                "{n} entry is about an interview or a participant that is not in this study.",
                "{n} entries are about an interview or a participant that is not in this study.",
                n=len(planning.gone_for_good),
            ),
            Message(
                "They are left out. If somebody withdrew, delete the file of the copy too; what came "
                "in in the copy alone, import here."
            ),
        )
