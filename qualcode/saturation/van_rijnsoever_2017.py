"""The chance that all codes were seen, and the interviews for it, were their prevalences known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import ceil, log, log1p, prod


def van_rijnsoever_2017(prevalences: Sequence[float], n_units: int) -> float:
    """Product over codes of 1 - (1 - p_i)^n: the random-chance scenario, a fraction.

    References:
        van Rijnsoever, F. J. (2017). (I can't get no) saturation: a simulation and guidelines for
        sample sizes in qualitative research. PLoS ONE, 12(7), e0181689.
    """
    return prod(1 - (1 - p) ** n_units for p in prevalences)


def interviews_for_all(prevalences: Sequence[float], power: float) -> int:
    """The fewest interviews that show every code at least once with this chance.

    The least n with :func:`van_rijnsoever_2017` >= ``power``, as the paper's minimal sample sizes.
    ``prevalences`` and ``power`` are shares; ``ValueError`` when they are not, or there is none.

    References:
        van Rijnsoever (2017), as above.
    """
    if not prevalences or not all(0 < p <= 1 for p in prevalences) or not 0 < power < 1:
        raise ValueError("every code has a prevalence, and the chance is a share")
    rarest = min(prevalences)
    if rarest == 1:
        return 1
    # as many as would do if each code were as rare as the rarest, and chances were added up
    enough = max(1, ceil(log((1 - power) / len(prevalences)) / log1p(-rarest)))
    return 1 + bisect_left(
        range(1, enough), power - 1e-12, key=lambda n: van_rijnsoever_2017(prevalences, n)
    )
