"""The variance of what is computed from the frequency counts Q_k."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def delta_variance(
    by_frequency: Mapping[int, int], slope_of: Callable[[int], float], n_codes_in_all: float
) -> float:
    """Sum over i, j of dF/dQ_i dF/dQ_j cov(Q_i, Q_j), the Q being multinomial.

    cov(Q_i, Q_i) = Q_i (1 - Q_i/S), cov(Q_i, Q_j) = -Q_i Q_j / S, with S = ``n_codes_in_all``,
    an estimate of seen and unseen codes. ``slope_of(k)`` is dF/dQ_k.

    References:
        Colwell, R. K., Chao, A., Gotelli, N. J., Lin, S.-Y., Mao, C. X., Chazdon, R. L. &
        Longino, J. T. (2012). Models and estimators linking individual-based and sample-based
        rarefaction, extrapolation and comparison of assemblages. Journal of Plant Ecology, 5(1),
        3-21.
    """
    if n_codes_in_all <= 0:
        return 0.0
    slopes = {k: slope_of(k) for k in by_frequency}
    squares = sum(n * slopes[k] ** 2 for k, n in by_frequency.items())
    mean = sum(n * slopes[k] for k, n in by_frequency.items())
    return max(0.0, squares - mean**2 / n_codes_in_all)


def slope(function: Callable[[float], float], at: float) -> float:
    """The central difference of a function of one count."""
    step = 1e-4
    return (function(at + step) - function(at - step)) / (2 * step)
