"""ICE: the coverage-based estimate of how many codes there would be."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from qualcode.model import Incidence
from qualcode.saturation.counts import incidence_counts
from qualcode.saturation.delta_method import delta_variance, slope
from qualcode.saturation.estimate import Estimate, too_few, undefined
from qualcode.saturation.log_interval import log_interval, nothing_unseen
from qualcode.saturation.matrix import unit_code_matrix

INFREQUENT = 10
"""Codes of at most so many units are infrequent."""


def ice(incidence: Incidence, most: int = INFREQUENT) -> Estimate:
    """S_freq + S_infr/C + Q_1/C gamma^2 over codes of at most ``most`` units. Unit: codes.

    C is the Good-Turing coverage of the infrequent codes with Chao & Jost's correction, and
    gamma^2 the squared coefficient of variation of their frequencies, as in SpadeR 0.1.1.

    References:
        Lee, S.-M. & Chao, A. (1994). Estimating population size via sample coverage for closed
        capture-recapture models. Biometrics, 50(1), 88-97.
    """
    counts = incidence_counts(incidence)
    reason = too_few(counts.n_units, counts.n_codes)
    if reason is not None:
        return undefined(reason)
    t = _units_with_infrequent(incidence, most)

    present = counts.by_frequency

    def estimated(k: int, n: float) -> float:
        return _ice({**present, k: n}, counts.n_units, t, most)

    def slope_of(k: int) -> float:
        return slope(lambda n: estimated(k, n), present[k]) if k <= most else 1.0

    value = _ice(present, counts.n_units, t, most)
    variance = delta_variance(present, slope_of, value)
    interval = log_interval(counts.n_codes, value, variance)
    return Estimate(
        value, sqrt(variance), interval, no_interval=None if interval else nothing_unseen()
    )


def _ice(by_frequency: Mapping[int, float], n_units: int, n_infrequent: int, most: int) -> float:
    rare = {k: n for k, n in by_frequency.items() if k <= most}
    s_rare, q1, q2 = sum(rare.values()), rare.get(1, 0.0), rare.get(2, 0.0)
    total = sum(k * n for k, n in rare.items())
    s_frequent = sum(by_frequency.values()) - s_rare
    if not total:
        return s_frequent
    coverage = 1 - q1 / total * _growth(n_units, q1, q2)
    pairs = sum(k * (k - 1) * n for k, n in rare.items())
    gamma = 0.0
    if pairs and n_infrequent > 1:
        spread = s_rare / coverage * n_infrequent / (n_infrequent - 1)
        gamma = max(0.0, spread * pairs / (total * (total - 1)) - 1)
    return s_frequent + s_rare / coverage + q1 / coverage * gamma


def _growth(t: int, q1: float, q2: float) -> float:
    if q2:
        return (t - 1) * q1 / ((t - 1) * q1 + 2 * q2)
    return (t - 1) * (q1 - 1) / ((t - 1) * (q1 - 1) + 2) if q1 > 1 else 0.0


def _units_with_infrequent(incidence: Incidence, most: int) -> int:
    matrix = unit_code_matrix(incidence)
    return int(matrix[:, matrix.sum(axis=0) <= most].any(axis=1).sum())
