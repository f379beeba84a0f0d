"""From the vault to the study: only text in which names were replaced may cross.

Released by a key, or by the researcher's recorded statement that the transcript is anonymised
already, after a search for forms entered by hand and for structured patterns.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qualcode.anonymise.replacement import (
    edited_transcript,
    edits_for,
    find_mentions,
    replaced,
)
from qualcode.anonymise.structured import find_structured
from qualcode.engines.lexicon import load_lexicon
from qualcode.ingest.draft import TranscriptDraft
from qualcode.ingest.key_file import read_key
from qualcode.model import (
    Finding,
    IdentifierKind,
    KeyEntry,
    ReleaseState,
    Role,
    Source,
    Span,
    TextEdit,
    Transcript,
    new_id,
    now,
)
from qualcode.services import key_store
from qualcode.services.ingest import neutral_label, respondents, waiting_draft
from qualcode.services.key_store import joined, key_to_bytes, load_key
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.progress import Progress, nobody_watches, watched
from qualcode.store.change import Change
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_participants
from qualcode.store.rows.sources import load_sources, version_row
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Statement:
    """The researcher states that transcripts are anonymised already.

    ``forms`` are names entered by hand to look for; ``kept`` are found forms they say may stay.
    """

    forms: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Released:
    """A source whose text is now in the study."""

    source_id: str
    label: str
    n_replaced: int


@dataclass(frozen=True, slots=True)
class ReleaseReport:
    """What was released, and what still waits with the reason."""

    released: tuple[Released, ...]
    findings: tuple[Finding, ...]


def read_key_file(name: str, content: bytes) -> tuple[tuple[KeyEntry, ...], tuple[Finding, ...]]:
    """The entries of a key given as JSON, csv or xlsx, and points to check."""
    read = read_key(name, content)
    return read.entries, read.findings


def waiting(study: OpenStudy) -> tuple[Source, ...]:
    """The sources whose text still waits in the vault."""
    with study.reading() as reader:
        return tuple(s for s in load_sources(reader) if s.state is not ReleaseState.RELEASED)


def stored_key(study: OpenStudy) -> tuple[KeyEntry, ...]:
    """The study's key as the vault holds it."""
    return load_key(study.unlocked())


def release_with_key(
    study: OpenStudy,
    key: Iterable[KeyEntry],
    *,
    source_ids: Iterable[str] | None = None,
    progress: Progress = nobody_watches,
) -> ReleaseReport:
    """Replaces every form of the key in the waiting transcripts and releases them, as one action.

    The key joins what the vault holds already; it serves for interviews added later.
    """
    whole = joined(stored_key(study), key)
    said = Message("released transcripts with the key")
    with study.acting("release", said, Ability.USE_VAULT) as change:
        change.keep(key_store.KIND, key_store.RECORD, key_to_bytes(whole))
        report = _release(
            study, change, source_ids, lambda label: whole_for(whole, label), progress
        )
        change.say(
            _said(
                report,
                "released {n} transcript with the key",
                "released {n} transcripts with the key",
            )
        )
    return report


def release_as_stated(
    study: OpenStudy,
    statement: Statement,
    *,
    source_ids: Iterable[str] | None = None,
    progress: Progress = nobody_watches,
) -> ReleaseReport:
    """Releases waiting transcripts as they are, on the researcher's statement, kept in the record.

    A transcript in which a form entered by hand or a telephone number, mail address or other
    structured identifier still stands is not released; the findings say where it stands.
    """
    chosen = set(source_ids) if source_ids is not None else None
    clean, findings = [], []
    for source in waiting(study):
        if chosen is not None and source.id not in chosen:
            continue
        trouble = _still_there(waiting_draft(study, source.id), source.label, statement)
        findings += trouble
        if not trouble:
            clean.append(source.id)
    said = Message("stated that transcripts were anonymised already, and released them")
    with study.acting("release_as_stated", said, Ability.USE_VAULT) as change:
        report = _release(study, change, clean, lambda _: (), progress)
        change.say(
            _said(
                report,
                "released {n} transcript stated to be anonymised already",
                "released {n} transcripts stated to be anonymised already",
            )
        )
    return ReleaseReport(report.released, (*report.findings, *findings))


def whole_for(key: tuple[KeyEntry, ...], label: str) -> tuple[KeyEntry, ...]:
    """The entries that concern an interview."""
    return tuple(entry for entry in key if entry.interview in ("", label))


def _said(report: ReleaseReport, one: str, many: str) -> Message:
    return Message.plural(one, many, n=len(report.released))


