"""Which stretches of the texts answer a question put in codes.

An expression is asked of passages: every coding is one, and so is every stretch that nobody coded.
What comes out are passages again, so that expressions nest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qualcode.model import Coding, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source and the codings it comes from; none where nobody coded.

    ``turns`` are the numbers of the first and the last turn it touches.
    """

    source_id: str
    span: Span
    coding_ids: tuple[str, ...] = ()
    turns: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Asked:
    """What expressions are put to: the codings at hand, and the texts' uncoded stretches."""

    codings: Sequence[Coding]
    uncoded: Sequence[Passage] = ()
    turns_of: Callable[[str, Span], tuple[int, int]] = field(default=lambda _source, _span: (0, 0))


@dataclass(frozen=True, slots=True)
class Coded:
    """What is coded with one of some codes."""

    code_ids: frozenset[str]

    def answer(self, asked: Asked) -> list[Passage]:
        """Each coding by itself."""
        return [
            Passage(
                c.segment.source_id,
                c.segment.span,
                (c.id,),
                asked.turns_of(c.segment.source_id, c.segment.span),
            )
            for c in asked.codings
            if c.code_id in self.code_ids
        ]


@dataclass(frozen=True, slots=True)
class Uncoded:
    """What nobody coded."""

    def answer(self, asked: Asked) -> list[Passage]:
        """Each stretch by itself."""
        return list(asked.uncoded)


@dataclass(frozen=True, slots=True)
class Either:
    """What one of two answers; a passage both give is given once."""

    one: Expression
    other: Expression

    def answer(self, asked: Asked) -> list[Passage]:
        """The passages of both, in the order of sources and text."""
        return in_order([*self.one.answer(asked), *self.other.answer(asked)])


@dataclass(frozen=True, slots=True)
class Both:
    """The words two have in common: each stretch once, with all the codings that meet on it."""

    one: Expression
    other: Expression

    def answer(self, asked: Asked) -> list[Passage]:
        """The shared stretches."""
        near = _Room(self.other.answer(asked))
        shared = []
        for one in self.one.answer(asked):
            for other in near.touching(one):
                span = one.span.intersection(other.span)
                if span is not None:
                    ids = tuple(dict.fromkeys((*one.coding_ids, *other.coding_ids)))
                    turns = asked.turns_of(one.source_id, span)
                    shared.append(Passage(one.source_id, span, ids, turns))
        return of_the_same_words(shared)


@dataclass(frozen=True, slots=True)
class Without:
    """What the first answers and no word of which the second does."""

    one: Expression
    other: Expression

    def answer(self, asked: Asked) -> list[Passage]:
        """Whole passages of the first."""
        near = _Room(self.other.answer(asked))
        return [p for p in self.one.answer(asked) if not near.touching(p)]


@dataclass(frozen=True, slots=True)
class Overlapping:
    """What the first answers and shares a word with the second.

    A passage does not overlap itself: the second must rest on another coding.
    """

    one: Expression
    other: Expression

    def answer(self, asked: Asked) -> list[Passage]:
        """Whole passages of the first."""
        near = _Room(self.other.answer(asked))
        return [
            p for p in self.one.answer(asked) if any(not _is_itself(p, o) for o in near.touching(p))
        ]


@dataclass(frozen=True, slots=True)
class Inside:
    """What the first answers and stands wholly within the second.

    A passage is not within itself: the second must rest on another coding.
    """

    one: Expression
    other: Expression

    def answer(self, asked: Asked) -> list[Passage]:
        """Whole passages of the first."""
        near = _Room(self.other.answer(asked))
        return [
            p
            for p in self.one.answer(asked)
            if any(o.span.contains(p.span) and not _is_itself(p, o) for o in near.touching(p))
        ]


@dataclass(frozen=True, slots=True)
class Near:
    """What the first answers, with the second no more than so many turns away (0: same turn).

    A passage is not near itself: the second must rest on another coding.
    """

    one: Expression
    other: Expression
    n_turns: int = 0

    def answer(self, asked: Asked) -> list[Passage]:
        """Whole passages of the first."""
        others = _by_source(self.other.answer(asked))
        return [
            p
            for p in self.one.answer(asked)
            if any(self._is_near(p, o) for o in others.get(p.source_id, ()))
        ]

    def _is_near(self, one: Passage, other: Passage) -> bool:
        return not _is_itself(one, other) and (
            other.turns[0] - one.turns[1] <= self.n_turns
            and one.turns[0] - other.turns[1] <= self.n_turns
        )


Expression = Coded | Uncoded | Either | Both | Without | Overlapping | Inside | Near


def _is_itself(one: Passage, other: Passage) -> bool:
    """Whether two answers are the same codings of the same words."""
    return one.coding_ids == other.coding_ids and one.span == other.span


def in_order(passages: Iterable[Passage]) -> list[Passage]:
    """Passages by source and place, each once."""
    once = dict.fromkeys(passages)
    return sorted(once, key=lambda p: (p.source_id, p.span, p.coding_ids))


def of_the_same_words(passages: Iterable[Passage]) -> list[Passage]:
    """Passages by source and place, those of the same words made one that holds their codings."""
    held: dict[tuple[str, Span], Passage] = {}
    for passage in passages:
        place = passage.source_id, passage.span
        ids = (*held[place].coding_ids, *passage.coding_ids) if place in held else ()
        held[place] = replace(passage, coding_ids=tuple(dict.fromkeys(ids or passage.coding_ids)))
    return in_order(held.values())


class _Room:
    """Passages by source, quick to ask for those that share words with one."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._held = {
            source: sorted(inside, key=lambda p: p.span)
            for source, inside in _by_source(passages).items()
        }
        self._starts = {s: [p.span.start for p in held] for s, held in self._held.items()}
        self._longest = {s: max(len(p.span) for p in held) for s, held in self._held.items()}

    def touching(self, passage: Passage) -> list[Passage]:
        """Those that share at least one code point with it."""
        held = self._held.get(passage.source_id)
        if not held:
            return []
        starts, longest = self._starts[passage.source_id], self._longest[passage.source_id]
        first = bisect_left(starts, passage.span.start - longest)
        last = bisect_left(starts, passage.span.end)
        return [p for p in held[first:last] if p.span.overlaps(passage.span)]


def _by_source(passages: Iterable[Passage]) -> Mapping[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.source_id, []).append(passage)
    return found
