"""How far coders agree on one code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qualcode.agreement.chance import two_only
from qualcode.agreement.coded_material import CodedMaterial
from qualcode.agreement.coding.paradox import kappa_paradox, unlike_use
from qualcode.agreement.coding.prevalence_and_bias import PrevalenceAndBias, prevalence_and_bias
from qualcode.agreement.coefficient import undefined
from qualcode.agreement.measures import (
    FIXED_UNITS,
    WITHOUT_UNCODED,
    Measured,
    Sampling,
    measure_fixed_units,
)
from qualcode.agreement.packages.atlasti import atlasti_holsti
from qualcode.agreement.packages.maxqda import (
    OVERLAP,
    SegmentMatches,
    match_segments,
    maxqda_kappa,
    maxqda_percent,
)
from qualcode.agreement.packages.nvivo import nvivo_kappa, nvivo_percent
from qualcode.agreement.reliability_data import MISSING, ReliabilityData
from qualcode.agreement.two_by_two import TwoByTwo
from qualcode.agreement.unitizing.boundary_similarity import boundary_similarity
from qualcode.agreement.unitizing.cuts import over_pairs
from qualcode.agreement.unitizing.u_alpha import u_alpha
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """Every measure of one code; the table, its indices and remarks for two coders only.

    ``n_coded`` is how much text (or how many units) somebody coded with it.
    """

    code: str
    measures: Mapping[str, Measured]
    n_coded: float
    table: TwoByTwo | None = None
    indices: PrevalenceAndBias | None = None
    remarks: tuple[Message, ...] = ()


def answer_for_code(
    material: CodedMaterial,
    code: str,
    *,
    sampling: Sampling | None = None,
    segments: float | None = None,
    joined: bool = False,
) -> CodeAnswer:
    """All measures of one code, there or not.

    Args:
        material: the codings.
        code: one of its codes.
        sampling: bootstrap intervals, when asked for.
        segments: the overlap two segments need to be the same; then segments are the units.
        joined: unite a coder's overlapping stretches (a child counting for its parent).
    """
    ratings = material.of_code(code)
    coded = material.of_code_in_coded_text(code)
    n_coded = float(ratings.coded_only().weights.sum())
    table = TwoByTwo.of(ratings) if len(material.coders) == 2 else None
    if segments is not None:
        measures = _of_segments(material, code, segments)
    else:
        measures = measure_fixed_units(ratings, coded, sampling)
    measures |= {
        m.name: m for m in _further(material, code, ratings, segments=segments, joined=joined)
    }
    if not material.knows_lengths:
        measures = {name: _without_length(m) for name, m in measures.items()}
    if table is None or segments is not None or not material.knows_lengths:
        return CodeAnswer(code, measures, n_coded, table)
    said = (kappa_paradox(table), unlike_use(table, *material.coders))
    return CodeAnswer(
        code,
        measures,
        n_coded,
        table,
        prevalence_and_bias(table),
        tuple(remark for remark in said if remark is not None),
    )


def segment_matches(material: CodedMaterial, code: str, overlap: float) -> SegmentMatches | None:
    """Segments of two coders matched under one code, where both worked; None for more coders."""
    if len(material.coders) != 2:
        return None
    shared = frozenset.intersection(*material.judged.values())
    kept = material.only_sources(shared)
    first, second = kept.marks[code]
    return match_segments(first, second, overlap)


def _further(
    material: CodedMaterial,
    code: str,
    ratings: ReliabilityData,
    *,
    segments: float | None,
    joined: bool,
) -> list[Measured]:
    continua = material.continua([code], joined=joined)
    matches = segment_matches(material, code, OVERLAP if segments is None else segments)
    asked = OVERLAP if segments is None else segments
    n_codes = len(material.codes)
    two = undefined(two_only())
    sources = _tables_by_source(ratings) if len(material.coders) == 2 else None
    return [
        Measured("u_alpha", u_alpha(continua)),
        Measured("boundary_similarity", over_pairs(continua, boundary_similarity)),
        Measured("nvivo_percent", nvivo_percent(sources) if sources else two),
        Measured("nvivo_kappa", nvivo_kappa(sources) if sources else two),
        Measured("nvivo_percent_by_size", nvivo_percent(sources, by_size=True) if sources else two),
        Measured("nvivo_kappa_by_size", nvivo_kappa(sources, by_size=True) if sources else two),
        Measured("maxqda_percent", maxqda_percent(matches, overlap=asked) if matches else two),
        Measured(
            "maxqda_kappa_rk", maxqda_kappa(matches, n_codes, overlap=asked) if matches else two
        ),
        Measured("atlasti_holsti", atlasti_holsti(_decisions(ratings))),
    ]


def _tables_by_source(ratings: ReliabilityData) -> list[TwoByTwo]:
    complete = ratings.complete()
    return [
        TwoByTwo.of(complete.kept(complete.documents == document))
        for document in sorted(set(complete.documents.tolist()))
    ]


def _decisions(ratings: ReliabilityData) -> ReliabilityData:
    """Text a coder coded is a decision; text left uncoded is none."""
    values = ratings.values.copy()
    values[values == 0] = MISSING
    return ReliabilityData(
        values, ratings.categories, ratings.coders, ratings.weights, ratings.documents
    )


def _of_segments(material: CodedMaterial, code: str, overlap: float) -> dict[str, Measured]:
    """Segments as units: what both have over what either has; chance cannot be reckoned."""
    no_neither = Message(
        "Segments have no text that neither coded, so chance cannot be computed from "
        "them: see maxqda_kappa_rk, or choose another unit."
    )
    found = {name: Measured(name, undefined(no_neither)) for name in FIXED_UNITS}
    matches = segment_matches(material, code, overlap)
    share = undefined(two_only()) if matches is None else maxqda_percent(matches, overlap=overlap)
    return found | {name: Measured(name, share) for name in ("percent", "f1")}


def _without_length(measured: Measured) -> Measured:
    """All text is not known: what counts it has a reason, what is coded stays."""
    if measured.name in WITHOUT_UNCODED or measured.name not in (*FIXED_UNITS, *_COUNT_UNCODED):
        return measured
    reason = Message(
        "This measure counts uncoded text, and the length of the sources is not known: give it "
        "with --length SOURCE=N."
    )
    return replace(measured, all_text=undefined(reason), interval=None)


_COUNT_UNCODED = (
    "nvivo_percent",
    "nvivo_kappa",
    "nvivo_percent_by_size",
    "nvivo_kappa_by_size",
)
