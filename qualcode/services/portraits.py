"""Portraits of a study: an interview along its text, codes over interviews, what stands alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.analysis import portraits as counting
from qualcode.analysis.portraits import Stretch, WordShare
from qualcode.model import Code, CodeKind, Coding, Segment, Source, Span
from qualcode.model.transcript import n_words
from qualcode.services.counted_codings import counted
from qualcode.services.open_study import OpenStudy
from qualcode.services.retrieval_material import (
    RetrievalMaterial,
    retrieval_material,
    uncoded_passages,
    who_says,
)
from qualcode.services.saturation_units import Order, SamplingUnit, place
from qualcode.services.thematic_tree import default_coder, interview_name

ALL_LEVELS = 99


@dataclass(frozen=True, slots=True)
class PortraitRow:
    """A theme or code in an interview, and where its codings stand along the text."""

    code: Code
    stretches: tuple[Stretch, ...]

    @property
    def extracts(self) -> tuple[Stretch, ...]:
        """Each extract once, however many coders and codes are on it."""
        return tuple({s.coding.segment: s for s in self.stretches}.values())


@dataclass(frozen=True, slots=True)
class InterviewPortrait:
    """An interview along its text. ``coded_share``: of the respondents' characters, 0 to 1."""

    source: Source
    interview: str
    participants: tuple[str, ...]
    n_codings: int
    words: WordShare
    coded_share: float | None
    rows: tuple[PortraitRow, ...]


@dataclass(frozen=True, slots=True)
class CodeOverInterviews:
    """A code, its place in the tree, extracts per interview in order, where it is first met."""

    code: Code
    above: tuple[str, ...]
    counts: tuple[int, ...]
    first: int


@dataclass(frozen=True, slots=True)
class InterviewWords:
    """How much of an interview its interviewer says."""

    source: Source
    interview: str
    words: WordShare


@dataclass(frozen=True, slots=True)
class UncodedPassage:
    """A stretch of a respondent's turn that nobody coded."""

    source: Source
    span: Span
    quote: str
    participant: str
    n_words: int


@dataclass(frozen=True, slots=True)
class CodeOfOne:
    """A code only one participant's words have."""

    code: Code
    participant: str
    n_extracts: int


class Portraits:
    """What one look at a study gives; ``coder_id`` counts one coder's codings only."""

    def __init__(self, study: OpenStudy, coder_id: str | None = None) -> None:
        """Reads the study once."""
        self.seen: RetrievalMaterial = retrieval_material(study)
        self.tree = self.seen.tree
        self.codings: tuple[Coding, ...] = tuple(
            c
            for c in counted(self.seen.codings, self.seen.models, coder_id)
            if c.code_id in self.tree
        )
        with study.reading() as reader:
            placed = place(reader, self.codings, SamplingUnit.INTERVIEW, Order.DONE)
        self._unit_of, self.interviews = placed.unit_of, placed.units

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The released sources, in the order of the interviews."""

        def rank(source: Source) -> tuple[int, int]:
            interview = self.seen.interviews.get(source.interview_id or "")
            return (interview.position if interview else 10**6, source.position)

        return tuple(sorted((self.seen.sources[i] for i in self.seen.texts), key=rank))

    def interview(self, source_id: str, levels: int = 1) -> InterviewPortrait:
        """The portrait of a source, a row for each theme at most so many levels deep."""
        source, text = self.seen.sources[source_id], self.seen.texts[source_id]
        own = [c for c in self.codings if c.segment.source_id == source_id]
        rows = counting.laid_out(own, lambda c: self._row_of(c, levels), len(text.text))
        return InterviewPortrait(
            source,
            self.name_of(source),
            self._people(source),
            len(own),
            counting.word_share(text),
            counting.coded_share(text, own),
            tuple(PortraitRow(c, rows[c.id]) for c in self.tree.walk() if c.id in rows),
        )

    def timeline(self) -> tuple[CodeOverInterviews, ...]:
        """Each code over the interviews in the order of saturation, the first met first."""
        ranks = {c.id: n for n, c in enumerate(self.tree.walk())}
        found = counting.appearances(self.codings, self._unit_of, self.interviews)
        return tuple(
            CodeOverInterviews(
                self.tree.get(a.code_id), self.tree.path(a.code_id)[:-1], a.counts, a.first
            )
            for a in sorted(found, key=lambda a: (a.first, ranks[a.code_id]))
        )

    def words(self) -> tuple[InterviewWords, ...]:
        """The interviewer's share of each interview that has turns."""
        return tuple(
            InterviewWords(source, self.name_of(source), counting.word_share(text))
            for source in self.sources
            if (text := self.seen.texts[source.id]).turns
        )

    def uncoded(self, *, fewest: int = 5) -> tuple[UncodedPassage, ...]:
        """Passages without a code of at least so many words, the longest first."""
        found = []
        for passage in uncoded_passages(self._with_these()):
            quote = passage.span.cut(self.seen.texts[passage.source_id].text)
            length = n_words(quote)
            if length >= fewest:
                source = self.seen.sources[passage.source_id]
                who = who_says(self.seen, passage)
                found.append(UncodedPassage(source, passage.span, quote, who, length))
        return tuple(sorted(found, key=lambda p: -p.n_words))

    def of_one_participant(self) -> tuple[CodeOfOne, ...]:
        """Codes used by one participant only, with most extracts first."""
        found = counting.of_one_only(self.codings, self.seen.said)
        return tuple(CodeOfOne(self.tree.get(code_id), who, n) for code_id, who, n in found)

    def without_definition(self) -> tuple[tuple[Code, int], ...]:
        """Codes in use nobody defined, with how many extracts each has; the most first."""
        counts = self.counts()
        bare = [
            (c, counts.get(c.id, 0))
            for c in self.tree.walk()
            if not c.retired and not c.definition.strip() and not self._only_holds(c, counts)
        ]
        return tuple(sorted(bare, key=lambda each: -each[1]))

    def counts(self) -> dict[str, int]:
        """Extracts of each code itself, by its id; two coders on one extract count once."""
        found: dict[str, set[Segment]] = {}
        for coding in self.codings:
            found.setdefault(coding.code_id, set()).add(coding.segment)
        return {code_id: len(segments) for code_id, segments in found.items()}

    def name_of(self, source: Source) -> str:
        """The interview of a source."""
        return interview_name(self.seen.interviews.get(source.interview_id or ""), source)

    def _only_holds(self, code: Code, counts: Collection[str]) -> bool:
        """A theme nobody coded with, that only holds others."""
        holds = bool(self.tree.children(code.id))
        return code.kind is CodeKind.THEME and holds and code.id not in counts

    def _row_of(self, coding: Coding, levels: int) -> str:
        above = [*self.tree.ancestors(coding.code_id), self.tree.get(coding.code_id)]
        return above[min(levels, len(above)) - 1].id

    def _people(self, source: Source) -> tuple[str, ...]:
        interview = self.seen.interviews.get(source.interview_id or "")
        here = interview.participant_ids if interview else ()
        return tuple(p.identifier for p in self.seen.people if p.id in here)

    def _with_these(self) -> RetrievalMaterial:
        return replace(self.seen, codings=self.codings, models=frozenset())


def portraits(study: OpenStudy, coder_id: str | None = None) -> Portraits:
    """The portraits of a study as this coder may see it."""
    return Portraits(study, coder_id)


def usual_portraits(study: OpenStudy) -> Portraits:
    """Those of the consensus where it stands for all that was coded, else of everybody's."""
    with study.reading() as reader:
        agreed = default_coder(reader, study)
    return Portraits(study, agreed)
