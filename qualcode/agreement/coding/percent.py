"""Percent agreement."""

from __future__ import annotations

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import pairwise_agreement, why_not
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.reliability_data import Floats, ReliabilityData


def percent(ratings: ReliabilityData) -> Coefficient:
    """The share (0 to 1) of pairs of coders who agree, averaged over units; missing allowed.

    For two coders, the share of units on which both say the same. Chance is not taken out, and
    uncoded text raises it: a rare code agrees nearly everywhere whatever the coders do.

    References:
        Holsti, O. R. (1969). Content Analysis for the Social Sciences and Humanities. Reading,
        MA: Addison-Wesley. With missing ratings and many coders: Gwet, K. L. (2014). Handbook of
        Inter-Rater Reliability, 4th ed., chapter 2 (the term p_a).
    """
    refused = why_not(ratings)
    if refused is not None:
        return refused
    observed = float(_values(ratings, ratings.weights[None, :])[0])
    return Coefficient(observed, ratings.n, observed=observed)


def percent_ci(ratings: ReliabilityData, *, n: int = 1000, seed: int = 1) -> Interval:
    """The bootstrap interval over documents."""
    return bootstrap(ratings, _values, n=n, seed=seed)


def _values(ratings: ReliabilityData, weights: Floats) -> Floats:
    return pairwise_agreement(ratings, weights)
