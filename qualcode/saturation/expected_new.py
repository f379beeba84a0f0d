"""How many codes the next interviews are expected to add."""

from __future__ import annotations

from math import sqrt

from qualcode.saturation.counts import IncidenceCounts
from qualcode.saturation.delta_method import delta_variance
from qualcode.saturation.estimate import Estimate, normal_interval, too_few, undefined
from qualcode.saturation.extrapolation import rise_of, still_to_come
from qualcode.saturation.log_interval import nothing_unseen


def expected_new(counts: IncidenceCounts, n_more: int) -> Estimate:
    """S(T+m) - S for m = ``n_more``: never more than Chao2's unseen codes. Unit: codes.

    References:
        Chao, A., Colwell, R. K., Lin, C.-W. & Gotelli, N. J. (2009). Sufficient sampling for
        asymptotic minimum species richness estimators. Ecology, 90(4), 1125-1133.
    """
    reason = too_few(counts.n_units, counts.n_codes)
    if reason is not None:
        return undefined(reason)
    value = still_to_come(counts.n_units, counts.q1, counts.q2, n_more)
    in_all = counts.n_codes + counts.unseen
    rises = rise_of(counts, n_more)
    se = sqrt(delta_variance(counts.by_frequency, lambda k: rises.get(k, 0.0), in_all))
    if not se:
        return Estimate(value, se, no_interval=nothing_unseen())
    return Estimate(value, se, normal_interval(value, se, 0))
