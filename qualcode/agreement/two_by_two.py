"""How much text two coders coded with one code: both, one of them, neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.model import Coding, Span, Transcript, merge_spans


@dataclass(frozen=True, slots=True)
class TwoByTwo:
    """Characters of respondents' text by who coded them."""

    both: int = 0
    a_only: int = 0
    b_only: int = 0
    neither: int = 0

    def __post_init__(self) -> None:
        if min(self.both, self.a_only, self.b_only, self.neither) < 0:
            raise ValueError("a table of characters cannot hold a negative number")

    def __add__(self, other: TwoByTwo) -> TwoByTwo:
        return TwoByTwo(
            self.both + other.both,
            self.a_only + other.a_only,
            self.b_only + other.b_only,
            self.neither + other.neither,
        )

    @property
    def total(self) -> int:
        """All characters looked at."""
        return self.both + self.a_only + self.b_only + self.neither


def two_by_two(text: Sequence[Span], a: Iterable[Span], b: Iterable[Span]) -> TwoByTwo:
    """The table of one code in one source: lengths of runs, never single characters.

    Args:
        text: the stretches that count (respondents' turns).
        a: what the first coder coded with it; may overlap, may leave the text.
        b: the same of the second.
    """
    counted = merge_spans(list(text))
    in_a = _common(counted, merge_spans(list(a)))
    in_b = _common(counted, merge_spans(list(b)))
    both = _length(_common(in_a, in_b))
    a_only, b_only = _length(in_a) - both, _length(in_b) - both
    return TwoByTwo(both, a_only, b_only, _length(counted) - both - a_only - b_only)


def tables_by_code(
    codings: Iterable[Coding],
    transcripts: Mapping[str, Transcript],
    coder_a: str,
    coder_b: str,
    *,
    include_interviewer: bool = False,
) -> dict[str, TwoByTwo]:
    """For each code either coder used, the tables of all the sources added up.

    Args:
        codings: of any coder; others than the two are passed over.
        transcripts: every source both coders were to code, by id: one without any coding counts
            as left uncoded by both.
        coder_a: id of the first coder.
        coder_b: id of the second.
        include_interviewer: count the interviewer's turns as well.
    """
    spans: dict[tuple[str, str, str], list[Span]] = {}
    codes: dict[str, None] = {}
    for coding in codings:
        if coding.coder_id in (coder_a, coder_b) and coding.segment.source_id in transcripts:
            key = (coding.code_id, coding.segment.source_id, coding.coder_id)
            spans.setdefault(key, []).append(coding.segment.span)
            codes.setdefault(coding.code_id)
    counted = {
        source_id: counted_spans(transcript, include_interviewer=include_interviewer)
        for source_id, transcript in transcripts.items()
    }
    return {
        code_id: sum(
            (
                two_by_two(
                    text,
                    spans.get((code_id, source_id, coder_a), ()),
                    spans.get((code_id, source_id, coder_b), ()),
                )
                for source_id, text in counted.items()
            ),
            TwoByTwo(),
        )
        for code_id in codes
    }


def counted_spans(transcript: Transcript, *, include_interviewer: bool = False) -> tuple[Span, ...]:
    """The stretches that count: respondents' turns, or all the text where nobody is told apart."""
    if not transcript.turns:
        return (Span(0, len(transcript.text)),)
    if include_interviewer:
        return tuple(turn.span for turn in transcript.turns)
    return transcript.respondent_spans()


def _common(first: Sequence[Span], second: Sequence[Span]) -> list[Span]:
    """What two rows of sorted, disjoint spans share."""
    shared: list[Span] = []
    i = j = 0
    while i < len(first) and j < len(second):
        part = first[i].intersection(second[j])
        if part is not None:
            shared.append(part)
        if first[i].end <= second[j].end:
            i += 1
        else:
            j += 1
    return shared


def _length(spans: Iterable[Span]) -> int:
    return sum(len(span) for span in spans)
