"""Codes that became part of another: what the other file has under them follows there.

Without this a coder who coded with a code that was merged away meanwhile would lose what they did,
or bring the code back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field

from qualcode.model import Finding
from qualcode.services.merge_tree import MergedTree
from qualcode.store.became import became, stand_in
from qualcode.store.engine import Reader
from qualcode.store.merging import Place, naming, rows_at, rows_naming, with_natural_key
from qualcode.store.row_change import Row
from qualcode.wording import Message

_CODE = "code"


@dataclass
class Following:
    """Sends what stands under codes that are gone to those that stand in for them.

    ``writes`` are the rows a merge is about to write (None: delete), changed in place.
    """

    ours: Reader
    theirs: Reader
    writes: MutableMapping[Place, Row | None]
    _into: dict[str, str] = field(init=False)
    _tree: MergedTree = field(init=False)
    _followed: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._into = {**became(self.theirs), **became(self.ours)}
        self._tree = MergedTree(self.ours, self.theirs, self.writes)

    def follow(self) -> tuple[Finding, ...]:
        """Does it; what to tell of it, a finding a code."""
        if not self._into:
            return ()
        for place, row in list(self.writes.items()):
            if row is not None:
                self._point(place, row)
        for table, code_id in [p for p, row in self.writes.items() if row is None]:
            if table == _CODE and self._stands_in(code_id):
                for place, row in rows_naming(self.ours, _CODE, code_id).items():
                    if place not in self.writes:
                        self._point(place, row)
        return tuple(self._told())

    def _point(self, place: Place, row: Row) -> None:
        gone = {
            name: code_id
            for name, code_id in naming(place[0], row, _CODE).items()
            if self._stands_in(code_id)
        }
        if not gone:
            return
        after = row | {name: self._instead(place, name, i) for name, i in gone.items()}
        if self._clashes(place, after):
            return  # a person chooses, as for any two texts about the same
        self._followed.update(set(gone.values()))
        self.writes[place] = None if _about_itself(place[0], after) else after

    def _instead(self, place: Place, column: str, gone_id: str) -> str | None:
        """What a row names instead of a code that is gone: as where codes are merged in one file."""
        into = self._stands_in(gone_id)
        if place[0] != _CODE or into is None:
            return into
        if column == "parent_id" and place[1] in (into, *self._tree.above(into)):
            return self._tree.rising(place[1], gone_id)
        return None if into == place[1] else into

    def _clashes(self, place: Place, after: Row) -> bool:
        """Whether a row of this study would say what another of it says already."""
        if place[0] == "coding" or place not in rows_at(self.ours, [place]):
            return False
        return with_natural_key(self.ours, place[0], after) is not None

    def _stands_in(self, code_id: str) -> str | None:
        """The code that stands in for one that is gone; None for one that is there or unknown."""
        return stand_in(code_id, self._into, self._is_there)

    def _is_there(self, code_id: str) -> bool:
        return self._tree.row(code_id) is not None

    def _told(self) -> list[Finding]:
        return [
            Finding(
                Message("code {name}", name=self._name(code_id)),
                Message.plural(
                    "It became part of “{into}” meanwhile: {n} entry under it follows there.",
                    "It became part of “{into}” meanwhile: {n} entries under it follow there.",
                    n=n,
                    into=self._name(self._stands_in(code_id) or ""),
                ),
                Message("Look at them if the two codes did not mean the same."),
            )
            for code_id, n in self._followed.items()
        ]

    def _name(self, code_id: str) -> str:
        place = _CODE, code_id
        known: Mapping[Place, Row] = {
            **rows_at(self.theirs, [place]),
            **rows_at(self.ours, [place]),
        }
        return str((self.writes.get(place) or known.get(place) or {}).get("name", ""))


def _about_itself(table: str, row: Row) -> bool:
    """A link of a code to itself, which two codes that became one would leave."""
    return table == "code_link" and row["from_id"] == row["to_id"]
