"""Random continua: what coders who decide by chance would cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from qualcode.agreement.reliability_data import Floats
from qualcode.agreement.unitizing.dissimilarity import UnitRow


class ContinuumSampler(Protocol):
    """Draws one random continuum at a time."""

    @property
    def name(self) -> str:
        """What the sampler is called among the parameters."""

    def draw(self, chance: np.random.Generator) -> list[UnitRow]:
        """A row of units for every coder."""


class StatisticalContinuumSampler:
    """Numbers, gaps, lengths and categories drawn after those observed.

    The number of units of a coder, each gap before a unit and each length come from normal
    distributions with the mean and standard deviation of the material (all coders together),
    categories from their frequencies; units may overlap where gaps may be negative. It is the
    default of pygamma-agreement (whose first gap of nought is left out here), not of the paper.

    References:
        Titeux, H. & Riad, R. (2021). pygamma-agreement: Gamma measure for inter/intra-annotator
        agreement in Python. Journal of Open Source Software, 6(62), 2989.
    """

    name = "statistical"

    def __init__(self, rows: Sequence[UnitRow]) -> None:
        self._n_coders = len(rows)
        self._numbers = _spread(np.array([len(row) for row in rows], dtype=float))
        self._gaps = _spread(np.concatenate([_gaps(row) for row in rows]))
        self._lengths = _spread(np.concatenate([row.ends - row.starts for row in rows]))
        self._categories = np.concatenate([row.categories for row in rows])

    def draw(self, chance: np.random.Generator) -> list[UnitRow]:
        """A row of units for every coder."""
        rows = [self._row(chance) for _ in range(self._n_coders)]
        if not any(map(len, rows)):
            rows[0] = self._row(chance, least=1)
        return rows

    def _row(self, chance: np.random.Generator, least: int = 0) -> UnitRow:
        n = max(abs(int(chance.normal(*self._numbers))), least)
        gaps = chance.normal(*self._gaps, size=n)
        lengths = np.maximum(np.abs(chance.normal(*self._lengths, size=n)), 1e-6)
        ends = np.cumsum(gaps + lengths)
        # drawing one of the observed categories is drawing by their frequencies
        categories = self._categories[chance.integers(len(self._categories), size=n)]
        return _sorted(ends - lengths, ends, categories)


class ShuffleContinuumSampler:
    """Observed annotations, each moved along by a random pivot round the end of the continuum.

    For every coder the units of a coder drawn at random, begun at a pivot; pivots stand at least
    half a mean unit apart while there is room. What begins past the end goes round to the start.

    References:
        Mathet, Y., Widlöcher, A. & Métivier, J.-P. (2015). Computational Linguistics, 41(3),
        437-479 (section 5.2).
    """

    name = "shuffle"

    def __init__(self, rows: Sequence[UnitRow], end: float) -> None:
        self._rows = [row for row in rows if len(row)]
        self._n_coders = len(rows)
        self._end = end
        lengths = np.concatenate([row.ends - row.starts for row in rows])
        self._apart = float(lengths.mean()) / 2

    def draw(self, chance: np.random.Generator) -> list[UnitRow]:
        """A row of units for every coder."""
        pivots: list[float] = []
        moved = []
        for _ in range(self._n_coders):
            pivots.append(self._pivot(chance, pivots))
            row = self._rows[chance.integers(len(self._rows))]
            starts = (row.starts + pivots[-1]) % self._end
            moved.append(_sorted(starts, starts + row.ends - row.starts, row.categories))
        return moved

    def _pivot(self, chance: np.random.Generator, taken: list[float]) -> float:
        for _ in range(100):
            pivot = float(chance.uniform(0, self._end))
            if all(abs(pivot - other) >= self._apart for other in taken):
                return pivot
        return float(chance.uniform(0, self._end))  # no room left between the pivots


def _spread(values: Floats) -> tuple[float, float]:
    return float(values.mean()), float(values.std())


def _gaps(row: UnitRow) -> Floats:
    """What lies before each unit, from the start of the continuum on; negative on overlaps."""
    return np.asarray(row.starts - np.concatenate([[0.0], row.ends[:-1]])) if len(row) else row.ends


def _sorted(starts: Floats, ends: Floats, categories: object) -> UnitRow:
    order = np.argsort(starts, kind="stable")
    return UnitRow(starts[order], ends[order], np.asarray(categories)[order])
