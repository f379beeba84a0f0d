"""How many interviews a coverage takes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log

from qualcode.saturation.counts import IncidenceCounts
from qualcode.saturation.coverage import coverage, coverage_of_fewer, growth
from qualcode.saturation.estimate import too_few
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Needed:
    """Interviews in all for a coverage, whole and exact, or None with the reason.

    ``is_trusted`` is False past twice the interviews done, where extrapolation means little.
    """

    target: float
    n_units: int | None
    exact: float | None = None
    is_trusted: bool = True
    reason: Message | None = None


def interviews_needed(counts: IncidenceCounts, target: float) -> Needed:
    """The number of units at which expected coverage reaches ``target``, done or to come.

    Below T by interpolating between whole numbers, past it by
    T + ln((1 - target) U / Q_1) / ln A - 1, as iNEXT does.

    References:
        Chao, A. & Jost, L. (2012). Coverage-based rarefaction and extrapolation: standardizing
        samples by completeness rather than size. Ecology, 93(12), 2533-2547.
    """
    if not 0 < target < 1:
        return Needed(target, None, reason=Message("A coverage lies between 0 and 1."))
    present = coverage(counts).value
    if present is None:
        return Needed(target, None, reason=too_few(counts.n_units, counts.n_codes))
    if present < target:
        return _beyond(counts, target)
    exact = _within((*coverage_of_fewer(counts), present), target)
    return Needed(target, ceil(round(exact, 9)), exact)


def _within(curve: tuple[float, ...], target: float) -> float:
    before = 0.0
    for t, covered in enumerate(curve, start=1):
        if covered >= target:
            return t - 1 + (target - before) / (covered - before)
        before = covered
    return float(len(curve))  # the last one reaches it by rounding only


def _beyond(counts: IncidenceCounts, target: float) -> Needed:
    a = growth(counts.n_units, counts.q1, counts.q2)
    more = log((1 - target) * counts.n_incidences / counts.q1) / log(a) - 1
    exact = counts.n_units + more
    whole = ceil(round(exact, 9))
    return Needed(target, whole, exact, is_trusted=whole <= 2 * counts.n_units)
