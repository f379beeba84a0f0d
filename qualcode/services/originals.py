"""The originals waiting in the vault, and everything in them that may name somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qualcode.anonymise.detect import detect
from qualcode.anonymise.entity import Place
from qualcode.anonymise.gathering import Found
from qualcode.anonymise.identifiers import (
    CONFIDENCE,
    Candidate,
    DetectionSettings,
    ModelSpan,
    Tier,
)
from qualcode.anonymise.lexicon import Lexicon
from qualcode.ingest.draft import TranscriptDraft
from qualcode.model import IdentifierKind, Role, Source, Span, Transcript
from qualcode.services.ingest import respondents, waiting_draft
from qualcode.services.neutral_labels import neutral_label
from qualcode.services.open_study import OpenStudy
from qualcode.store.engine import Reader
from qualcode.store.rows.interviews import load_interview
from qualcode.store.rows.participants import identifiers_by_id
from qualcode.wording import Message

TEXT, SPEAKER, PLACE, HEADER, FILE = "text", "speaker", "place", "header", "file"
_LEAST_NAME = 3


@dataclass(frozen=True)
class Original:
    """A source as it lies in the vault, with the identifiers of those who speak in it."""

    source: Source
    draft: TranscriptDraft
    identifiers: tuple[str, ...]

    def transcript(self) -> Transcript:
        """Its canonical text with its turns."""
        return self.draft.transcript()

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Its short texts by name: the place, the head and the file's name."""
        stem = Path(self.draft.name).stem.replace("_", " ")
        head = "\n".join(self.draft.header)
        return ((PLACE, self.draft.facts.place), (HEADER, head), (FILE, stem))

    def text_of(self, place: Place) -> str:
        """The text a place counts in."""
        if place.field == TEXT:
            return self.transcript().text
        if place.field == SPEAKER:
            return self.draft.speakers[place.number].label
        return dict(self.fields())[place.field]


def load_original(study: OpenStudy, reader: Reader, source: Source) -> Original:
    """A source's draft out of the vault."""
    return Original(source, waiting_draft(study, source.id), identifiers_of(reader, source))


def identifiers_of(reader: Reader, source: Source) -> tuple[str, ...]:
    """The identifiers of the participants of a source's interview."""
    interview = load_interview(reader, source.interview_id) if source.interview_id else None
    if interview is None:
        return ()
    people = identifiers_by_id(reader, interview.participant_ids)
    return tuple(people[i] for i in interview.participant_ids)


def look_through(
    original: Original,
    lexicon: Lexicon,
    settings: DetectionSettings,
    model: tuple[ModelSpan, ...] = (),
) -> Iterator[Found]:
    """What may name somebody in the text of an original, its labels, its head and its file name."""
    transcript, label = original.transcript(), original.source.label
    for one in detect(transcript.text, lexicon, settings, transcript.turns, model):
        yield Found(one, Place(original.source.id, one.span), label)
    yield from _in_labels(original, lexicon, settings)
    for name, text in original.fields():
        for one in detect(text, lexicon, settings) if text.strip() else ():
            if one.kind not in (IdentifierKind.CONTEXT, IdentifierKind.DATE):
                yield Found(one, Place(original.source.id, one.span, name), label)


def _in_labels(
    original: Original, lexicon: Lexicon, settings: DetectionSettings
) -> Iterator[Found]:
    people = respondents(original.draft)
    for number, speaker in enumerate(original.draft.speakers):
        named = _name_in(speaker.label, lexicon, settings)
        if named is None:
            continue
        asks = speaker.role is Role.INTERVIEWER
        reason = (
            Message("label of a speaker who asks: {cue}", cue="interviewer")
            if asks
            else Message("label of a speaker")
        )
        form = named.cut(speaker.label)
        tier = Tier.SURE
        one = Candidate(named, form, IdentifierKind.PERSON, (reason,), CONFIDENCE[tier], tier)
        who = ""
        if not asks and people == (speaker.label,):
            known = original.identifiers
            who = known[0] if len(known) == 1 else original.source.label
        place = Place(original.source.id, named, SPEAKER, number)
        yield Found(one, place, original.source.label, who)


def _name_in(label: str, lexicon: Lexicon, settings: DetectionSettings) -> Span | None:
    """The name in a speaker's label, or None when the label names nobody: Médecin 2, Q, Enquêtrice."""
    if neutral_label(label):
        return None
    found = [
        one.span
        for one in detect(label, lexicon, settings)
        if one.kind is not IdentifierKind.CONTEXT and len(one.text) >= _LEAST_NAME
    ]
    if not found:
        return None
    return Span(min(s.start for s in found), max(s.end for s in found))
