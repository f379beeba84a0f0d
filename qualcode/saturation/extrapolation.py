"""How many codes more interviews would show, if they resembled those done."""

from __future__ import annotations

from math import sqrt

from qualcode.saturation.counts import IncidenceCounts
from qualcode.saturation.delta_method import delta_variance, slope
from qualcode.saturation.estimate import Z_95
from qualcode.saturation.rarefaction import Curve


def extrapolation(counts: IncidenceCounts, n_more: int) -> Curve:
    """S(T+m) for m = 1..``n_more``; trust it up to twice the interviews done. Unit: codes.

    S(T+m) = S + f_0 (1 - (1 - Q_1 / (T f_0 + Q_1))^m), its variance by the delta method on the
    frequency counts, unconditional. Empty below two units or without codes.

    References:
        Colwell, R. K., Chao, A., Gotelli, N. J., Lin, S.-Y., Mao, C. X., Chazdon, R. L. &
        Longino, J. T. (2012). Models and estimators linking individual-based and sample-based
        rarefaction, extrapolation and comparison of assemblages. Journal of Plant Ecology, 5(1),
        3-21.
    """
    if counts.n_units < 2 or not counts.n_codes:
        return Curve((), ())
    t, in_all = counts.n_units, counts.n_codes + counts.unseen
    by_frequency = counts.by_frequency
    expected, errors = [], []
    for m in range(1, n_more + 1):
        rises = rise_of(counts, m)
        expected.append(counts.n_codes + still_to_come(t, counts.q1, counts.q2, m))
        # every Q_k counts once among the codes seen
        errors.append(
            sqrt(
                delta_variance(by_frequency, lambda k, r=rises: 1 + r.get(k, 0.0), in_all)  # type: ignore[misc]
            )
        )
    return Curve(
        tuple(range(t + 1, t + n_more + 1)),
        tuple(expected),
        tuple(errors),
        tuple(max(0.0, e - Z_95 * s) for e, s in zip(expected, errors, strict=True)),
        tuple(e + Z_95 * s for e, s in zip(expected, errors, strict=True)),
    )


def still_to_come(t: int, q1: float, q2: float, m: int) -> float:
    """Codes the next ``m`` units are expected to add to those of ``t``."""
    unseen = (t - 1) / t * (q1 * q1 / (2 * q2) if q2 else q1 * (q1 - 1) / 2)
    if unseen <= 0:
        return 0.0
    return unseen * (1 - (1 - q1 / (t * unseen + q1)) ** m)


def rise_of(counts: IncidenceCounts, m: int) -> dict[int, float]:
    """How ``still_to_come`` changes with Q_1 and Q_2."""
    t, q1, q2 = counts.n_units, counts.q1, counts.q2
    rises = {1: slope(lambda n: still_to_come(t, n, q2, m), q1) if q1 else 0.0}
    if q2:
        rises[2] = slope(lambda n: still_to_come(t, q1, n, m), q2)
    return rises
