"""The probability that the next interview brings something new, by resampling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qualcode.saturation.orders import Orders


@dataclass(frozen=True, slots=True)
class Tran2016:
    """By number of interviews done, 0 to T-1: how probable a new code is in the one after.

    ``found`` is the median share of all codes known after 1 to T interviews. Both are fractions.
    """

    probability: tuple[float, ...]
    found: tuple[float, ...]

    @property
    def last(self) -> float | None:
        """The probability after all interviews but one; None where there are fewer than two."""
        return self.probability[-1] if len(self.probability) > 1 else None


def tran_2016(orders: Orders) -> Tran2016:
    """Shares of the orders in which the next interview adds at least one code.

    References:
        Tran, V.-T., Porcher, R., Falissard, B. & Ravaud, P. (2016). Point of data saturation was
        assessed using resampling methods in a survey with open-ended questions. Journal of
        Clinical Epidemiology, 80, 88-96.
    """
    if not orders.known.size:
        return Tran2016((), ())
    probability = (orders.new > 0).mean(axis=0)
    total = int(orders.known[0, -1])
    found = np.median(orders.known, axis=0) / total if total else np.zeros(orders.known.shape[1])
    return Tran2016(tuple(probability.tolist()), tuple(found.tolist()))
