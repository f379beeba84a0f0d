"""How much of the continuum pairs of coders value alike: what the unitizing alphas count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    observed, valued = np.zeros((n, n)), np.zeros((n, n))
    squared, valued_squared = np.zeros(n), np.zeros(n)
    for continuum in continua:
        m = len(continuum.coders)
        if m < 2:
            continue
        rows = tuple(_segments(continuum, categories))
        cuts = np.unique(np.concatenate([row.starts for row in rows] + [[_end(continuum)]]))
        if len(cuts) < 2:
            continue
        lengths = np.diff(cuts)
        of_run = [np.searchsorted(row.starts, cuts[:-1], side="right") - 1 for row in rows]
        for row in rows:
            size = row.lengths**2
            size[row.values == GAP] = row.lengths[row.values == GAP]
            squared += np.bincount(row.values, weights=size, minlength=n)
        for i, j in permutations(range(m), 2):
            first, second = rows[i].values[of_run[i]], rows[j].values[of_run[j]]
            np.add.at(observed, (first, second), lengths / (m - 1))
            both = (first != GAP) & (second != GAP)
            np.add.at(valued, (first[both], second[both]), lengths[both] / (m - 1))
            shared = np.bincount(
                of_run[i], weights=np.where(both, lengths, 0), minlength=len(rows[i].values)
            )
            inside = shared**2 / (m - 1)
            valued_squared += np.bincount(rows[i].values, weights=inside, minlength=n)
    return Coincidences(categories, observed, squared, valued, valued_squared)


@dataclass(frozen=True)
class _Segments:
    starts: Floats
    lengths: Floats
    values: Integers


def _end(continuum: Continuum) -> float:
    if continuum.length is not None:
        return float(continuum.length)
    return max((u.end for row in continuum.units for u in row), default=0.0)


def _segments(continuum: Continuum, categories: Sequence[str]) -> Iterator[_Segments]:
    """Each coder's partition of the continuum into units and gaps."""
    number = {category: n + 1 for n, category in enumerate(categories)}
    end = _end(continuum)
    for row in continuum.units:
        starts, values, reached = [], [], 0.0
        for unit in row:
            if unit.start > reached:
                starts.append(reached)
                values.append(GAP)
            starts.append(unit.start)
            values.append(number[unit.category])
            reached = unit.end
        if reached < end or not starts:
            starts.append(reached)
            values.append(GAP)
        begun = np.array(starts, dtype=float)
        yield _Segments(begun, np.diff([*begun, end]), np.array(values, dtype=np.int64))
