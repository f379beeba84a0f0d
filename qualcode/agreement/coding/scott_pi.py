"""Scott's pi: chance after the two coders' shares taken together."""

from __future__ import annotations

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import (
    chance_corrected,
    corrected,
    mean_shares,
    only_two,
    pairwise_agreement,
)
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.reliability_data import Floats, ReliabilityData


def scott_pi(ratings: ReliabilityData) -> Coefficient:
    """Agreement beyond the chance the pooled shares of the categories give; two coders.

    Over the units both judged. Undefined when one category is all there is.

    References:
        Scott, W. A. (1955). Reliability of content analysis: the case of nominal scale coding.
        Public Opinion Quarterly, 19(3), 321-325.
    """
    refused = only_two(ratings, "fleiss_kappa")
    if refused is not None:
        return refused
    return chance_corrected(ratings.complete(), _terms)


def scott_pi_ci(ratings: ReliabilityData, *, n: int = 1000, seed: int = 1) -> Interval:
    """The bootstrap interval over documents."""
    return bootstrap(ratings.complete(), _values, n=n, seed=seed)


def _values(ratings: ReliabilityData, weights: Floats) -> Floats:
    return corrected(*_terms(ratings, weights))


def _terms(ratings: ReliabilityData, weights: Floats) -> tuple[Floats, Floats]:
    expected = (mean_shares(ratings, weights) ** 2).sum(axis=1)
    return pairwise_agreement(ratings, weights), expected
