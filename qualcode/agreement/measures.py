"""Every measure of fixed units by its name, over all text and over coded text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from qualcode.agreement.bootstrap import Interval
from qualcode.agreement.coding.brennan_prediger import brennan_prediger, brennan_prediger_ci
from qualcode.agreement.coding.cohen_kappa import cohen_kappa, cohen_kappa_ci
from qualcode.agreement.coding.conger_kappa import conger_kappa, conger_kappa_ci
from qualcode.agreement.coding.f1 import f1, f1_ci
from qualcode.agreement.coding.fleiss_kappa import fleiss_kappa, fleiss_kappa_ci
from qualcode.agreement.coding.gwet_ac1 import gwet_ac1, gwet_ac1_ci
from qualcode.agreement.coding.jaccard import jaccard, jaccard_ci
from qualcode.agreement.coding.krippendorff_alpha import krippendorff_alpha, krippendorff_alpha_ci
from qualcode.agreement.coding.light_kappa import light_kappa, light_kappa_ci
from qualcode.agreement.coding.percent import percent, percent_ci
from qualcode.agreement.coding.scott_pi import scott_pi, scott_pi_ci
from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.reliability_data import ReliabilityData
from qualcode.wording import Message

Measure: TypeAlias = Callable[[ReliabilityData], Coefficient]
IntervalOf: TypeAlias = Callable[..., Interval]

FIXED_UNITS: Mapping[str, tuple[Measure, IntervalOf]] = MappingProxyType(
    {
        "percent": (percent, percent_ci),
        "jaccard": (jaccard, jaccard_ci),
        "f1": (f1, f1_ci),
        "cohen_kappa": (cohen_kappa, cohen_kappa_ci),
        "scott_pi": (scott_pi, scott_pi_ci),
        "fleiss_kappa": (fleiss_kappa, fleiss_kappa_ci),
        "conger_kappa": (conger_kappa, conger_kappa_ci),
        "light_kappa": (light_kappa, light_kappa_ci),
        "brennan_prediger": (brennan_prediger, brennan_prediger_ci),
        "gwet_ac1": (gwet_ac1, gwet_ac1_ci),
        "krippendorff_alpha": (krippendorff_alpha, krippendorff_alpha_ci),
    }
)
WITHOUT_UNCODED = ("jaccard", "f1")


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of one code: over all text, over coded text (None where it is the same)."""

    name: str
    all_text: Coefficient
    coded_text: Coefficient | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Sampling:
    """Bootstrap samples and their seed."""

    n: int = 1000
    seed: int = 1


def _on_coded(name: str, measure: Measure, coded: ReliabilityData | None) -> Coefficient | None:
    """The measure on coded text; where all of it carries the code there is no chance to reckon."""
    if coded is None:
        return None
    all_carry = coded.is_presence and bool((coded.values == 1).any(axis=1).all())
    if all_carry and name != "percent" and len(coded.values):
        reason = Message("All coded text carries this code for somebody: no text is left without.")
        return undefined(reason, coded.n)
    return measure(coded)


def measure_fixed_units(
    ratings: ReliabilityData, coded: ReliabilityData | None, sampling: Sampling | None = None
) -> dict[str, Measured]:
    """All measures of fixed units; ``coded`` is the same without what nobody coded at all."""
    found = {}
    for name, (measure, interval_of) in FIXED_UNITS.items():
        value = measure(ratings)
        interval = None
        if sampling is not None and value.value is not None:
            interval = interval_of(ratings, n=sampling.n, seed=sampling.seed)
        beside = None if name in WITHOUT_UNCODED else _on_coded(name, measure, coded)
        found[name] = Measured(name, value, beside, interval)
    return found
