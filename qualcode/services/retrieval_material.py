"""Everything a query asks of a study, read once, and the passages nobody coded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.analysis.matrices import Numbered
from qualcode.analysis.query import Passage
from qualcode.model import (
    Attribute,
    Codebook,
    Coding,
    Interview,
    Memo,
    Participant,
    Source,
    Span,
    Transcript,
)
from qualcode.model.span import merge_spans
from qualcode.services.counted_codings import counted, models_of
from qualcode.services.open_study import OpenStudy
from qualcode.services.thematic_tree import in_reading_order, said_by
from qualcode.services.visible import visible_codebook, visible_codings, visible_memos
from qualcode.store.purge import require_purged
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_attributes, load_participants
from qualcode.store.rows.sources import load_sources, load_transcripts


@dataclass(frozen=True)
class RetrievalMaterial:
    """What this coder may see, with who says what and where the turns stand."""

    tree: Codebook
    codings: tuple[Coding, ...]
    memos: tuple[Memo, ...]
    sources: Mapping[str, Source]
    texts: Mapping[str, Transcript]
    interviews: Mapping[str, Interview]
    people: tuple[Participant, ...]
    attributes: tuple[Attribute, ...]
    said: Mapping[str, str]
    turns: Numbered
    models: frozenset[str]


def retrieval_material(study: OpenStudy) -> RetrievalMaterial:
    """What is read for one query or several."""
    with study.reading() as reader:
        require_purged(reader)
        codings = in_reading_order(reader, visible_codings(reader, study))
        texts = load_transcripts(reader)
        return RetrievalMaterial(
            visible_codebook(reader, study),
            codings,
            visible_memos(reader, study),
            {s.id: s for s in load_sources(reader)},
            texts,
            {i.id: i for i in load_interviews(reader)},
            load_participants(reader),
            load_attributes(reader),
            {key: who.participant for key, who in said_by(reader, codings).items()},
            Numbered({key: [t.span for t in text.turns] for key, text in texts.items()}),
            models_of(reader),
        )


def uncoded_passages(material: RetrievalMaterial) -> list[Passage]:
    """Every stretch of a respondent's turn that nobody coded and that holds a whole word.

    The rest of a word that a coding cuts through is none of it.
    """
    covered: dict[str, list[Span]] = {}
    for coding in counted(material.codings, material.models):
        covered.setdefault(coding.segment.source_id, []).append(coding.segment.span)
    found = []
    for source_id, text in material.texts.items():
        spans = text.respondent_spans() if text.turns else (Span(0, len(text.text)),)
        taken = merge_spans([*covered.get(source_id, []), *text.notes])
        for free in _free(spans, taken):
            free = _of_whole_words(free, text.text)
            words = free.cut(text.text)
            if any(letter.isalnum() for letter in words):
                begins = free.start + len(words) - len(words.lstrip(_BEFORE_A_SENTENCE))
                span = Span(begins, free.start + len(words.rstrip(_BEHIND_A_SENTENCE)))
                found.append(Passage(source_id, span, (), turns_touched(material, source_id, span)))
    return found


_BEHIND_A_SENTENCE = " \n\t,;:\u00a0\u202f"  # its full stop is part of it
_BEFORE_A_SENTENCE = _BEHIND_A_SENTENCE + ".!?…"


def _of_whole_words(span: Span, text: str) -> Span:
    """A span without the rest of a word that begins before it or goes on behind it."""
    start, end = span.start, span.end
    if start and text[start - 1].isalnum():
        while start < end and text[start].isalnum():
            start += 1
    if text[end : end + 1].isalnum():
        while end > start and text[end - 1].isalnum():
            end -= 1
    return Span(start, end)


def _free(spans: Iterable[Span], taken: Sequence[Span]) -> Iterable[Span]:
    """The parts of spans that none of the sorted, disjoint others touches."""
    at = 0
    for span in spans:
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        begins, n = span.start, at
        while n < len(taken) and taken[n].start < span.end:
            if taken[n].start > begins:
                yield Span(begins, taken[n].start)
            begins = max(begins, taken[n].end)
            n += 1
        if begins < span.end:
            yield Span(begins, span.end)


def turns_touched(material: RetrievalMaterial, source_id: str, span: Span) -> tuple[int, int]:
    """The numbers of the first and the last turn a span touches."""
    touched = material.turns.within(source_id, span)
    return (touched.start, touched.stop - 1) if touched else (0, 0)


def who_says(material: RetrievalMaterial, passage: Passage) -> str:
    """The participant of a passage; the speaker of its turn where several were interviewed."""
    if passage.coding_ids:
        return material.said[passage.coding_ids[0]]
    source = material.sources[passage.source_id]
    interview = material.interviews.get(source.interview_id or "")
    here = interview.participant_ids if interview else ()
    names = [p.identifier for p in material.people if p.id in here]
    if len(names) == 1:
        return names[0]
    return material.texts[passage.source_id].who_answers(passage.span) or source.label
