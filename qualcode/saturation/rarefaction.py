"""How many codes a smaller number of interviews would have shown, whatever their order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Incidence
from qualcode.saturation.counts import IncidenceCounts
from qualcode.saturation.estimate import Z_95
from qualcode.saturation.matrix import lacking_both, unit_code_matrix


@dataclass(frozen=True, slots=True)
class Curve:
    """Expected numbers at ``units`` interviews, with unconditional standard errors and 95 % ends.

    ``se``, ``low`` and ``high`` are empty where no variance can be computed.
    """

    units: tuple[int, ...]
    expected: tuple[float, ...]
    se: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


def rarefaction(counts: IncidenceCounts) -> Curve:
    """S(t) for t = 1..T: the mean over all subsets of t units. Unit: codes.

    S(t) = S - sum C(T-y_i, t) / C(T, t); variance sum_k (1 - a_kt)^2 Q_k - S(t)^2 / S_est with
    a_kt = C(T-k, t) / C(T, t) and S_est = Chao2: what another sample of t would vary by, so that
    the band does not close at T. Without it below two units.

    References:
        Colwell, R. K., Mao, C. X. & Chang, J. (2004). Interpolating, extrapolating, and comparing
        incidence-based species accumulation curves. Ecology, 85(10), 2717-2727.
    """
    t_max = counts.n_units
    by_frequency = counts.by_frequency
    if not by_frequency:
        return Curve(tuple(range(1, t_max + 1)), (0.0,) * t_max)
    k = np.array(list(by_frequency))
    q = np.array(list(by_frequency.values()), dtype=np.float64)
    t = np.arange(1, t_max + 1)
    seen = 1 - absent_shares(k, t, t_max)
    expected = seen @ q
    if t_max < 2:
        return Curve(tuple(t.tolist()), tuple(expected.tolist()))
    in_all = counts.n_codes + counts.unseen
    variance = (seen**2) @ q - expected**2 / in_all
    return _banded(t, expected, np.sqrt(np.maximum(variance, 0)))


def conditional_se(incidence: Incidence) -> tuple[float, ...]:
    """Standard deviation of the codes over all subsets of t = 1..T units; 0 at T.

    It says how much the order matters in this study, and nothing about other interviews.

    References:
        Ugland, K. I., Gray, J. S. & Ellingsen, K. E. (2003). The species-accumulation curve and
        estimation of species richness. Journal of Animal Ecology, 72(5), 888-897.
    """
    matrix = unit_code_matrix(incidence)
    t_max = len(matrix)
    t, n = np.arange(1, t_max + 1), np.arange(t_max + 1)
    absent = absent_shares(matrix.sum(axis=0), t, t_max)
    together = absent_shares(t_max - n, t, t_max) @ lacking_both(matrix)
    apart = absent.sum(axis=1) ** 2 - (absent**2).sum(axis=1)
    variance = (absent * (1 - absent)).sum(axis=1) + together - apart
    return tuple(np.sqrt(np.maximum(variance, 0)).tolist())


def absent_shares(k: NDArray[np.int64], t: NDArray[np.int64], t_max: int) -> NDArray[np.float64]:
    """C(T-k, t) / C(T, t): rows t, columns k; 0 where fewer than t units lack the code."""
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, t_max + 1)))])
    left = t_max - k[None, :] - t[:, None]
    logs = (
        log_factorial[t_max - k][None, :]
        - log_factorial[np.maximum(left, 0)]
        - log_factorial[t_max]
        + log_factorial[t_max - t][:, None]
    )
    shares: NDArray[np.float64] = np.where(left >= 0, np.exp(logs), 0.0)
    return shares


def _banded(t: NDArray[np.int64], expected: NDArray[np.float64], se: NDArray[np.float64]) -> Curve:
    low, high = np.maximum(expected - Z_95 * se, 0), expected + Z_95 * se
    numbers = (tuple(each.tolist()) for each in (expected, se, low, high))
    return Curve(tuple(t.tolist()), *numbers)
