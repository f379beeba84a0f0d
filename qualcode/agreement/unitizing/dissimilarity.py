"""How unlike two units are, in place and in category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.agreement.reliability_data import Floats, Integers
from qualcode.agreement.unitizing.continuum import Unit


@dataclass(frozen=True)
class UnitRow:
    """One coder's units as columns, sorted by where they begin."""

    starts: Floats
    ends: Floats
    categories: Integers

    def __len__(self) -> int:
        return len(self.starts)

    @classmethod
    def of(cls, units: Sequence[Unit], number: dict[str, int]) -> UnitRow:
        """From units; ``number`` numbers the categories."""
        row = sorted(units)
        return cls(
            np.array([u.start for u in row], dtype=float),
            np.array([u.end for u in row], dtype=float),
            np.array([number[u.category] for u in row], dtype=np.int64),
        )


@dataclass(frozen=True, slots=True)
class Dissimilarity:
    """alpha x distance of places + beta x distance of categories; ``empty`` for no unit.

    Places: (sum of the gaps between starts and between ends / sum of lengths) squared, times
    ``empty``. Categories: 0 or ``empty``.

    References:
        Mathet, Y., Widlöcher, A. & Métivier, J.-P. (2015). The unified and holistic method gamma
        for inter-annotator agreement measure and alignment. Computational Linguistics, 41(3),
        437-479 (equations 3 to 5).
    """

    alpha: float = 1.0
    beta: float = 1.0
    empty: float = 1.0

    def between(self, a: UnitRow, b: UnitRow, i: Integers, j: Integers) -> Floats:
        """Dissimilarity of the units ``i`` of one row and ``j`` of the other, pair by pair."""
        starts_a, ends_a, starts_b, ends_b = a.starts[i], a.ends[i], b.starts[j], b.ends[j]
        apart = np.abs(starts_a - starts_b) + np.abs(ends_a - ends_b)
        place = (apart / (ends_a - starts_a + ends_b - starts_b)) ** 2
        unlike = a.categories[i] != b.categories[j]
        return np.asarray(self.empty * (self.alpha * place + self.beta * unlike))

    def near_pairs(self, a: UnitRow, b: UnitRow, below: float) -> tuple[Integers, Integers, Floats]:
        """Every pair of units less unlike than ``below``, with how unlike they are."""
        if not len(a) or not len(b):
            none = np.zeros(0, dtype=np.int64)
            return none, none, np.zeros(0)
        first, last = self._window(a, b, below)
        n_near = np.maximum(last - first, 0)
        i = np.repeat(np.arange(len(a)), n_near)
        before = np.concatenate([[0], np.cumsum(n_near)[:-1]])
        j = np.arange(n_near.sum()) - np.repeat(before - first, n_near)
        apart = self.between(a, b, i, j)
        kept = apart < below
        return i[kept], j[kept], apart[kept]

    def _window(self, a: UnitRow, b: UnitRow, below: float) -> tuple[Integers, Integers]:
        """For each unit of ``a``, which units of ``b`` begin close enough to matter."""
        if self.alpha <= 0 or self.empty <= 0:
            return np.zeros(len(a), dtype=np.int64), np.full(len(a), len(b), dtype=np.int64)
        reach = np.sqrt(below / (self.alpha * self.empty))
        lengths = a.ends - a.starts
        furthest = reach * (lengths + (b.ends - b.starts).max())
        return (
            np.asarray(np.searchsorted(b.starts, a.starts - furthest, side="left")),
            np.asarray(np.searchsorted(b.starts, a.starts + furthest, side="right")),
        )
