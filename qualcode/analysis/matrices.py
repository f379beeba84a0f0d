"""Codes against groups of people, and codes against codes: what stands where, and how much.

An extract is a distinct segment, as in the thematic tree: two coders on one segment count once.
Words are counted once however many codings cover them, and never those of the interviewer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.model import Segment, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A coding as the matrices count it.

    ``codes`` are the codes it counts for (its own, and those above it where children count),
    ``groups`` the columns it stands under, ``turns`` the numbers of the first and the last turn of
    its transcript it touches.
    """

    segment: Segment
    codes: tuple[str, ...]
    participant: str
    coder_id: str
    groups: tuple[str, ...] = ()
    turns: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: distinct extracts (or pairs of them), participants, words."""

    n_extracts: int = 0
    n_participants: int = 0
    n_words: int = 0


NOTHING = Cell()
Cells = dict[tuple[str, str], Cell]


class Numbered:
    """Stretches of each source (its words, its turns) by their numbers, in order."""

    def __init__(self, stretches: Mapping[str, Sequence[Span]]) -> None:
        self._starts = {source: [s.start for s in spans] for source, spans in stretches.items()}
        self._ends = {source: [s.end for s in spans] for source, spans in stretches.items()}

    def within(self, source_id: str, span: Span) -> range:
        """The numbers of those a span touches."""
        starts, ends = self._starts.get(source_id, []), self._ends.get(source_id, [])
        first = bisect_right(ends, span.start)
        return range(first, max(first, bisect_right(starts, span.end - 1)))


def code_by_group(marks: Iterable[Mark], words: Numbered) -> Cells:
    """What each code holds in each group, by (code, group); empty cells are left out."""
    gathered: dict[tuple[str, str], _Gathered] = {}
    for mark in marks:
        for code in mark.codes:
            for group in mark.groups:
                place = gathered.setdefault((code, group), _Gathered())
                place.add(mark.segment, mark.segment.span, mark.segment.source_id, mark.participant)
    return {place: held.counted(words) for place, held in gathered.items()}


def code_by_code(
    marks: Iterable[Mark],
    words: Numbered,
    related: frozenset[tuple[str, str]] = frozenset(),
    *,
    n_turns: int | None = None,
) -> Cells:
    """How often two codes stand near each other, by (code, code), the same both ways round.

    Near is on a stretch they share, or with ``n_turns`` no more than so many turns apart (0: in
    the same turn). A cell counts pairs of extracts of one coder, the participants who have one,
    and the words of the stretch they share. ``related`` pairs (a code and what stands above it)
    are not counted: they are together by the tree, not by what was said.
    """
    gathered: dict[tuple[str, str], _Gathered] = {}
    for one, other in _near(marks, n_turns):
        shared = one.segment.span.intersection(other.segment.span)
        for a in one.codes:
            for b in other.codes:
                if a == b or (a, b) in related or (b, a) in related:
                    continue
                ordered = (one.segment, other.segment) if a < b else (other.segment, one.segment)
                place = gathered.setdefault((min(a, b), max(a, b)), _Gathered())
                place.add(ordered, shared, one.segment.source_id, one.participant)
                place.people.add(other.participant)
    cells = {place: held.counted(words) for place, held in gathered.items()}
    return cells | {(b, a): cell for (a, b), cell in cells.items()}


class _Gathered:
    """What falls into one cell."""

    def __init__(self) -> None:
        self.things: set[object] = set()
        self.people: set[str] = set()
        self.spans: set[tuple[str, Span]] = set()

    def add(self, thing: object, span: Span | None, source_id: str, participant: str) -> None:
        self.things.add(thing)
        self.people.add(participant)
        if span is not None:
            self.spans.add((source_id, span))

    def counted(self, words: Numbered) -> Cell:
        touched = {(source, n) for source, span in self.spans for n in words.within(source, span)}
        return Cell(len(self.things), len(self.people - {""}), len(touched))


def _near(marks: Iterable[Mark], n_turns: int | None) -> Iterable[tuple[Mark, Mark]]:
    """Pairs of codings of one coder in one source that stand near each other, each once."""
    rooms: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        rooms.setdefault((mark.segment.source_id, mark.coder_id), []).append(mark)
    for room in rooms.values():
        room.sort(key=lambda m: (_ends(m, n_turns), m.codes))
        open_ones: list[Mark] = []
        for mark in room:
            first = _ends(mark, n_turns)[0]
            open_ones = [m for m in open_ones if _ends(m, n_turns)[1] > first]
            for other in open_ones:
                yield other, mark
            open_ones.append(mark)


def _ends(mark: Mark, n_turns: int | None) -> tuple[int, int]:
    """Where a coding begins, and where what begins is no longer near it."""
    if n_turns is None:
        return mark.segment.span.start, mark.segment.span.end
    return mark.turns[0], mark.turns[1] + n_turns + 1
