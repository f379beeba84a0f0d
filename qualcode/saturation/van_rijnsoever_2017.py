"""The chance that all codes were seen, were their prevalences known."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod


def van_rijnsoever_2017(prevalences: Iterable[float], n_units: int) -> float:
    """Product over codes of 1 - (1 - p_i)^n: the random-chance scenario, a fraction.

    References:
        van Rijnsoever, F. J. (2017). (I can't get no) saturation: a simulation and guidelines for
        sample sizes in qualitative research. PLoS ONE, 12(7), e0181689.
    """
    return prod(1 - (1 - p) ** n_units for p in prevalences)
