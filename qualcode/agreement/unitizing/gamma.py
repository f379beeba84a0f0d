"""Gamma: agreement on places and categories at once, over the best alignment of units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

import numpy as np

from qualcode.agreement.coefficient import Coefficient, Parameter, undefined
from qualcode.agreement.unitizing.alignment_of_many import align_many
from qualcode.agreement.unitizing.alignment_of_two import alignment_cost
from qualcode.agreement.unitizing.continuum import Continuum, categories_of, coders_reason
from qualcode.agreement.unitizing.dissimilarity import Dissimilarity, UnitRow
from qualcode.agreement.unitizing.samplers import (
    ContinuumSampler,
    ShuffleContinuumSampler,
    StatisticalContinuumSampler,
)
from qualcode.wording import Message

LEAST_SAMPLES = 30


class Sampler(StrEnum):
    """Where random continua come from."""

    STATISTICAL = "statistical"
    SHUFFLE = "shuffle"


@dataclass(frozen=True, slots=True)
class GammaChoices:
    """What the value of gamma depends on besides the material.

    ``precision`` None draws ``n`` samples; otherwise as many as bring the mean chance disorder
    within that share of itself 95 times in 100, after the first ``n``.
    """

    n: int = LEAST_SAMPLES
    seed: int = 1
    sampler: Sampler = Sampler.STATISTICAL
    alpha: float = 1.0
    beta: float = 1.0
    precision: float | None = None


Told = Callable[[int, int], None]


def gamma(
    continua: Sequence[Continuum], choices: GammaChoices | None = None, *, tell: Told | None = None
) -> Coefficient:
    """1 - disorder of the best alignment / mean disorder of random continua's best alignments.

    Several sources are aligned each for itself and their disorders added up. Units of one coder
    may overlap. For two coders the alignment is exact; for more see ``align_many``, and
    ``exact`` among the parameters. Undefined when a coder compared has no unit anywhere and
    nobody else has, or when chance would align perfectly too.

    References:
        Mathet, Y., Widlöcher, A. & Métivier, J.-P. (2015). The unified and holistic method gamma
        for inter-annotator agreement measure and alignment. Computational Linguistics, 41(3),
        437-479.
    """
    chosen = choices or GammaChoices()
    reason = coders_reason(continua)
    if reason is not None:
        return undefined(reason)
    how = Dissimilarity(chosen.alpha, chosen.beta)
    number = {category: n for n, category in enumerate(categories_of(continua))}
    kept = [c for c in continua if len(c.coders) >= 2 and c.n_units]
    if not kept:
        return undefined(Message("Nobody coded anything, so there is nothing to align."))
    rows = [[UnitRow.of(units, number) for units in c.units] for c in kept]
    observed, is_exact = _disorder(rows, how)
    samplers = [_sampler(r, c, chosen.sampler) for r, c in zip(rows, kept, strict=True)]
    drawn, all_exact = _chance(samplers, how, chosen, tell)
    expected = float(np.mean(drawn))
    said: dict[str, Parameter] = {
        "sampler": chosen.sampler.value, "samples": len(drawn), "seed": chosen.seed,
        "alpha": chosen.alpha, "beta": chosen.beta, "precision": chosen.precision,
        "exact": is_exact and all_exact,
    }  # fmt: skip
    n_units = sum(c.n_units for c in kept)
    if expected <= 0:
        why = Message("Random continua would agree perfectly too.")
        return Coefficient(None, n_units, observed, expected, why, said)
    return Coefficient(1 - observed / expected, n_units, observed, expected, None, said)


def _disorder(sources: Sequence[Sequence[UnitRow]], how: Dissimilarity) -> tuple[float, bool]:
    """Summed disorders over the summed mean numbers of units, and whether all are exact."""
    cost, mean_units, is_exact = 0.0, 0.0, True
    for rows in sources:
        mean_units += sum(map(len, rows)) / len(rows)
        if len(rows) == 2:
            cost += alignment_cost(rows[0], rows[1], how)
        else:
            aligned = align_many(rows, how)
            cost += aligned.cost
            is_exact = is_exact and aligned.is_exact
    return (cost / mean_units if mean_units else 0.0), is_exact


def _sampler(rows: Sequence[UnitRow], continuum: Continuum, sampler: Sampler) -> ContinuumSampler:
    if sampler is Sampler.STATISTICAL:
        return StatisticalContinuumSampler(rows)
    end = continuum.length or max(float(row.ends.max()) for row in rows if len(row))
    return ShuffleContinuumSampler(rows, end)


def _chance(
    samplers: Sequence[ContinuumSampler],
    how: Dissimilarity,
    chosen: GammaChoices,
    tell: Told | None,
) -> tuple[list[float], bool]:
    """Disorders of random continua, and whether every alignment is exact."""
    chance = np.random.default_rng(chosen.seed)
    found: list[float] = []
    wanted, is_exact = max(chosen.n, 1), True
    while len(found) < wanted:
        cost, exact = _disorder([sampler.draw(chance) for sampler in samplers], how)
        found.append(cost)
        is_exact = is_exact and exact
        if tell is not None:
            tell(len(found), wanted)
        if len(found) == wanted and wanted == max(chosen.n, 1) and chosen.precision:
            wanted = max(wanted, samples_for(found, chosen.precision))
    return found, is_exact


def samples_for(found: Sequence[float], precision: float) -> int:
    """How many samples bring the mean within ``precision`` of itself, 95 times in 100."""
    mean = float(np.mean(found))
    if not mean:
        return len(found)
    return ceil((1.96 * float(np.std(found)) / mean / precision) ** 2)
