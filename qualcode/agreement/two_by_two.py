"""How much text two coders coded with one code: both, one of them, neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.agreement.reliability_data import ReliabilityData
from qualcode.model import Span, merge_spans


@dataclass(frozen=True, slots=True)
class TwoByTwo:
    """Characters of respondents' text (or other units) by who coded them."""

    both: int = 0
    a_only: int = 0
    b_only: int = 0
    neither: int = 0

    def __post_init__(self) -> None:
        if min(self.both, self.a_only, self.b_only, self.neither) < 0:
            raise ValueError("a table of characters cannot hold a negative number")

    def __add__(self, other: TwoByTwo) -> TwoByTwo:
        return TwoByTwo(
            self.both + other.both,
            self.a_only + other.a_only,
            self.b_only + other.b_only,
            self.neither + other.neither,
        )

    @classmethod
    def of(cls, ratings: ReliabilityData) -> TwoByTwo:
        """The table of two coders on one code, over what both judged."""
        a, b = ratings.values.T
        cells = [(1, 1), (1, 0), (0, 1), (0, 0)]
        return cls(*(round(float(ratings.weights[(a == x) & (b == y)].sum())) for x, y in cells))

    @property
    def total(self) -> int:
        """All characters looked at."""
        return self.both + self.a_only + self.b_only + self.neither

    def ratings(self, coders: tuple[str, str] = ("1", "2")) -> ReliabilityData:
        """The same as units x coders, four rows with their weights."""
        coded = np.array([[True, True], [True, False], [False, True], [False, False]])
        weights = np.array([self.both, self.a_only, self.b_only, self.neither], dtype=float)
        return ReliabilityData.presence(coded, coders, weights, np.zeros(4, dtype=np.int64))


def two_by_two(text: Sequence[Span], a: Iterable[Span], b: Iterable[Span]) -> TwoByTwo:
    """The table of one code in one source: lengths of runs, never single characters.

    Args:
        text: the stretches that count (respondents' turns).
        a: what the first coder coded with it; may overlap, may leave the text.
        b: the same of the second.
    """
    counted = merge_spans(list(text))
    in_a = _common(counted, merge_spans(list(a)))
    in_b = _common(counted, merge_spans(list(b)))
    both = _length(_common(in_a, in_b))
    a_only, b_only = _length(in_a) - both, _length(in_b) - both
    return TwoByTwo(both, a_only, b_only, _length(counted) - both - a_only - b_only)


def _common(first: Sequence[Span], second: Sequence[Span]) -> list[Span]:
    """What two rows of sorted, disjoint spans share."""
    shared: list[Span] = []
    i = j = 0
    while i < len(first) and j < len(second):
        part = first[i].intersection(second[j])
        if part is not None:
            shared.append(part)
        if first[i].end <= second[j].end:
            i += 1
        else:
            j += 1
    return shared


def _length(spans: Iterable[Span]) -> int:
    return sum(len(span) for span in spans)
