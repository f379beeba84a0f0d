"""Krippendorff's alpha where a unit may carry several codes at once."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import cast

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.bootstrap import Interval, draws, one_document, percentile_interval
from qualcode.agreement.chance import no_variation, why_not
from qualcode.agreement.coding.set_distances import SetDistance, set_distances
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.reliability_data import MISSING, Floats, ReliabilityData

_BLOCK = 512


def krippendorff_alpha_sets(
    ratings: ReliabilityData, *, distance: SetDistance = SetDistance.MASI
) -> Coefficient:
    """Alpha with a distance between sets; the categories are collections of codes.

    Any coders, missing allowed; the empty set is a value (nothing coded). Undefined when every
    unit carries the same set.

    References:
        Krippendorff, K. & Craggs, R. (2016). The reliability of multi-valued coding of data.
        Communication Methods and Measures, 10(4), 181-198. Passonneau (2006) for MASI.
    """
    refused = why_not(ratings)
    if refused is not None:
        return refused
    members = membership(ratings)
    apart = _pair_distances(ratings, members, distance)
    observed, expected = _one(ratings, ratings.weights, members, distance, apart)
    said = {"distance": distance.value}
    if expected <= 0:
        return Coefficient(None, ratings.n, observed, 0.0, no_variation(ratings), said)
    return Coefficient(1 - observed / expected, ratings.n, observed, expected, None, said)


def krippendorff_alpha_sets_ci(
    ratings: ReliabilityData,
    *,
    distance: SetDistance = SetDistance.MASI,
    n: int = 1000,
    seed: int = 1,
) -> Interval:
    """The bootstrap interval over documents."""
    compact = ratings.collapsed()
    documents, place = np.unique(compact.documents, return_inverse=True)
    if len(documents) < 2:
        return Interval(None, None, n, seed, len(documents), reason=one_document())
    members = membership(compact)
    apart = _pair_distances(compact, members, distance)
    found = []
    for row in draws(len(documents), n, seed):
        weights = row[place.ravel()] * compact.weights
        observed, expected = _one(compact, weights, members, distance, apart)
        found.append(1 - observed / expected if expected > 0 else np.nan)
    return percentile_interval(np.array(found), len(documents), seed=seed)


def membership(ratings: ReliabilityData) -> NDArray[np.bool_]:
    """Categories x codes: which codes each set holds."""
    sets = [frozenset(cast(Collection[Hashable], c)) for c in ratings.categories]
    codes = {code: n for n, code in enumerate(sorted({c for s in sets for c in s}, key=str))}
    table = np.zeros((len(sets), max(1, len(codes))), dtype=bool)
    for row, one in enumerate(sets):
        table[row, [codes[code] for code in one]] = True
    return table


def _pair_distances(
    ratings: ReliabilityData, members: NDArray[np.bool_], distance: SetDistance
) -> Floats:
    """Per unit, the summed distance of its ordered pairs of values over (judged - 1)."""
    total = np.zeros(len(ratings.values))
    for i, j in ratings.pairs:
        a, b = ratings.values[:, i], ratings.values[:, j]
        rows = np.flatnonzero((a != MISSING) & (b != MISSING) & (a != b))
        if not len(rows):
            continue
        kinds, where = np.unique(np.column_stack([a[rows], b[rows]]), axis=0, return_inverse=True)
        apart = np.array(
            [set_distances(members[[x]], members[[y]], distance)[0, 0] for x, y in kinds]
        )
        total[rows] += 2 * apart[where.ravel()]
    return np.asarray(total * ratings.pairable / np.maximum(ratings.n_judged - 1, 1), dtype=float)


def _totals(ratings: ReliabilityData, weights: Floats) -> Floats:
    """How much of the material carries each set; there may be thousands of sets."""
    total = np.zeros(ratings.n_categories)
    for column in ratings.values.T:
        judged = column != MISSING
        total += np.bincount(
            column[judged], weights=weights[judged], minlength=ratings.n_categories
        )
    return total


def _one(
    ratings: ReliabilityData, weights: Floats, members: NDArray[np.bool_],
    distance: SetDistance, apart: Floats,
) -> tuple[float, float]:  # fmt: skip
    totals = _totals(ratings, weights * ratings.pairable)
    n = float(totals.sum())
    if n <= 1:
        return 0.0, 0.0
    if distance is SetDistance.EXACT:
        return float(weights @ apart) / n, (n**2 - float(totals @ totals)) / (n * (n - 1))
    expected = 0.0
    used = np.flatnonzero(totals)
    for first in range(0, len(used), _BLOCK):  # each pair once: the distances are symmetrical
        rows, rest = used[first : first + _BLOCK], used[first:]
        between = set_distances(members[rows], members[rest], distance)
        inside = len(rows)
        expected += float(totals[rows] @ between[:, :inside] @ totals[rows])
        expected += 2 * float(totals[rows] @ (between[:, inside:] @ totals[rest[inside:]]))
    return float(weights @ apart) / n, expected / (n * (n - 1))
