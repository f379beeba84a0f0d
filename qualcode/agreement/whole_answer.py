"""How far coders agree on all codes together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from qualcode.agreement.bootstrap import Interval
from qualcode.agreement.chance import two_only
from qualcode.agreement.code_answer import segment_matches
from qualcode.agreement.coded_material import CodedMaterial
from qualcode.agreement.coding.f1 import f1, f1_ci
from qualcode.agreement.coding.jaccard import jaccard, jaccard_ci
from qualcode.agreement.coding.krippendorff_alpha_sets import (
    krippendorff_alpha_sets,
    krippendorff_alpha_sets_ci,
)
from qualcode.agreement.coding.pooled_kappa import pooled_kappa
from qualcode.agreement.coding.set_distances import SetDistance
from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.measures import (
    FIXED_UNITS,
    WITHOUT_UNCODED,
    IntervalOf,
    Measured,
    Sampling,
    measure_fixed_units,
)
from qualcode.agreement.packages.atlasti import (
    atlasti_c_alpha_binary,
    atlasti_cu_alpha_all,
    atlasti_holsti,
)
from qualcode.agreement.packages.maxqda import (
    OVERLAP,
    SegmentMatches,
    maxqda_kappa,
    maxqda_percent,
)
from qualcode.agreement.reliability_data import MISSING, ReliabilityData
from qualcode.agreement.unitizing.continuum import Continuum, length_reason, overlap_reason
from qualcode.agreement.unitizing.cu_alpha import cu_alpha
from qualcode.agreement.unitizing.cuts import measure_cuts
from qualcode.agreement.unitizing.k_u_alpha import k_u_alpha
from qualcode.agreement.unitizing.u_alpha import u_alpha
from qualcode.agreement.unitizing.u_alpha_relevance import u_alpha_relevance
from qualcode.wording import Message

_MOST_SETS = 4000


@dataclass(frozen=True, slots=True)
class WholeAnswer:
    """All codes as values of one continuum, relevance (a code or none), and each code's (k)uα."""

    measures: Mapping[str, Measured]
    relevance: Mapping[str, Measured]
    k_u_alpha: Mapping[str, Coefficient]


def answer_for_all(
    material: CodedMaterial,
    *,
    sampling: Sampling | None = None,
    segments: float | None = None,
    groups: Mapping[str, Sequence[str]] | None = None,
) -> WholeAnswer:
    """Every measure over all codes; ``groups`` are the codes under each main theme, by its id."""
    relevant = material.relevance()
    relevance = measure_fixed_units(relevant, None, sampling)
    continua = material.continua()
    found = _values(material, continua, sampling, segments)
    found |= _sets(material, sampling)
    found["pooled_kappa"] = Measured(
        "pooled_kappa", pooled_kappa([material.of_code(code) for code in material.codes])
    )
    found |= {m.name: m for m in _unitizing(continua)}
    found |= {m.name: m for m in _as_others_print(material, segments, groups)}
    if not material.knows_lengths:
        reason = length_reason(continua) or Message("The length of the sources is not known.")
        found = {name: _without_length(m, reason) for name, m in found.items()}
        relevance = {name: _without_length(m, reason) for name, m in relevance.items()}
    return WholeAnswer(found, relevance, k_u_alpha(continua))


def _values(
    material: CodedMaterial,
    continua: Sequence[Continuum],
    sampling: Sampling | None,
    segments: float | None,
) -> dict[str, Measured]:
    """Codes as values that exclude one another; where they overlap, why that cannot be."""
    stacked = _stacked([material.of_code(code) for code in material.codes], material.coders)
    pooled = {
        "jaccard": Measured("jaccard", jaccard(stacked), None, _ci(jaccard_ci, stacked, sampling)),
        "f1": Measured("f1", f1(stacked), None, _ci(f1_ci, stacked, sampling)),
    }
    if segments is not None:
        reason: Message | None = Message("Segments are compared code by code: see maxqda_percent.")
    else:
        reason = overlap_reason(continua) if material.units is None else _several(material)
    if reason is not None:
        named = {name: Measured(name, undefined(reason)) for name in FIXED_UNITS}
        return named | pooled
    return (
        measure_fixed_units(
            _one_code(material.sets(), material.codes),
            _one_code(material.sets(coded_only=True), material.codes),
            sampling,
        )
        | pooled
    )


def _several(material: CodedMaterial) -> Message | None:
    if all(len(one) <= 1 for one in _as_sets(material.sets())):
        return None
    return Message(
        "Some units carry several codes of one coder: this measure takes one value at a place. "
        "See the measures for sets, or each code apart."
    )


def _one_code(sets: ReliabilityData, codes: Sequence[str]) -> ReliabilityData:
    """Sets of one code at most as values: uncoded first, then every possible code."""
    values: list[str | None] = [None, *codes]
    number = np.array([values.index(next(iter(one), None)) for one in _as_sets(sets)] or [0])
    changed = np.where(sets.values == MISSING, MISSING, number[sets.values])
    return ReliabilityData(
        changed, ("", *codes), sets.coders, sets.weights, sets.documents
    ).collapsed()


