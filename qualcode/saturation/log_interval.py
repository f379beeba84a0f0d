"""The interval of a richness estimate, which never lies below what was seen."""

from __future__ import annotations

from math import exp, log, sqrt

from qualcode.saturation.estimate import Z_95, Interval
from qualcode.wording import Message


def log_interval(n_seen: int, estimate: float, variance: float) -> Interval | None:
    """Log-normal interval of a number of codes; None where nothing is thought to be unseen.

    f_0 = estimate - seen; K = exp(1.96 sqrt(ln(1 + var / f_0^2))); from seen + f_0/K to
    seen + f_0 K.

    References:
        Chao, A. (1987). Estimating the population size for capture-recapture data with unequal
        catchability. Biometrics, 43(4), 783-791.
    """
    unseen = estimate - n_seen
    if unseen <= 0 or variance <= 0:
        return None
    k = exp(Z_95 * sqrt(log(1 + variance / unseen**2)))
    return Interval(n_seen + unseen / k, n_seen + unseen * k, Message("log-normal (Chao 1987)"))


def nothing_unseen() -> Message:
    """Why there is no interval when the estimate equals what was seen."""
    return Message(
        "Every code occurs in at least two interviews, or only one does not: the estimate is what "
        "was seen, and its interval cannot be computed."
    )
