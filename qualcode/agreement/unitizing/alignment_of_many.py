"""The best alignment of three or more coders' units: exact where small, else a local search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp
from scipy.sparse import coo_array

from qualcode.agreement.reliability_data import Floats, Integers
from qualcode.agreement.unitizing.dissimilarity import Dissimilarity, UnitRow

MOST_EXACT = 5_000
_LONE = -1
_PART = 2000


@dataclass(frozen=True, slots=True)
class Aligned:
    """The summed disorder of an alignment, and whether it is certainly the best."""

    cost: float
    is_exact: bool


def align_many(
    rows: Sequence[UnitRow], how: Dissimilarity, *, most_exact: int = MOST_EXACT
) -> Aligned:
    """The best alignment of all coders: each unit in one unitary alignment.

    A unitary alignment costs the mean over all pairs of coders of the dissimilarity, ``empty``
    for each pair in which one has no unit there. Exact by integer programming while at most
    ``most_exact`` unitary alignments are worth anything; beyond, coders join one after the other
    by exact assignment and each is aligned anew until nothing gets better (the best over as many
    orders as there are coders), which may end above the best.

    References:
        Mathet, Y., Widlöcher, A. & Métivier, J.-P. (2015). Computational Linguistics, 41(3),
        437-479 (section 5.1, the integer programme).
    """
    worth = _worth_it(rows, how, most_exact)
    if worth is None:
        return Aligned(_local_search(rows, how), is_exact=False)
    return Aligned(_programme(rows, how, *worth), is_exact=True)


def _worth_it(
    rows: Sequence[UnitRow], how: Dissimilarity, most: int
) -> tuple[Integers, Floats] | None:
    """Unitary alignments of two units or more that cost less than their units alone.

    Built coder by coder; a part is kept while what it costs so far may still pay off. None when
    there are more than ``most``.
    """
    n_coders = len(rows)
    n_pairs = n_coders * (n_coders - 1) // 2
    tables = {(a, b): _table(rows[a], rows[b], how) for a, b in combinations(range(n_coders), 2)}
    tuples = np.full((1, n_coders), _LONE, dtype=np.int64)
    # a unit is worth adding to k - 1 others only while its dissimilarities with them sum to less
    # than what it costs to leave it alone: empty x (pairs + k - 1); k is at most n_coders
    loosest = how.empty * (n_pairs + n_coders - 1)
    for coder in range(n_coders):
        grown = [tuples]
        n_grown = len(tuples)
        for part in np.array_split(tuples, len(tuples) // _PART + 1):
            apart = np.zeros((len(part), len(rows[coder])))
            for other in range(coder):
                here = np.flatnonzero(part[:, other] != _LONE)
                apart[here] += tables[other, coder][part[here, other]]
            place, unit = np.nonzero(apart < loosest)
            n_grown += len(place)
            if n_grown > 8 * most:
                return None
            fresh = part[place].copy()
            fresh[:, coder] = unit
            grown.append(fresh)
        tuples = np.concatenate(grown)
    return _kept(tuples, rows, how, most)


def _kept(
    tuples: Integers, rows: Sequence[UnitRow], how: Dissimilarity, most: int
) -> tuple[Integers, Floats] | None:
    """Of these, the ones no unit of which would be better off alone, with their cost."""
    tuples = tuples[(tuples != _LONE).sum(axis=1) >= 2]
    n_coders = len(rows)
    n_pairs = n_coders * (n_coders - 1) // 2
    sizes = (tuples != _LONE).sum(axis=1)
    summed = np.zeros(tuples.shape)
    for a, b in combinations(range(n_coders), 2):
        both = (tuples[:, a] != _LONE) & (tuples[:, b] != _LONE)
        apart = how.between(rows[a], rows[b], tuples[both, a], tuples[both, b])
        summed[both, a] += apart
        summed[both, b] += apart
    limit = how.empty * (n_pairs + sizes - 1)
    kept = (summed < limit[:, None]).all(axis=1)
    tuples, sizes, summed = tuples[kept], sizes[kept], summed[kept]
    if len(tuples) > most:
        return None
    with_empty = n_pairs - sizes * (sizes - 1) // 2
    return tuples, (summed.sum(axis=1) / 2 + how.empty * with_empty) / n_pairs


def _table(a: UnitRow, b: UnitRow, how: Dissimilarity) -> Floats:
    i, j = np.indices((len(a), len(b)))
    return how.between(a, b, i.ravel(), j.ravel()).reshape(len(a), len(b))


def _programme(
    rows: Sequence[UnitRow], how: Dissimilarity, tuples: Integers, price: Floats
) -> float:
    """Choose unitary alignments so that every unit is in at most one; the others stay alone."""
    n_units = sum(map(len, rows))
    alone = n_units * how.empty
    if not len(tuples):
        return alone
    first = np.concatenate([[0], np.cumsum([len(row) for row in rows])[:-1]])
    column, coder = np.nonzero(tuples != _LONE)
    unit = first[coder] + tuples[column, coder]
    inside = coo_array((np.ones(len(unit)), (unit, column)), shape=(n_units, len(tuples)))
    saved = (tuples != _LONE).sum(axis=1) * how.empty - price
    solved = milp(
        -saved,
        constraints=LinearConstraint(inside.tocsc(), -np.inf, 1),
        integrality=np.ones(len(tuples)),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0.0},
    )
    return alone + float(solved.fun)


def _local_search(rows: Sequence[UnitRow], how: Dissimilarity) -> float:
    best = np.inf
    for order in _orders(len(rows)):
        table = np.full((0, len(rows)), _LONE, dtype=np.int64)
        for coder in order:
            table = _join(table, coder, rows, how)
        cost = _cost(table, rows, how)
        while True:
            for coder in order:
                table = _join(_without(table, coder), coder, rows, how)
            now = _cost(table, rows, how)
            if now >= cost - 1e-12:
                break
            cost = now
        best = min(best, cost)
    return float(best)


def _orders(n: int) -> Iterator[tuple[int, ...]]:
    """As many orders as coders, each beginning with another."""
    for first in range(n):
        yield tuple((first + step) % n for step in range(n))


def _without(table: Integers, coder: int) -> Integers:
    left = table.copy()
    left[:, coder] = _LONE
    return np.asarray(left[(left != _LONE).any(axis=1)])


def _join(table: Integers, coder: int, rows: Sequence[UnitRow], how: Dissimilarity) -> Integers:
    """The best way to let one coder's units join the unitary alignments there are."""
    n_rows, n_units = len(table), len(rows[coder])
    if not n_units:
        return table
    saved = _saved(table, coder, rows, how)
    joined = table.copy()
    alone = np.ones(n_units, dtype=bool)
    if n_rows:
        r, u = linear_sum_assignment(np.maximum(saved, 0), maximize=True)
        good = saved[r, u] > 0
        joined[r[good], coder] = u[good]
        alone[u[good]] = False
    lone = np.full((int(alone.sum()), len(rows)), _LONE, dtype=np.int64)
    lone[:, coder] = np.flatnonzero(alone)
    return np.concatenate([joined, lone])


def _saved(table: Integers, coder: int, rows: Sequence[UnitRow], how: Dissimilarity) -> Floats:
    """What each unit saves by joining each unitary alignment, over staying alone."""
    n_pairs = len(rows) * (len(rows) - 1) // 2
    gain = np.full((len(table), len(rows[coder])), how.empty)
    for other in range(len(rows)):
        here = np.flatnonzero(table[:, other] != _LONE)
        if other == coder or not len(here):
            continue
        between = _table(rows[other], rows[coder], how)[table[here, other]]
        gain[here] += (how.empty - between) / n_pairs
    return gain


def _cost(table: Integers, rows: Sequence[UnitRow], how: Dissimilarity) -> float:
    n_pairs = len(rows) * (len(rows) - 1) // 2
    total = len(table) * how.empty * n_pairs
    for a, b in combinations(range(len(rows)), 2):
        both = (table[:, a] != _LONE) & (table[:, b] != _LONE)
        apart = how.between(rows[a], rows[b], table[both, a], table[both, b])
        total += float((apart - how.empty).sum())
    return total / n_pairs
