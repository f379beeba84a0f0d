"""Gwet's AC1: chance only where a judgement is hard."""

from __future__ import annotations

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import (
    chance_corrected,
    corrected,
    mean_shares,
    one_category,
    pairwise_agreement,
    why_not,
)
from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.reliability_data import Floats, ReliabilityData


def gwet_ac1(ratings: ReliabilityData) -> Coefficient:
    """Agreement beyond the chance of random judgement; any number of coders, missing allowed.

    The expected term is the sum of share x (1 - share) over the categories, over q - 1, q the
    number of possible categories. It stays high where one category is rare, where kappas fall.

    References:
        Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of
        high agreement. British Journal of Mathematical and Statistical Psychology, 61(1), 29-48.
    """
    if ratings.n_categories < 2:
        return why_not(ratings) or undefined(one_category(), ratings.n, q=ratings.n_categories)
    return chance_corrected(ratings, _terms).with_parameters(q=ratings.n_categories)


def gwet_ac1_ci(ratings: ReliabilityData, *, n: int = 1000, seed: int = 1) -> Interval:
    """The bootstrap interval over documents."""
    return bootstrap(ratings, _values, n=n, seed=seed)


def _values(ratings: ReliabilityData, weights: Floats) -> Floats:
    return corrected(*_terms(ratings, weights))


def _terms(ratings: ReliabilityData, weights: Floats) -> tuple[Floats, Floats]:
    shares = mean_shares(ratings, weights)
    expected = (shares * (1 - shares)).sum(axis=1) / (ratings.n_categories - 1)
    return pairwise_agreement(ratings, weights), expected
