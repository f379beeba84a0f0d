"""The first-order jackknife."""

from __future__ import annotations

from math import sqrt

from qualcode.model import Incidence
from qualcode.saturation.counts import incidence_counts
from qualcode.saturation.estimate import Estimate, normal_interval, too_few, undefined
from qualcode.saturation.matrix import unit_code_matrix


def jackknife1(incidence: Incidence) -> Estimate:
    """S + Q_1 (T-1)/T. Unit: codes.

    The standard error is the one R's vegan prints, (T-1)/T (sum r_j^2 - Q_1/T) under the root,
    where r_j is the number of codes only unit j has; ``heltshe_forrester_se`` is the paper's.

    References:
        Burnham, K. P. & Overton, W. S. (1979). Robust estimation of population size when capture
        probabilities vary among animals. Ecology, 60(5), 927-936.
    """
    counts = incidence_counts(incidence)
    reason = too_few(counts.n_units, counts.n_codes)
    if reason is not None:
        return undefined(reason)
    t, q1 = counts.n_units, counts.q1
    value = counts.n_codes + q1 * (t - 1) / t
    se = sqrt((t - 1) / t * max(0.0, _squares(incidence) - q1 / t))
    return Estimate(value, se, normal_interval(value, se, counts.n_codes))


def heltshe_forrester_se(incidence: Incidence) -> float:
    """The standard error as published: (T-1)/T (sum r_j^2 - Q_1^2/T) under the root.

    References:
        Heltshe, J. F. & Forrester, N. E. (1983). Estimating species richness using the jackknife
        procedure. Biometrics, 39(1), 1-11.
    """
    t = len(incidence.units)
    q1 = incidence_counts(incidence).q1
    return sqrt((t - 1) / t * max(0.0, _squares(incidence) - q1**2 / t)) if t else 0.0


def _squares(incidence: Incidence) -> int:
    """The sum over units of the squared number of codes only that unit has."""
    matrix = unit_code_matrix(incidence)
    own = matrix[:, matrix.sum(axis=0) == 1].sum(axis=1)
    return int((own**2).sum())
