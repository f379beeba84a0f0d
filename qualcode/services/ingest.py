"""Transcripts come in: first a preview that writes nothing, then the vault.

What is ingested waits in the vault: its text, its file, its file name, its speakers' labels and
what its head says. The study learns only that an interview under a neutral label is waiting.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.errors import ConflictError, QualcodeError
from qualcode.ingest.codings_columns import find_columns
from qualcode.ingest.collect import NamedBytes, collect
from qualcode.ingest.corrections import set_role
from qualcode.ingest.draft import TranscriptDraft, draft_from_json, draft_to_json
from qualcode.ingest.participants_columns import holds_participants
from qualcode.ingest.reading import read_documents, read_table
from qualcode.ingest.structure.recognise import recognise
from qualcode.ingest.table import Table
from qualcode.model import Finding, Role, Source, SourceKind, new_id
from qualcode.services.executors import HERE, Executor
from qualcode.services.interview_order import Told, order_done
from qualcode.services.interviews import add_interview_row, link_participant
from qualcode.services.neutral_labels import (
    InterviewsByLabel,
    is_neutral_identifier,
    label_of_file,
    label_of_speaker,
    propose_labels,
    without_version,
)
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.progress import Progress, nobody_watches, watched
from qualcode.store.change import Change
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import participant_ids
from qualcode.store.rows.sources import load_sources, source_row
from qualcode.wording import Message

_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".ods"})


@dataclass(frozen=True, slots=True)
class Previewed:
    """One transcript as read, with the label it will have and the file it came from.

    ``n_in_file``: how many interviews the file holds; a table may hold thousands.
    """

    label: str
    draft: TranscriptDraft
    content: bytes
    n_in_file: int = 1


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come in; nothing has been written."""

    interviews: tuple[Previewed, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Ingested:
    """A source that now waits in the vault."""

    source_id: str
    label: str
    n_turns: int
    n_words: int


def preview_path(
    path: Path, progress: Progress = nobody_watches, executor: Executor = HERE
) -> Preview:
    """The transcripts in a file, a folder or a zip; unreadable files become findings."""
    return preview_paths([path], progress, executor)


def preview_paths(
    paths: Sequence[Path], progress: Progress = nobody_watches, executor: Executor = HERE
) -> Preview:
    """The transcripts in several files, folders or zips, as one arrival."""
    files, findings = collect(tuple(paths))
    return _preview(files, findings, progress, executor)


def preview_files(
    files: Iterable[tuple[str, bytes]],
    progress: Progress = nobody_watches,
    executor: Executor = HERE,
) -> Preview:
    """The transcripts in files given as (name, bytes), as a browser uploads them."""
    collected, findings = collect([NamedBytes(name, content) for name, content in files])
    return _preview(collected, findings, progress, executor)


def _preview(
    files: tuple[NamedBytes, ...],
    findings: tuple[Finding, ...],
    progress: Progress,
    executor: Executor,
) -> Preview:
    found: list[Previewed] = []
    trouble = list(findings)
    read = executor.each(read_file, files, progress)
    for file, answer in zip(files, read, strict=True):
        if isinstance(answer, Finding):
            trouble.append(answer)
        else:
            found += [Previewed("", draft, file.content, len(answer)) for draft in answer]
    return Preview(_labelled(found), tuple(trouble))


def read_file(file: NamedBytes) -> tuple[TranscriptDraft, ...] | Finding:
    """The transcripts in a file, or why there is none: a piece of work for any executor."""
    elsewhere = _belongs_elsewhere(file)
    if elsewhere is not None:
        return elsewhere
    try:
        documents = read_documents(file.name, file.content)
    except QualcodeError as error:
        return unreadable(file.name, error)
    return tuple(recognise(document) for document in documents)


def _belongs_elsewhere(file: NamedBytes) -> Finding | None:
    """Where to bring in a table that holds no interview but codings or participants."""
    if Path(file.name).suffix.casefold() not in _TABLES:
        return None
    try:
        table = read_table(file.name, file.content)
        if _holds_codings(file.name, table):
            return _belongs_to_codings(file.name)
        return _belongs_to_participants(file.name) if holds_participants(table) else None
    except QualcodeError:
        return None


def _holds_codings(name: str, table: Table) -> bool:
    try:
        find_columns(name, table.header)
    except QualcodeError:
        return False
    return True


def _belongs_to_participants(name: str) -> Finding:
    return Finding(
        Message("file {name}", name=name),
        Message("This table says who the participants are; it is not an interview."),
        Message("Bring it in on the screen Participants, or by “qualcode participants import”."),
    )


def _belongs_to_codings(name: str) -> Finding:
    return Finding(
        Message("file {name}", name=name),
        Message("This table holds codings: extracts with their codes, not an interview."),
        Message("Bring it in with the codings: screen Codings, or “qualcode codings import”."),
    )


def unreadable(name: str, error: QualcodeError) -> Finding:
    """A file that could not be read, as a point to check."""
    advice = error.hint or Message("Leave it out, or save it again in another format.")
    return Finding(Message("file {name}", name=name), error.message, advice)


def _labelled(found: list[Previewed]) -> tuple[Previewed, ...]:
    """Neutral labels: what file or table call them where that says nothing, else E1, E2…"""
    labels = propose_labels([said_label(p) or agreed_label(p) for p in found])
    return tuple(replace(p, label=label) for p, label in zip(found, labels, strict=True))


def said_label(previewed: Previewed) -> str:
    """What the file's name calls an interview, or a table that holds several; "" if not neutral."""
    if previewed.n_in_file == 1:
        stem = Path(previewed.draft.name).stem
        agreed = agreed_label(previewed) if without_version(stem) == stem else ""
        return agreed or label_of_file(stem)
    people = respondents(previewed.draft)
    return people[0] if len(people) == 1 and is_neutral_identifier(people[0]) else ""


def agreed_label(previewed: Previewed) -> str:
    """What both a file's name and its only respondent's label call an interview; "" otherwise."""
    people = respondents(previewed.draft) if previewed.n_in_file == 1 else ()
    return label_of_speaker(people[0], Path(previewed.draft.name).stem) if len(people) == 1 else ""


def ingest(
    study: OpenStudy,
    interviews: Iterable[Previewed],
    *,
    kind: SourceKind = SourceKind.TRANSCRIPT,
    operation_id: str | None = None,
    progress: Progress = nobody_watches,
) -> tuple[Ingested, ...]:
    """Puts previewed transcripts into the vault and tells the study that they wait, as one action.

    They are numbered as interviews in the order in which they were done, as far as that is told.
    Raises LockedError without the vault, ConflictError when a label is taken by another source.
    """
    given = tuple(interviews)
    places = order_done([Told(p.label, p.draft.facts.date) for p in given])
    wanted = tuple(given[place] for place in places)
    study.unlocked()
    said = Message.plural("imported {n} transcript", "imported {n} transcripts", n=len(wanted))
    with study.acting("ingest", said, Ability.USE_VAULT, operation_id=operation_id) as change:
        if change.applied_before:
            return ()
        known = _Known(change)
        return tuple(_ingest_one(change, known, p, kind) for p in watched(wanted, progress))


class _Known:
    """What a study has, looked up once for thousands of answers that come in."""

    def __init__(self, change: Change) -> None:
        self.labels = {s.label.casefold() for s in load_sources(change.connection)}
        self.interviews = InterviewsByLabel(load_interviews(change.connection))
        self.people = participant_ids(change.connection)


def _ingest_one(change: Change, known: _Known, previewed: Previewed, kind: SourceKind) -> Ingested:
    label = previewed.label.strip()
    if label.casefold() in known.labels:
        raise ConflictError(
            Message("There is already a source {label} in the study.", label=label),
            Message(
                "Give this one another label, or import it as a corrected version of {label}.",
                label=label,
            ),
        )
    interview_id = None
    if kind is SourceKind.TRANSCRIPT:
        interview = known.interviews.find(label)
        if interview is None:
            interview = add_interview_row(change, label)
            known.interviews.add(interview)
        interview_id = interview.id
        if not interview.participant_ids and len(respondents(previewed.draft)) == 1:
            link_participant(change, interview, label, known.people)
    noun = Source(new_id(), label, kind, interview_id, position=len(known.labels))
    change.insert("source", source_row(noun))
    known.labels.add(label.casefold())
    keep_draft(change, noun.id, previewed)
    transcript = previewed.draft.transcript()
    return Ingested(noun.id, label, len(transcript.turns), transcript.n_words())


def keep_draft(change: Change, source_id: str, previewed: Previewed) -> None:
    """Has the vault hold a draft and the file it came from.

    A file of several interviews is not kept: it would say what each of them said after they withdrew.
    """
    stored = json.dumps(draft_to_json(previewed.draft), ensure_ascii=False)
    change.keep("draft", source_id, stored.encode())
    change.keep("original", source_id, previewed.content if previewed.n_in_file == 1 else None)


def waiting_draft(study: OpenStudy, source_id: str) -> TranscriptDraft:
    """The draft of a source as it lies in the vault, names and all."""
    return study.unlocked().understood_one("draft", source_id, _draft_from_bytes)


def _draft_from_bytes(content: bytes) -> TranscriptDraft:
    return draft_from_json(json.loads(content))


def respondents(draft: TranscriptDraft) -> tuple[str, ...]:
    """The labels of those who are no interviewer, in order of appearance."""
    return tuple(s.label for s in draft.speakers if s.role is not Role.INTERVIEWER)


def with_role(previewed: Previewed, speaker: str, role: Role) -> Previewed:
    """The preview with a speaker's role corrected, where that speaker is in it."""
    if previewed.draft.speaker(speaker) is None:
        return previewed
    return replace(previewed, draft=set_role(previewed.draft, speaker, role))
