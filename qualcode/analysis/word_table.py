"""Every word of every transcript as numbers, so that millions of them are searched at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Role, Span, Transcript

_WORD = re.compile(r"[^\W_]+")
_INSIDE = frozenset("’'-")  # signs inside a word, where words are counted and not looked for

Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class SourceWords:
    """The words of one source in order: their forms, where they stand, in which turn.

    ``counted`` is false for the interviewer's words and for notes such as (rires). ``heads`` is
    true where a word begins as they are counted everywhere: l’hôpital is one word there.
    """

    forms: tuple[str, ...]
    said: Numbers
    starts: Numbers
    ends: Numbers
    turns: Numbers
    counted: Flags
    heads: Flags


@dataclass(frozen=True)
class WordTable:
    """The words of several sources, one after the other; ``bounds`` says where each begins.

    ``forms`` are the distinct words in small letters, ``plain`` the same without accents;
    ``lemma_of`` gives for each the number of its lemma in ``lemmas``, which have no accents
    either. The other columns have one figure a word.
    """

    source_ids: tuple[str, ...]
    bounds: NDArray[np.int64]
    forms: tuple[str, ...]
    plain: tuple[str, ...]
    lemmas: tuple[str, ...]
    lemma_of: Numbers
    said: Numbers
    starts: Numbers
    ends: Numbers
    turns: Numbers
    counted: Flags
    heads: Flags

    def __len__(self) -> int:
        return len(self.said)

    def source_of(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of the source each word belongs to."""
        return np.searchsorted(self.bounds, places, side="right") - 1

    @cached_property
    def rooms(self) -> Numbers:
        """A number for each turn of each source in text order, from 0, one figure a word."""
        begins = np.zeros(len(self), np.bool_)
        begins[1:] = self.turns[1:] != self.turns[:-1]
        begins[self.bounds[(self.bounds > 0) & (self.bounds < len(self))]] = True
        return np.cumsum(begins, dtype=np.int32)


def source_words(text: Transcript) -> SourceWords:
    """The words of a transcript; elided articles stand by themselves (l’hôpital is two words)."""
    numbers: dict[str, int] = {}
    said: list[int] = []
    places: list[tuple[int, int]] = []
    for match in _WORD.finditer(text.text):
        said.append(numbers.setdefault(match.group().lower(), len(numbers)))
        places.append(match.span())
    starts = np.array([p[0] for p in places], np.int32)
    ends = np.array([p[1] for p in places], np.int32)
    turn_starts = np.array([t.span.start for t in text.turns] or [0], np.int32)
    turns = (np.searchsorted(turn_starts, starts, side="right") - 1).astype(np.int32)
    counted = np.ones(len(said), np.bool_)
    quiet = [t.span for t in text.turns if t.role is Role.INTERVIEWER]
    for span in (*quiet, *text.notes):
        counted[_within(starts, span)] = False
    follows = [
        start == before + 1 and text.text[before] in _INSIDE
        for (_start, before), (start, _end) in pairwise(places)
    ]
    heads = ~np.array([False, *follows][: len(said)], np.bool_)
    return SourceWords(
        tuple(numbers), np.array(said, np.int32), starts, ends, turns, counted, heads
    )


def join_words(
    sources: Mapping[str, SourceWords],
    lemma: Callable[[str], str],
    fold: Callable[[str], str],
) -> WordTable:
    """One table of all sources, in their order."""
    numbers: dict[str, int] = {}
    said = [_renumbered(each, numbers) for each in sources.values()]
    forms = tuple(numbers)
    lemma_numbers: dict[str, int] = {}
    lemma_of = [lemma_numbers.setdefault(fold(lemma(w)), len(lemma_numbers)) for w in forms]
    held = list(sources.values())
    sizes = [len(each.said) for each in held]
    return WordTable(
        tuple(sources),
        np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
        forms,
        tuple(map(fold, forms)),
        tuple(lemma_numbers),
        np.array(lemma_of, np.int32),
        _joined(said),
        _joined([each.starts for each in held]),
        _joined([each.ends for each in held]),
        _joined([each.turns for each in held]),
        _flags([each.counted for each in held]),
        _flags([each.heads for each in held]),
    )


def _renumbered(words: SourceWords, numbers: dict[str, int]) -> Numbers:
    own = [numbers.setdefault(form, len(numbers)) for form in words.forms]
    return np.array(own, np.int32)[words.said] if own else words.said


def _joined(parts: Sequence[Numbers]) -> Numbers:
    return np.concatenate(parts) if parts else np.zeros(0, np.int32)


def _flags(parts: Sequence[Flags]) -> Flags:
    return np.concatenate(parts) if parts else np.zeros(0, np.bool_)


def _within(starts: Numbers, span: Span) -> slice:
    first, last = np.searchsorted(starts, (span.start, span.end))
    return slice(int(first), int(last))
