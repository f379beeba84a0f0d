"""Every measure of saturation of one table of units and codes, under stated rules."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model import Incidence
from qualcode.saturation.bootstrap import bootstrap
from qualcode.saturation.chao2 import chao2
from qualcode.saturation.chao2_bias_corrected import chao2_bias_corrected
from qualcode.saturation.counts import IncidenceCounts, incidence_counts
from qualcode.saturation.coverage import coverage, coverage_of_fewer, coverage_of_more
from qualcode.saturation.estimate import Estimate
from qualcode.saturation.expected_new import expected_new
from qualcode.saturation.extrapolation import extrapolation
from qualcode.saturation.francis_2010 import Francis2010, francis_2010
from qualcode.saturation.guest_2020 import Guest2020, guest_2020
from qualcode.saturation.hennink_2017 import NEAR, CodeSaturation, hennink_2017
from qualcode.saturation.ice import ice
from qualcode.saturation.interviews_needed import Needed, interviews_needed
from qualcode.saturation.jackknife1 import jackknife1
from qualcode.saturation.jackknife2 import jackknife2
from qualcode.saturation.new_codes import NewCodes, new_codes
from qualcode.saturation.orders import Orders, orders
from qualcode.saturation.rarefaction import Curve, rarefaction
from qualcode.saturation.stopping_points import (
    StoppingPoints,
    francis_stops,
    guest_stops,
    share_stops,
)
from qualcode.saturation.tran_2016 import Tran2016, tran_2016
from qualcode.saturation.weller_2018 import Weller2018, weller_2018

COVERAGES = (0.90, 0.95)


@dataclass(frozen=True, slots=True)
class Rules:
    """The parameters of every rule, printed with what they give.

    ``n_more`` is how many interviews to look ahead; None looks as far again as was done, at
    most 50.
    """

    base: int = 4
    run: int = 2
    threshold: float = 0.05
    initial: int = 10
    stopping: int = 3
    n_orders: int = 1000
    seed: int = 0
    n_more: int | None = None

    def ahead(self, n_units: int) -> int:
        """How many interviews are looked ahead after ``n_units``."""
        return min(n_units, 50) if self.n_more is None else self.n_more


@dataclass(frozen=True, slots=True)
class Richness:
    """What the frequencies of codes say about those not seen yet."""

    chao2: Estimate
    chao2_bias_corrected: Estimate
    jackknife1: Estimate
    jackknife2: Estimate
    bootstrap: Estimate
    ice: Estimate
    coverage: Estimate
    expected_new: tuple[Estimate, ...]
    needed: tuple[Needed, ...]
    weller: Weller2018
    rarefaction: Curve
    extrapolation: Curve
    coverage_before: tuple[float, ...]
    coverage_after: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class InOtherOrders:
    """The same interviews in other orders: the band of the curve, and where the rules stop."""

    n_orders: int
    is_exhaustive: bool
    seed: int | None
    median: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    guest: StoppingPoints
    francis: StoppingPoints
    code: StoppingPoints
    near: StoppingPoints
    tran: Tran2016


@dataclass(frozen=True, slots=True)
class Saturation:
    """Everything measured on one table, and the rules it was measured by."""

    rules: Rules
    counts: IncidenceCounts
    series: NewCodes
    guest: Guest2020
    francis: Francis2010
    code: CodeSaturation
    near: CodeSaturation
    richness: Richness
    orders: InOtherOrders


def measure_saturation(
    incidence: Incidence, rules: Rules | None = None, level: str = ""
) -> Saturation:
    """Every rule and estimate; what is undefined carries its reason."""
    rules = rules or Rules()
    series = new_codes(incidence, level)
    return Saturation(
        rules,
        incidence_counts(incidence),
        series,
        guest_2020(series.new, rules.base, rules.run, rules.threshold),
        francis_2010(series.new, rules.initial, rules.stopping),
        hennink_2017(series.new),
        hennink_2017(series.new, NEAR),
        richness_of(incidence, rules),
        in_other_orders(orders(incidence, rules.n_orders, rules.seed), rules),
    )


def richness_of(incidence: Incidence, rules: Rules) -> Richness:
    """The estimates that do not depend on order."""
    counts = incidence_counts(incidence)
    ahead = rules.ahead(counts.n_units)
    return Richness(
        chao2(counts),
        chao2_bias_corrected(counts),
        jackknife1(incidence),
        jackknife2(counts),
        bootstrap(incidence),
        ice(incidence),
        coverage(counts),
        tuple(expected_new(counts, m) for m in range(1, ahead + 1)),
        tuple(interviews_needed(counts, target) for target in COVERAGES),
        weller_2018(counts),
        rarefaction(counts),
        extrapolation(counts, ahead),
        coverage_of_fewer(counts),
        coverage_of_more(counts, ahead),
    )


def in_other_orders(walked: Orders, rules: Rules) -> InOtherOrders:
    """What the orders walked through say about the curve and the rules."""
    return InOtherOrders(
        walked.n_orders,
        walked.is_exhaustive,
        walked.seed,
        walked.quantiles(0.5),
        walked.quantiles(0.05),
        walked.quantiles(0.95),
        guest_stops(walked, rules.base, rules.run, rules.threshold),
        francis_stops(walked, rules.initial, rules.stopping),
        share_stops(walked, 1.0),
        share_stops(walked, NEAR),
        tran_2016(walked),
    )