def _release(
    study: OpenStudy,
    change: Change,
    source_ids: Iterable[str] | None,
    key_for: Callable[[str], tuple[KeyEntry, ...]],
    progress: Progress,
) -> ReleaseReport:
    chosen = set(source_ids) if source_ids is not None else None
    sources = [
        s
        for s in load_sources(change.connection)
        if s.state is not ReleaseState.RELEASED and (chosen is None or s.id in chosen)
    ]
    released = []
    for source in watched(sources, progress):
        draft = waiting_draft(study, source.id)
        released.append(release_one(change, source, draft, key_for(source.label)))
    return ReleaseReport(tuple(released), ())


def release_one(
    change: Change, source: Source, draft: TranscriptDraft, key: tuple[KeyEntry, ...]
) -> Released:
    """Writes a source's released text and what its head says, the key applied to both."""
    transcript = draft.transcript()
    edits = edits_for(find_mentions(transcript.text, key, source.label))
    text = edited_transcript(transcript, edits, neutral_speakers(change, source, draft))
    put_version(change, source, text, number=1, reason="release")
    change.update("source", source.id, state=ReleaseState.RELEASED.value, version=1)
    change.keep("edits", source.id, edits_to_bytes(edits))
    _take_over_facts(change, source, draft, key)
    return Released(source.id, source.label, len(edits))


def put_version(
    change: Change, source: Source, text: Transcript, *, number: int, reason: str
) -> None:
    """Adds a version of a source's text."""
    row = version_row(new_id(), source.id, number, text, reason=reason, created_at=now())
    change.insert("transcript_version", row)


def neutral_speakers(change: Change, source: Source, draft: TranscriptDraft) -> dict[str, str]:
    """What each speaker's label becomes: the participant's identifier, or a neutral label."""
    speakers: dict[str, str] = {}
    people = respondents(draft)
    identifiers = _identifiers(change, source)
    for number, label in enumerate(people):
        if len(people) == 1:
            speakers[label] = identifiers[0] if len(identifiers) == 1 else source.label
        else:
            speakers[label] = neutral_label(label) or f"{source.label}-{_letter(number)}"
    interviewers = [s.label for s in draft.speakers if s.role is Role.INTERVIEWER]
    for number, label in enumerate(interviewers, start=1):
        speakers[label] = "" if len(interviewers) == 1 else str(number)
    return speakers


def _letter(number: int) -> str:
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return letters


def _identifiers(change: Change, source: Source) -> list[str]:
    people = {p.id: p.identifier for p in load_participants(change.connection)}
    interview = next(
        (i for i in load_interviews(change.connection) if i.id == source.interview_id), None
    )
    return [people[i] for i in interview.participant_ids] if interview else []


def _take_over_facts(
    change: Change, source: Source, draft: TranscriptDraft, key: tuple[KeyEntry, ...]
) -> None:
    interview = next(
        (i for i in load_interviews(change.connection) if i.id == source.interview_id), None
    )
    if interview is None:
        return
    facts = draft.facts
    known = {
        "date": interview.date or replaced(facts.date, key, source.label),
        "place": interview.place or replaced(facts.place, key, source.label),
        "duration_min": interview.duration_min or facts.duration_min,
    }
    change.update("interview", interview.id, **known)


def forms_still_in(texts: Iterable[tuple[str, str]], statement: Statement) -> list[Finding]:
    """Where forms entered by hand or structured identifiers stand, in texts given as (place, text)."""
    wanted = tuple(
        KeyEntry(form, IdentifierKind.CONTEXT, "") for form in statement.forms if form.strip()
    )
    found = []
    for place, text in texts:
        hits = [m.span for m in find_mentions(text, wanted)]
        hits += [candidate.span for candidate in find_structured(text, load_lexicon())]
        for span in sorted(set(hits)):
            form = span.cut(text)
            if form not in statement.kept:
                found.append(_still_stands(place, form))
    return found


def _still_there(draft: TranscriptDraft, label: str, statement: Statement) -> list[Finding]:
    transcript = draft.transcript()
    turns = (
        (f"{label}, {number}", transcript.turn_text(turn))
        for number, turn in enumerate(transcript.turns, 1)
    )
    return forms_still_in(turns, statement)


def _still_stands(place: str, form: str) -> Finding:
    return Finding(
        Message("{place}", place=place),
        Message("“{form}” still stands in the text.", form=form),
        Message("Replace it by a key, or state that it may stay; until then the transcript waits."),
    )


def edits_to_bytes(edits: Iterable[TextEdit]) -> bytes:
    """Edits as the vault keeps them."""
    return json.dumps([[e.span.start, e.span.end, e.replacement] for e in edits]).encode()


def edits_from_bytes(stored: bytes) -> tuple[TextEdit, ...]:
    """The edits that ``edits_to_bytes`` wrote."""
    return tuple(TextEdit(Span(a, b), words) for a, b, words in json.loads(stored))
