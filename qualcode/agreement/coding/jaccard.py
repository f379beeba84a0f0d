"""Jaccard's index: what both coded, over what either coded."""

from __future__ import annotations

import numpy as np

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import ratio, why_not
from qualcode.agreement.coding.overlap import nobody_coded, overlaps
from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.reliability_data import Floats, ReliabilityData


def jaccard(ratings: ReliabilityData) -> Coefficient:
    """Coded by both over coded by either (0 to 1), averaged over the pairs of coders.

    Text nobody coded does not count. Pairs of which neither used the code are left out;
    undefined when that is all of them.

    References:
        Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist,
        11(2), 37-50.
    """
    refused = why_not(ratings)
    if refused is not None:
        return refused
    value = float(_values(ratings, ratings.weights[None, :])[0])
    if np.isnan(value):
        return undefined(nobody_coded(), ratings.n)
    return Coefficient(value, ratings.n, observed=value)


def jaccard_ci(ratings: ReliabilityData, *, n: int = 1000, seed: int = 1) -> Interval:
    """The bootstrap interval over documents."""
    return bootstrap(ratings, _values, n=n, seed=seed)


def _values(ratings: ReliabilityData, weights: Floats) -> Floats:
    return overlaps(ratings, weights, lambda both, a, b: ratio(both, a + b - both))
