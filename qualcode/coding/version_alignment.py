"""Two versions of a text side by side: which turns answer each other, and what differs in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from qualcode.coding.differing_runs import differing_runs
from qualcode.model import Span

Pair: TypeAlias = tuple[int | None, int | None]

_KIN = 0.3  # of the shorter of two turns, what both must say to answer each other


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one version; ``differs`` where the other says them otherwise or not at all."""

    span: Span
    differs: bool


@dataclass(frozen=True, slots=True)
class AlignedTurn:
    """A turn of each version side by side, by its place among the turns; None where there is none."""

    old: int | None
    new: int | None
    old_pieces: tuple[Piece, ...] = ()
    new_pieces: tuple[Piece, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the two do not say the same."""
        return any(piece.differs for piece in (*self.old_pieces, *self.new_pieces))


def align_versions(
    old: str, new: str, old_turns: Sequence[Span], new_turns: Sequence[Span]
) -> tuple[AlignedTurn, ...]:
    """The turns of two versions in the order they are read, those that answer each other together.

    A turn that answers none of the other version stands alone and differs as a whole, unless most
    of its words stand in a neighbour over there: a turn cut in two has not changed its words.
    """
    runs = tuple(differing_runs(old, new))
    kept = _kept(runs, len(old), len(new))
    shared = _shared(kept, old_turns, new_turns)
    pairs = _pairs(shared, old_turns, new_turns)
    gone = [Span(a, b) for a, b, _, _ in runs if a < b]
    come = [Span(c, d) for _, _, c, d in runs if c < d]
    left, right = _alone(shared, old_turns, 0), _alone(shared, new_turns, 1)
    return tuple(
        AlignedTurn(
            i,
            j,
            _pieces(old_turns, i, gone, whole=j is None and i in left),
            _pieces(new_turns, j, come, whole=i is None and j in right),
        )
        for i, j in pairs
    )


def _kept(
    runs: Iterable[tuple[int, int, int, int]], n_old: int, n_new: int
) -> list[tuple[int, int, int]]:
    """What both versions say: where it begins in each, and how long it is."""
    kept, i, j = [], 0, 0
    for a, b, _, d in (*runs, (n_old, n_old, n_new, n_new)):
        if a > i:
            kept.append((i, j, a - i))
        i, j = b, d
    return kept


def _shared(
    kept: Iterable[tuple[int, int, int]], old: Sequence[Span], new: Sequence[Span]
) -> Counter[tuple[int, int]]:
    """By pair of turns, how many characters both say at the same place."""
    shared: Counter[tuple[int, int]] = Counter()
    for start, there, length in kept:
        shift = there - start
        for i in _touched(old, Span(start, start + length)):
            here = Span(max(start, old[i].start), min(start + length, old[i].end)).shift(shift)
            for j in _touched(new, here):
                both = here.intersection(new[j])
                shared[i, j] += len(both) if both else 0
    return shared


def _touched(spans: Sequence[Span], by: Span) -> range:
    """The places, among spans in order, of those a span shares something with."""
    first = bisect_right(spans, by.start, key=lambda span: span.end)
    return range(first, max(first, bisect_left(spans, by.end, key=lambda span: span.start)))


def _pairs(
    shared: Counter[tuple[int, int]], old: Sequence[Span], new: Sequence[Span]
) -> list[Pair]:
    """Every turn once: with the one it shares most with, or alone at its place."""
    by_old: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), n in shared.most_common():
        enough = n >= _KIN * min(len(old[i]), len(new[j]))
        if enough and i not in by_old and j not in taken:
            by_old[i] = j
            taken.add(j)
    pairs: list[Pair] = []
    reached = 0
    for i in range(len(old)):
        mate = by_old.get(i)
        if mate is None:
            pairs.append((i, None))
            continue
        pairs += [(None, k) for k in range(reached, mate) if k not in taken]
        pairs.append((i, mate))
        reached = max(reached, mate + 1)
    return [*pairs, *((None, k) for k in range(reached, len(new)) if k not in taken)]


def _alone(shared: Counter[tuple[int, int]], turns: Sequence[Span], side: int) -> set[int]:
    """The turns of which the other version says less than half."""
    said: Counter[int] = Counter()
    for pair, n in shared.items():
        said[pair[side]] += n
    return {n for n, span in enumerate(turns) if said[n] * 2 < len(span)}


def _pieces(
    turns: Sequence[Span], n: int | None, differing: Sequence[Span], *, whole: bool
) -> tuple[Piece, ...]:
    if n is None:
        return ()
    turn = turns[n]
    if whole:
        return (Piece(turn, differs=True),) if len(turn) else ()
    pieces, reached = [], turn.start
    for n_span in _touched(differing, turn):
        here = differing[n_span].intersection(turn)
        if here is None:
            continue
        if here.start > reached:
            pieces.append(Piece(Span(reached, here.start), differs=False))
        pieces.append(Piece(here, differs=True))
        reached = here.end
    if reached < turn.end:
        pieces.append(Piece(Span(reached, turn.end), differs=False))
    return tuple(pieces)
