"""From codings to which interview holds which code."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.model import Codebook, Coding, Incidence, Span, Transcript
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

    Only codes found at least once are columns: ``Incidence.codes`` holds their keys (``key_at``).
    """
    answers = {s: _Answers.of(t) for s, t in (transcripts or {}).items() if t.turns}
    kept = [
        coding
        for coding in codings
        if (coder_ids is None or coding.coder_id in coder_ids)
        and coding.id in unit_of
        and coding.code_id in codebook
        and (include_interviewer or _is_answer(coding, answers))
    ]
    found: dict[str, set[str]] = {unit: set() for unit in units}
    for coding in kept:
        if unit_of[coding.id] in found:
            found[unit_of[coding.id]].add(key_at(codebook, coding.code_id, level))
    keys = in_tree_order(codebook, set().union(*found.values()))
    number = {key: index for index, key in enumerate(keys)}
    rows = tuple(frozenset(number[key] for key in found[unit]) for unit in units)
    return Incidence(tuple(units), keys, rows)


@dataclass(frozen=True, slots=True)
class _Answers:
    """Where others than the interviewer speak, in text order, with the ends to search by."""

    spans: tuple[Span, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, transcript: Transcript) -> _Answers:
        spans = tuple(sorted(transcript.respondent_spans(), key=lambda span: span.start))
        return cls(spans, tuple(span.end for span in spans))

    def touch(self, span: Span) -> bool:
        first = bisect_right(self.ends, span.start)
        return first < len(self.spans) and self.spans[first].overlaps(span)


def _is_answer(coding: Coding, answers: Mapping[str, _Answers]) -> bool:
    """Whether the coding touches what somebody other than the interviewer says."""
    known = answers.get(coding.segment.source_id)
    return known is None or known.touch(coding.segment.span)
