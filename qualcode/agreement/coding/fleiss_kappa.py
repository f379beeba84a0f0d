"""Fleiss' kappa: Scott's pi for any number of coders."""

from __future__ import annotations

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import (
    chance_corrected,
    corrected,
    mean_shares,
    pairwise_agreement,
)
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.reliability_data import Floats, ReliabilityData


def fleiss_kappa(ratings: ReliabilityData) -> Coefficient:
    """Agreement of pairs of coders beyond the chance of the pooled shares; missing allowed.

    With missing judgements the shares are averaged over units, as Gwet (2014) does. For two
    coders and complete material it is Scott's pi.

    References:
        Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological
        Bulletin, 76(5), 378-382. Missing: Gwet, K. L. (2014). Handbook of Inter-Rater
        Reliability, 4th ed., chapter 2.
    """
    return chance_corrected(ratings, _terms)


def fleiss_kappa_ci(ratings: ReliabilityData, *, n: int = 1000, seed: int = 1) -> Interval:
    """The bootstrap interval over documents."""
    return bootstrap(ratings, _values, n=n, seed=seed)


def _values(ratings: ReliabilityData, weights: Floats) -> Floats:
    return corrected(*_terms(ratings, weights))


def _terms(ratings: ReliabilityData, weights: Floats) -> tuple[Floats, Floats]:
    expected = (mean_shares(ratings, weights) ** 2).sum(axis=1)
    return pairwise_agreement(ratings, weights), expected
