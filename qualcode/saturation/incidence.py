"""From codings to which interview holds which code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from qualcode.model import Codebook, Coding, Incidence, Transcript
from qualcode.saturation.levels import IncidenceLevel, in_tree_order, key_at


def code_incidence(
    codebook: Codebook,
    codings: Iterable[Coding],
    units: Sequence[str],
    unit_of: Mapping[str, str],
    *,
    level: IncidenceLevel = IncidenceLevel.CODE,
    coder_ids: Collection[str] | None = None,
    transcripts: Mapping[str, Transcript] | None = None,
    include_interviewer: bool = False,
) -> Incidence:
    """Sampling units (rows, in the order given) x what was found in them (columns, tree order).

    Args:
        codebook: every code the codings name.
        codings: of any coder and source.
        units: labels of the sampling units, interviews unless the researcher says otherwise, in
            the order in which they were held; one without codings stays, as an empty row.
        unit_of: the unit a coding belongs to, by coding id; a coding of no unit does not count.
        level: what is counted as one.
        coder_ids: only these coders' codings; None takes everybody's.
        transcripts: by source id; codings that touch no respondent's turn are left out.
        include_interviewer: keep those too.

    Only codes found at least once are columns: ``Incidence.codes`` holds their keys, which
    ``label_of`` turns into names.
    """
    kept = [
        coding
        for coding in codings
        if (coder_ids is None or coding.coder_id in coder_ids)
        and coding.id in unit_of
        and coding.code_id in codebook
        and (include_interviewer or _is_answer(coding, transcripts or {}))
    ]
    found: dict[str, set[str]] = {unit: set() for unit in units}
    for coding in kept:
        if unit_of[coding.id] in found:
            found[unit_of[coding.id]].add(key_at(codebook, coding.code_id, level))
    keys = in_tree_order(codebook, set().union(*found.values()))
    number = {key: index for index, key in enumerate(keys)}
    rows = tuple(frozenset(number[key] for key in found[unit]) for unit in units)
    return Incidence(tuple(units), keys, rows)


def _is_answer(coding: Coding, transcripts: Mapping[str, Transcript]) -> bool:
    """Whether the coding touches what somebody other than the interviewer says."""
    transcript = transcripts.get(coding.segment.source_id)
    if transcript is None or not transcript.turns:
        return True
    return any(span.overlaps(coding.segment.span) for span in transcript.respondent_spans())
