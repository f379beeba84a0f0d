"""The second-order jackknife."""

from __future__ import annotations

from qualcode.saturation.counts import IncidenceCounts
from qualcode.saturation.estimate import Estimate, too_few, undefined
from qualcode.wording import Message


def jackknife2(counts: IncidenceCounts) -> Estimate:
    """S + Q_1 (2T-3)/T - Q_2 (T-2)^2 / (T (T-1)). Unit: codes.

    References:
        Smith, E. P. & van Belle, G. (1984). Nonparametric estimation of species richness.
        Biometrics, 40(1), 119-129.
    """
    reason = too_few(counts.n_units, counts.n_codes)
    if reason is not None:
        return undefined(reason)
    t = counts.n_units
    value = counts.n_codes + counts.q1 * (2 * t - 3) / t - counts.q2 * (t - 2) ** 2 / (t * (t - 1))
    return Estimate(
        value, no_interval=Message("No accepted standard error exists for this estimate.")
    )
