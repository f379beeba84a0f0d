"""Cohen's kappa: chance after each coder's own shares."""

from __future__ import annotations

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import (
    chance_corrected,
    coder_shares,
    corrected,
    only_two,
    pairwise_agreement,
)
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.reliability_data import Floats, ReliabilityData


def cohen_kappa(ratings: ReliabilityData) -> Coefficient:
    """(observed - expected) / (1 - expected), chance after each coder's own share of each category.

    Two coders, over the units both judged. Undefined, with its reason, when chance alone agrees
    everywhere: both gave everything the same category.

    References:
        Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and
        Psychological Measurement, 20(1), 37-46.
    """
    refused = only_two(ratings, "conger_kappa")
    if refused is not None:
        return refused
    return chance_corrected(ratings.complete(), _terms)


def cohen_kappa_ci(ratings: ReliabilityData, *, n: int = 1000, seed: int = 1) -> Interval:
    """The bootstrap interval over documents."""
    return bootstrap(ratings.complete(), _values, n=n, seed=seed)


def _values(ratings: ReliabilityData, weights: Floats) -> Floats:
    return corrected(*_terms(ratings, weights))


def _terms(ratings: ReliabilityData, weights: Floats) -> tuple[Floats, Floats]:
    shares = coder_shares(ratings, weights)
    return pairwise_agreement(ratings, weights), (shares[:, 0] * shares[:, 1]).sum(axis=1)
