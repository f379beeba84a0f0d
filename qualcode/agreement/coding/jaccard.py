"""Jaccard's index: what both coded, over what either coded."""

from __future__ import annotations

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import ratio
from qualcode.agreement.coding.overlap import overlaps, shared
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.reliability_data import Floats, ReliabilityData


def jaccard(ratings: ReliabilityData) -> Coefficient:
    """Coded by both over coded by either (0 to 1), averaged over the pairs of coders.

    Text nobody coded does not count. Pairs of which neither used the code are left out;
    undefined when that is all of them.

    References:
        Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist,
        11(2), 37-50.
    """
    return shared(ratings, _share)


def jaccard_ci(ratings: ReliabilityData, *, n: int = 1000, seed: int = 1) -> Interval:
    """The bootstrap interval over documents."""
    return bootstrap(ratings, _shares, n=n, seed=seed)


def _shares(ratings: ReliabilityData, weights: Floats) -> Floats:
    return overlaps(ratings, weights, _share)


def _share(both: Floats, a: Floats, b: Floats) -> Floats:
    return ratio(both, a + b - both)
