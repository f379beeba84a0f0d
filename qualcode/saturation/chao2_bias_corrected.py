"""Chao2 in its bias-corrected form."""

from __future__ import annotations

from math import sqrt

from qualcode.saturation.counts import IncidenceCounts
from qualcode.saturation.estimate import Estimate, too_few, undefined
from qualcode.saturation.log_interval import log_interval, nothing_unseen


def chao2_bias_corrected(counts: IncidenceCounts) -> Estimate:
    """S + (T-1)/T Q_1 (Q_1-1) / (2 (Q_2+1)). Unit: codes.

    References:
        Chao, A. (2005). Species estimation and applications. Encyclopedia of Statistical
        Sciences, 12, 7907-7916.
    """
    reason = too_few(counts.n_units, counts.n_codes)
    if reason is not None:
        return undefined(reason)
    a, q1, q2 = (counts.n_units - 1) / counts.n_units, counts.q1, counts.q2
    value = counts.n_codes + a * q1 * (q1 - 1) / (2 * (q2 + 1))
    variance = (
        a * q1 * (q1 - 1) / (2 * (q2 + 1))
        + a**2 * q1 * (2 * q1 - 1) ** 2 / (4 * (q2 + 1) ** 2)
        + a**2 * q1**2 * q2 * (q1 - 1) ** 2 / (4 * (q2 + 1) ** 4)
    )
    interval = log_interval(counts.n_codes, value, variance)
    return Estimate(
        value, sqrt(variance), interval, no_interval=None if interval else nothing_unseen()
    )
