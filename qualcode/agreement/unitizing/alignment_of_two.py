"""The best alignment of two coders' units, exactly."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components, min_weight_full_bipartite_matching

from qualcode.agreement.reliability_data import Floats, Integers
from qualcode.agreement.unitizing.dissimilarity import Dissimilarity, UnitRow

_LARGE = 40


def alignment_cost(a: UnitRow, b: UnitRow, how: Dissimilarity) -> float:
    """The summed disorder of the best alignment: pairs cost their dissimilarity, lone units 1.

    Exact. A pair that costs as much as two lone units is never needed, so units fall into groups
    that can be aligned apart: a pair alone at once, small groups by assignment, large ones by
    sparse matching with a place of its own for every lone unit.
    """
    alone = (len(a) + len(b)) * how.empty
    i, j, apart = how.near_pairs(a, b, 2 * how.empty)
    if not len(i):
        return alone
    saved = 2 * how.empty - apart
    groups = _groups(i, j, len(a), len(b))
    order = np.argsort(groups, kind="stable")
    i, j, saved, groups = i[order], j[order], saved[order], groups[order]
    cuts = np.flatnonzero(np.diff(groups)) + 1
    sizes = np.diff(np.concatenate([[0], cuts, [len(groups)]]))
    first = np.concatenate([[0], cuts])
    total = float(saved[first[sizes == 1]].sum())
    for begin, size in zip(first[sizes > 1], sizes[sizes > 1], strict=True):
        part = slice(begin, begin + size)
        total += _most_saved(i[part], j[part], saved[part])
    return alone - total


def _groups(i: Integers, j: Integers, n: int, m: int) -> Integers:
    linked = coo_array((np.ones(len(i), dtype=np.int8), (i, j + n)), shape=(n + m, n + m))
    _, label = connected_components(linked.tocsr(), directed=False)
    return np.asarray(label[i])


def _most_saved(i: Integers, j: Integers, saved: Floats) -> float:
    """The most that pairing units of one group can save."""
    rows, row = np.unique(i, return_inverse=True)
    columns, column = np.unique(j, return_inverse=True)
    if len(rows) == 1 or len(columns) == 1:
        return float(saved.max())
    if max(len(rows), len(columns)) <= _LARGE:
        table = np.zeros((len(rows), len(columns)))
        table[row, column] = saved
        chosen = linear_sum_assignment(table, maximize=True)
        return float(table[chosen].sum())
    return _sparse(row, column, saved, len(rows), len(columns))


def _sparse(row: Integers, column: Integers, saved: Floats, n: int, m: int) -> float:
    """The same for a large group, from its near pairs only; stays alone at weight 1."""
    stay = np.arange(n)
    weights = np.concatenate([1 + saved, np.ones(n)])
    where = (np.concatenate([row, stay]), np.concatenate([column, m + stay]))
    table = csr_array(coo_array((weights, where), shape=(n, m + n)))
    chosen_rows, chosen_columns = min_weight_full_bipartite_matching(table, maximize=True)
    return float(np.asarray(table[chosen_rows, chosen_columns]).sum() - n)
