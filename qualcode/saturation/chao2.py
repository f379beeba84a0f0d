"""Chao2: how many codes there would be, seen and unseen."""

from __future__ import annotations

from math import sqrt

from qualcode.saturation.counts import IncidenceCounts
from qualcode.saturation.estimate import Estimate, too_few, undefined
from qualcode.saturation.log_interval import log_interval, nothing_unseen


def chao2(counts: IncidenceCounts) -> Estimate:
    """Lower bound of the number of codes, from those of one and of two interviews only.

    S + (T-1)/T Q_1^2 / (2 Q_2); where Q_2 is 0, S + (T-1)/T Q_1 (Q_1-1) / 2. Unit: codes.

    References:
        Chao, A. (1987). Estimating the population size for capture-recapture data with unequal
        catchability. Biometrics, 43(4), 783-791.
    """
    reason = too_few(counts.n_units, counts.n_codes)
    if reason is not None:
        return undefined(reason)
    value = counts.n_codes + counts.unseen
    variance = _variance(counts, value)
    interval = log_interval(counts.n_codes, value, variance)
    return Estimate(
        value, sqrt(variance), interval, no_interval=None if interval else nothing_unseen()
    )


def _variance(counts: IncidenceCounts, value: float) -> float:
    a, q1, q2 = (counts.n_units - 1) / counts.n_units, counts.q1, counts.q2
    if q2:
        ratio = q1 / q2
        return q2 * (a / 2 * ratio**2 + a**2 * ratio**3 + a**2 / 4 * ratio**4)
    # without codes of two interviews: EstimateS's form, which vegan and SpadeR share
    spread = a * q1 * (q1 - 1) / 2 + a**2 * q1 * (2 * q1 - 1) ** 2 / 4
    return max(0.0, spread - a**2 * q1**4 / (4 * value))
