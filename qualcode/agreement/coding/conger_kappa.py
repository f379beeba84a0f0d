"""Conger's kappa: Cohen's for any number of coders."""

from __future__ import annotations

import numpy as np

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import (
    chance_corrected,
    coder_shares,
    corrected,
    pairwise_agreement,
    ratio,
)
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.reliability_data import Floats, ReliabilityData


def conger_kappa(ratings: ReliabilityData) -> Coefficient:
    """Agreement of pairs beyond the chance of each pair's own shares; missing allowed.

    The expected term is the mean over the pairs of coders of Cohen's; for two coders it is
    Cohen's kappa.

    References:
        Conger, A. J. (1980). Integration and generalization of kappas for multiple raters.
        Psychological Bulletin, 88(2), 322-328 ("exact" kappa). Missing: Gwet, K. L. (2014).
    """
    return chance_corrected(ratings, _terms)


def conger_kappa_ci(ratings: ReliabilityData, *, n: int = 1000, seed: int = 1) -> Interval:
    """The bootstrap interval over documents."""
    return bootstrap(ratings, _values, n=n, seed=seed)


def _values(ratings: ReliabilityData, weights: Floats) -> Floats:
    return corrected(*_terms(ratings, weights))


def _terms(ratings: ReliabilityData, weights: Floats) -> tuple[Floats, Floats]:
    shares = coder_shares(ratings, weights)
    judged = ~np.isnan(shares[:, :, 0])  # a coder who judged nothing has no shares
    shares = np.nan_to_num(shares)
    n_coders = judged.sum(axis=1)
    crossed = shares.sum(axis=1) ** 2 - (shares**2).sum(axis=1)
    expected = ratio(crossed.sum(axis=1), n_coders * (n_coders - 1))
    return pairwise_agreement(ratings, weights), expected
