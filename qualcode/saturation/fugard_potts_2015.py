"""How many interviews before beginning: a binomial table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

PREVALENCES = (0.05, 0.10, 0.20, 0.25, 0.30, 0.50)
INSTANCES = (1, 2, 3, 5)
POWERS = (0.80, 0.90, 0.95)


@dataclass(frozen=True, slots=True)
class Planned:
    """``n_units`` interviews show a theme of this prevalence ``instances`` times with this power."""

    prevalence: float
    instances: int
    power: float
    n_units: int


def fugard_potts_2015(prevalence: float, instances: int, power: float) -> int:
    """The fewest interviews n with P(Bin(n, prevalence) >= instances) >= power.

    For one instance it is ln(1 - power) / ln(1 - prevalence), rounded up: Galvin's formula.
    ``prevalence`` and ``power`` are shares; ``ValueError`` when they are not, or ``instances`` is
    below 1.

    References:
        Fugard, A. J. B. & Potts, H. W. W. (2015). Supporting thinking on sample sizes for
        thematic analyses: a quantitative tool. International Journal of Social Research
        Methodology, 18(6), 669-684. Galvin, R. (2015). How many interviews are enough? Do
        qualitative interviews in building energy consumption research produce reliable
        knowledge? Journal of Building Engineering, 1, 2-12.
    """
    if not 0 < prevalence <= 1 or instances < 1 or not 0 < power < 1:
        raise ValueError("prevalence and power are shares, and a theme shows at least once")
    enough = instances
    while chance_of(enough, prevalence, instances) < power - 1e-12:
        enough *= 2
    sizes = range(instances, enough)
    return instances + bisect_left(
        sizes, power - 1e-12, key=lambda n: chance_of(n, prevalence, instances)
    )


def chance_of(n: int, prevalence: float, instances: int) -> float:
    """P(Bin(n, prevalence) >= instances): a fraction; what :func:`fugard_potts_2015` turns round."""
    return 1 - sum(
        comb(n, k) * prevalence**k * (1 - prevalence) ** (n - k) for k in range(instances)
    )


def planning_table(
    prevalences: Sequence[float] = PREVALENCES,
    instances: Sequence[int] = INSTANCES,
    powers: Sequence[float] = POWERS,
) -> tuple[Planned, ...]:
    """The number of interviews for every combination."""
    return tuple(
        Planned(p, k, power, fugard_potts_2015(p, k, power))
        for p in prevalences
        for k in instances
        for power in powers
    )