def _as_sets(ratings: ReliabilityData) -> list[frozenset[str]]:
    return [cast(frozenset[str], one) for one in ratings.categories]


def _stacked(tables: Sequence[ReliabilityData], coders: tuple[str, ...]) -> ReliabilityData:
    """The codes under one another: every unit once for each code."""
    if not tables:
        empty = np.zeros((0, len(coders)), dtype=np.int64)
        nothing = np.zeros(0)
        return ReliabilityData(empty, (False, True), coders, nothing, nothing.astype(np.int64))
    return ReliabilityData(
        np.concatenate([t.values for t in tables]),
        (False, True),
        coders,
        np.concatenate([t.weights for t in tables]),
        np.concatenate([t.documents for t in tables]),
    ).collapsed()


def _sets(material: CodedMaterial, sampling: Sampling | None) -> dict[str, Measured]:
    """Alpha of sets of codes under each distance."""
    everything = material.sets().collapsed()
    coded = material.sets(coded_only=True).collapsed()
    found = {}
    for distance in SetDistance:
        name = f"krippendorff_alpha_{distance.value}"
        if distance is not SetDistance.EXACT and len(everything.categories) > _MOST_SETS:
            reason = Message(
                "There are {n} different sets of codes, too many to compare each with each: see "
                "the codes apart, or one theme.",
                n=len(everything.categories),
            )
            found[name] = Measured(name, undefined(reason))
            continue
        value = krippendorff_alpha_sets(everything, distance=distance)
        interval = None
        if sampling is not None and value.value is not None and len(everything.categories) <= 300:
            interval = krippendorff_alpha_sets_ci(
                everything, distance=distance, n=sampling.n, seed=sampling.seed
            )
        beside = krippendorff_alpha_sets(coded, distance=distance)
        found[name] = Measured(name, value, beside, interval)
    return found


def _unitizing(continua: Sequence[Continuum]) -> list[Measured]:
    return [
        Measured("u_alpha", u_alpha(continua)),
        Measured("u_alpha_relevance", u_alpha_relevance(continua)),
        Measured("cu_alpha", cu_alpha(continua)),
        *(Measured(name, found) for name, found in measure_cuts(continua).items()),
    ]


def _as_others_print(
    material: CodedMaterial, segments: float | None, groups: Mapping[str, Sequence[str]] | None
) -> list[Measured]:
    overlap = OVERLAP if segments is None else segments
    matches: SegmentMatches | None = None
    if len(material.coders) == 2:
        of_codes = (segment_matches(material, code, overlap) for code in material.codes)
        matches = sum((m for m in of_codes if m is not None), SegmentMatches())
    stacked = _stacked([material.of_code(code) for code in material.codes], material.coders)
    made = stacked.values.copy()
    made[made == 0] = MISSING
    decisions = ReliabilityData(
        made, stacked.categories, stacked.coders, stacked.weights, stacked.documents
    )
    n_codes = len(material.codes)
    two = undefined(two_only())
    return [
        Measured("maxqda_percent", maxqda_percent(matches, overlap=overlap) if matches else two),
        Measured(
            "maxqda_kappa_rk", maxqda_kappa(matches, n_codes, overlap=overlap) if matches else two
        ),
        Measured("atlasti_holsti", atlasti_holsti(decisions)),
        Measured("atlasti_c_alpha_binary", atlasti_c_alpha_binary(material.relevance())),
        Measured("atlasti_Cu_alpha", atlasti_cu_alpha_all(_domains(material, groups))),
    ]


def _domains(
    material: CodedMaterial, groups: Mapping[str, Sequence[str]] | None
) -> ReliabilityData:
    """The sets of main themes each coder applied to coded text; missing where none."""
    under = {code: group for group, codes in (groups or {}).items() for code in codes}
    sets = material.sets(coded_only=True)
    lifted = [frozenset(under.get(code, code) for code in one) for one in _as_sets(sets)]
    kinds = list(dict.fromkeys(lifted))
    number = np.array([kinds.index(one) if one else MISSING for one in lifted] or [MISSING])
    values = np.where(sets.values == MISSING, MISSING, number[sets.values])
    return ReliabilityData(
        values, tuple(kinds), sets.coders, sets.weights, sets.documents
    ).collapsed()


def _ci(
    interval_of: IntervalOf, ratings: ReliabilityData, sampling: Sampling | None
) -> Interval | None:
    if sampling is None or not len(ratings.values):
        return None
    return interval_of(ratings, n=sampling.n, seed=sampling.seed)


def _without_length(measured: Measured, reason: Message) -> Measured:
    counts_gaps = measured.coded_text is not None or measured.name in (*FIXED_UNITS, *_COUNT_GAPS)
    if measured.name in WITHOUT_UNCODED or not counts_gaps:
        return measured
    return replace(measured, all_text=undefined(reason), interval=None)


_COUNT_GAPS = ("pooled_kappa", "atlasti_c_alpha_binary")
