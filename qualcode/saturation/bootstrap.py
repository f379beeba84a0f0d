"""The bootstrap estimate of richness."""

from __future__ import annotations

from math import sqrt

import numpy as np

from qualcode.model import Incidence
from qualcode.saturation.estimate import Estimate, normal_interval, too_few, undefined
from qualcode.saturation.matrix import lacking_both, unit_code_matrix


def bootstrap(incidence: Incidence) -> Estimate:
    """S + sum (1 - y_i/T)^T: what resampling the interviews misses, in closed form. Unit: codes.

    References:
        Smith, E. P. & van Belle, G. (1984). Nonparametric estimation of species richness.
        Biometrics, 40(1), 119-129.
    """
    matrix = unit_code_matrix(incidence)
    t, s = matrix.shape
    reason = too_few(t, s)
    if reason is not None:
        return undefined(reason)
    missed = (1 - matrix.sum(axis=0) / t) ** t
    value = float(s + missed.sum())
    pairs = lacking_both(matrix)
    both_missed = float(pairs @ (np.arange(t + 1) / t) ** t)
    apart = float(missed.sum() ** 2 - (missed**2).sum())
    variance = float((missed * (1 - missed)).sum()) + both_missed - apart
    se = sqrt(max(0.0, variance))
    return Estimate(value, se, normal_interval(value, se, s))
