"""Good-Turing coverage: which share of what is said belongs to codes already known."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np

from qualcode.saturation.counts import IncidenceCounts
from qualcode.saturation.delta_method import delta_variance, slope
from qualcode.saturation.estimate import Estimate, normal_interval, too_few, undefined
from qualcode.saturation.log_interval import nothing_unseen


def coverage(counts: IncidenceCounts) -> Estimate:
    """C(T) = 1 - Q_1/U A, A = T f_0 / (T f_0 + Q_1): a fraction, 0 to 1.

    References:
        Chao, A. & Jost, L. (2012). Coverage-based rarefaction and extrapolation: standardizing
        samples by completeness rather than size. Ecology, 93(12), 2533-2547.
    """
    reason = too_few(counts.n_units, counts.n_codes)
    if reason is not None:
        return undefined(reason)

    value = _after(counts, 0)
    in_all = counts.n_codes + counts.unseen
    se = sqrt(delta_variance(counts.by_frequency, _slopes(counts), in_all))
    if not se:
        return Estimate(value, se, no_interval=nothing_unseen())
    return Estimate(value, se, normal_interval(value, se, 0, 1))


def coverage_of_fewer(counts: IncidenceCounts) -> tuple[float, ...]:
    """C(t) for t = 1..T-1: 1 - sum y_i/U C(T-y_i, t) / C(T-1, t): fractions, 0 to 1.

    References:
        Chao, A. et al. (2014). Rarefaction and extrapolation with Hill numbers: a framework for
        sampling and estimation in species diversity studies. Ecological Monographs, 84(1), 45-67.
    """
    t_max, u = counts.n_units, counts.n_incidences
    if t_max < 2 or not u:
        return ()
    y = np.array(list(counts.by_frequency))
    weight = y * np.array(list(counts.by_frequency.values())) / u
    t = np.arange(1, t_max)
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, t_max + 1)))])
    left = t_max - y[None, :] - t[:, None]
    logs = (
        log_factorial[t_max - y][None, :]
        - log_factorial[np.maximum(left, 0)]
        - log_factorial[t_max - 1]
        + log_factorial[t_max - 1 - t][:, None]
    )
    return tuple((1 - np.where(left >= 0, np.exp(logs), 0.0) @ weight).tolist())


def coverage_of_more(counts: IncidenceCounts, n_more: int) -> tuple[float, ...]:
    """C(T+m) for m = 1..``n_more``: 1 - Q_1/U A^(m+1): fractions, 0 to 1.

    References:
        Chao, A. et al. (2014). Rarefaction and extrapolation with Hill numbers: a framework for
        sampling and estimation in species diversity studies. Ecological Monographs, 84(1), 45-67.
    """
    if counts.n_units < 2 or not counts.n_incidences:
        return ()
    return tuple(_after(counts, m) for m in range(1, n_more + 1))


def growth(t: int, q1: float, q2: float) -> float:
    """A: by which share the uncovered part shrinks with each interview; 1 without unique codes."""
    if not q1:
        return 1.0
    unseen = (t - 1) / t * (q1 * q1 / (2 * q2) if q2 else q1 * (q1 - 1) / 2)
    return t * unseen / (t * unseen + q1)


def _after(counts: IncidenceCounts, m: int) -> float:
    a = growth(counts.n_units, counts.q1, counts.q2)
    return float(1 - counts.q1 / counts.n_incidences * a ** (m + 1))


def _slopes(counts: IncidenceCounts) -> Callable[[int], float]:
    """How C(T) changes with each Q_k; from three interviews on only through U."""
    t, q1, q2, u = counts.n_units, counts.q1, counts.q2, counts.n_incidences
    a = growth(t, q1, q2)
    with_q1 = slope(lambda n: 1 - n / (u + n - q1) * growth(t, n, q2), q1) if q1 else 0.0
    with_q2 = slope(lambda n: 1 - q1 / (u + 2 * (n - q2)) * growth(t, q1, n), q2) if q2 else 0.0
    near = {1: with_q1, 2: with_q2}
    return lambda k: near[k] if k in near else q1 * a * k / u**2
