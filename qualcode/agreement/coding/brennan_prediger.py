"""Brennan and Prediger's kappa, Bennett's S: chance is one in q."""

from __future__ import annotations

import numpy as np

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import (
    chance_corrected,
    corrected,
    one_category,
    pairwise_agreement,
    why_not,
)
from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.reliability_data import Floats, ReliabilityData


def brennan_prediger(ratings: ReliabilityData) -> Coefficient:
    """Agreement beyond 1/q, q the number of POSSIBLE categories; any number of coders, missing allowed.

    For one code there or not q is 2, and the value is also called PABAK. It grows with every
    category nobody uses, so q is stated among the parameters.

    References:
        Bennett, E. M., Alpert, R. & Goldstein, A. C. (1954). Communications through limited
        response questioning. Public Opinion Quarterly, 18(3), 303-308. Brennan, R. L. & Prediger,
        D. J. (1981). Coefficient kappa: some uses, misuses, and alternatives. Educational and
        Psychological Measurement, 41(3), 687-699.
    """
    if ratings.n_categories < 2:
        return why_not(ratings) or undefined(one_category(), ratings.n, q=ratings.n_categories)
    return chance_corrected(ratings, _terms).with_parameters(q=ratings.n_categories)


def brennan_prediger_ci(ratings: ReliabilityData, *, n: int = 1000, seed: int = 1) -> Interval:
    """The bootstrap interval over documents."""
    return bootstrap(ratings, _values, n=n, seed=seed)


def _values(ratings: ReliabilityData, weights: Floats) -> Floats:
    return corrected(*_terms(ratings, weights))


def _terms(ratings: ReliabilityData, weights: Floats) -> tuple[Floats, Floats]:
    observed = pairwise_agreement(ratings, weights)
    return observed, np.full_like(observed, 1 / ratings.n_categories)
