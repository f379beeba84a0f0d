"""Places counted: by kind, code and source; code against code; coder against coder."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qualcode.model.disagreement import Place, PlaceKind

NOTHING = ""  # stands for a coder who put no code there


@dataclass(frozen=True, slots=True)
class Tally:
    """How many places of each kind, and how many letters and figures are disputed."""

    kinds: Mapping[PlaceKind, int]
    disputed: int

    @property
    def n_places(self) -> int:
        """All places."""
        return sum(self.kinds.values())

    @property
    def n_agreed(self) -> int:
        """Places where everybody did the same."""
        return self.kinds.get(PlaceKind.AGREEMENT, 0)

    @property
    def n_disagreements(self) -> int:
        """The other places."""
        return self.n_places - self.n_agreed

    @property
    def share_agreed(self) -> float | None:
        """Agreed places among all; None where nobody coded anything."""
        return self.n_agreed / self.n_places if self.n_places else None


def tally(places: Iterable[Place]) -> Tally:
    """Some places counted."""
    found = list(places)
    return Tally(Counter(p.kind for p in found), sum(p.disputed for p in found))


def by_code(places: Iterable[Place]) -> dict[str, Tally]:
    """The places of each code; one with two codes counts for both. Most disputed first."""
    groups: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for code_id in place.code_ids:
            groups[code_id].append(place)
    return _most_disputed_first({code_id: tally(group) for code_id, group in groups.items()})


def by_source(places: Iterable[Place]) -> dict[str, Tally]:
    """The places of each source, most disputed first."""
    groups: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        groups[place.source_id].append(place)
    return _most_disputed_first({source_id: tally(group) for source_id, group in groups.items()})


def confusion(places: Iterable[Place], coder_a: str, coder_b: str) -> dict[tuple[str, str], int]:
    """How often A's code stands against B's at one place; ``NOTHING`` where one has none."""
    counts: Counter[tuple[str, str]] = Counter()
    for place in places:
        ours = [side.code_id for side in place.of(coder_a)]
        theirs = [side.code_id for side in place.of(coder_b)]
        if ours or theirs:
            for a in ours or [NOTHING]:
                for b in theirs or [NOTHING]:
                    counts[a, b] += 1
    return dict(counts)


def _most_disputed_first(tallies: dict[str, Tally]) -> dict[str, Tally]:
    ranked = sorted(tallies, key=lambda k: (-tallies[k].n_disagreements, -tallies[k].disputed, k))
    return {key: tallies[key] for key in ranked}
