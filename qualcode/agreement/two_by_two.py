"""How much text two coders coded with one code: both, one of them, neither."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qualcode.agreement.reliability_data import ReliabilityData


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
