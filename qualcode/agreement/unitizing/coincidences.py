"""How much of the continuum pairs of coders value alike: what the unitizing alphas count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from qualcode.agreement.reliability_data import Floats, Integers
from qualcode.agreement.unitizing.continuum import Continuum, categories_of

GAP = 0


@dataclass(frozen=True)
class Coincidences:
    """Lengths by pairs of values; value 0 is the gap, then ``categories`` in order.

    ``observed`` (values x values) and ``squared`` (R, per value) over the whole continuum;
    ``valued`` and ``valued_squared`` over what both of a pair coded.
    """

    categories: tuple[str, ...]
    observed: Floats
    squared: Floats
    valued: Floats
    valued_squared: Floats


def coincidences(continua: Sequence[Continuum]) -> Coincidences:
    """The lengths of B.4 of all sources together; sources of fewer than two coders are left out.

    Where the length is not known the continuum ends with its last unit, and only what does not
    count gaps may be read.
    """
    categories = categories_of(continua)
    n = len(categories) + 1
    total = Coincidences(categories, np.zeros((n, n)), np.zeros(n), np.zeros((n, n)), np.zeros(n))
    for coders in dict.fromkeys(c.coders for c in continua if len(c.coders) >= 2):
        _count([c for c in continua if c.coders == coders], total)
    return total


def _count(continua: Sequence[Continuum], total: Coincidences) -> None:
    """Adds sources of the same coders, laid end to end: no unit runs from one into the next."""
    m, n = len(continua[0].coders), len(total.squared)
    end = sum(_end(c) for c in continua)
    rows = [_segments(continua, coder, total.categories, end) for coder in range(m)]
    cuts = np.unique(np.concatenate([row.starts for row in rows] + [[end]]))
    if len(cuts) < 2:
        return
    lengths = np.diff(cuts)
    of_run = [np.searchsorted(row.starts, cuts[:-1], side="right") - 1 for row in rows]
    for row in rows:
        size = np.where(row.values == GAP, row.lengths, row.lengths**2)
        total.squared[:] += np.bincount(row.values, weights=size, minlength=n)
    for i, j in permutations(range(m), 2):
        first, second = rows[i].values[of_run[i]], rows[j].values[of_run[j]]
        _add(total.observed, first, second, lengths / (m - 1))
        both = np.where((first != GAP) & (second != GAP), lengths, 0.0)
        _add(total.valued, first, second, both / (m - 1))
        shared = np.bincount(of_run[i], weights=both, minlength=len(rows[i].values))
        inside = shared**2 / (m - 1)
        total.valued_squared[:] += np.bincount(rows[i].values, weights=inside, minlength=n)


def _add(table: Floats, first: Integers, second: Integers, lengths: Floats) -> None:
    n = len(table)
    table += np.bincount(first * n + second, weights=lengths, minlength=n * n).reshape(n, n)


@dataclass(frozen=True)
class _Segments:
    starts: Floats
    lengths: Floats
    values: Integers


def _end(continuum: Continuum) -> float:
    if continuum.length is not None:
        return float(continuum.length)
    return max((u.end for row in continuum.units for u in row), default=0.0)


def _segments(
    continua: Sequence[Continuum], coder: int, categories: Sequence[str], end: float
) -> _Segments:
    """One coder's partition of the sources, laid end to end, into units and gaps."""
    number = {category: n + 1 for n, category in enumerate(categories)}
    starts, values, reached, begin = [], [], 0.0, 0.0
    for continuum in continua:
        for unit in continuum.units[coder]:
            if begin + unit.start > reached:
                starts.append(reached)
                values.append(GAP)
            starts.append(begin + unit.start)
            values.append(number[unit.category])
            reached = begin + unit.end
        begin += _end(continuum)
    if reached < end or not starts:
        starts.append(reached)
        values.append(GAP)
    begun = np.array(starts, dtype=float)
    return _Segments(begun, np.diff([*begun, end]), np.array(values, dtype=np.int64))
