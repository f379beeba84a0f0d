"""Saturation as fewer than one new code expected per interview."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.saturation.counts import IncidenceCounts
from qualcode.saturation.estimate import Estimate, too_few, undefined


@dataclass(frozen=True, slots=True)
class Weller2018:
    """New codes expected of one interview more; ``is_reached`` when it is less than ``most``."""

    expected: Estimate
    most: float = 1.0

    @property
    def is_reached(self) -> bool | None:
        """None where nothing can be expected."""
        return None if self.expected.value is None else self.expected.value < self.most


def weller_2018(counts: IncidenceCounts) -> Weller2018:
    """Q_1/T: the slope S(T) - S(T-1) of the mean accumulation curve at its end. Unit: codes.

    References:
        Weller, S. C., Vickers, B., Bernard, H. R., Blackburn, A. M., Borgatti, S., Gravlee, C. C.
        & Johnson, J. C. (2018). Open-ended interview questions and saturation. PLoS ONE, 13(6),
        e0198606.
    """
    reason = too_few(counts.n_units, counts.n_codes)
    if reason is not None:
        return Weller2018(undefined(reason))
    return Weller2018(Estimate(counts.q1 / counts.n_units))
