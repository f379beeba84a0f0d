"""A participant withdraws: everything they said leaves the study, for good.

Tables, every earlier state in the record, quotations in memos and definitions, the vault, backups
and caches: all of it, then the files are searched byte by byte. Undo does not bring it back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from qualcode.anonymise.gathering import reads_as_ordinary
from qualcode.anonymise.quoted import quoted_spans, runs_of
from qualcode.engines.lexicon import load_lexicon
from qualcode.errors import NotFoundError, RefusedError
from qualcode.ingest.draft import TranscriptDraft, draft_from_json, draft_to_json
from qualcode.model import Interview, Participant, Role, Source, Span, TextEdit
from qualcode.services import entity_store, key_store
from qualcode.services.key_store import key_to_bytes, load_key
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.originals import Original, identifiers_of
from qualcode.services.reading import all_transcripts
from qualcode.services.refi_waiting import forget_waiting
from qualcode.services.released_text import EDITS, names_borne
from qualcode.services.table_cells import forget_cells
from qualcode.services.vault import vault_unless_lost
from qualcode.services.visible import visible_codings
from qualcode.store import erasure, redaction
from qualcode.store.change import Change
from qualcode.store.engine import Reader
from qualcode.store.purge import finish_pending_purge
from qualcode.store.rewriting import FindEdits
from qualcode.store.rows.codings import load_codings
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_participants
from qualcode.store.rows.sources import load_sources, load_transcript
from qualcode.store.study_file import study_id_of
from qualcode.store.traces import find_traces
from qualcode.store.vault import Vault
from qualcode.wording import Message

REMOVED = "[…]"
_SENTENCE = re.compile(r"[^.!?…\n\[\]\"\\]{30,120}")
_BRACKETED = re.compile(r"\[[^\[\]\n]*\]")  # what stands for a town stands for many
_MOST_SENTENCES = 300


@dataclass(frozen=True, slots=True)
class WithdrawalPlan:
    """What a withdrawal would delete, to be said before it is done."""

    participant: Participant
    alone_in: tuple[str, ...]
    together_in: tuple[str, ...]
    n_codings: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was deleted, by table, and whether the files were rewritten and searched clean."""

    identifier: str
    n_rows: dict[str, int]
    n_quotations: int
    finished: bool
    traces: tuple[str, ...]
    n_searched: int


@dataclass(frozen=True)
class _Going:
    """Everything of one participant, gathered before anything is deleted."""

    participant: Participant
    interviews: tuple[Interview, ...]
    sources: tuple[Source, ...]
    shared: tuple[Source, ...]
    said: tuple[str, ...]


def plan_withdrawal(
    study: OpenStudy, identifier: str, *, vault_lost: bool = False
) -> WithdrawalPlan:
    """What would go with a participant; NotFoundError when there is none of that identifier."""
    vault = vault_unless_lost(study, lost=vault_lost)
    with study.reading() as reader:
        going = _gathered(vault, reader, identifier)
        n = sum(len(visible_codings(reader, study, s.id)) for s in going.sources)
    return WithdrawalPlan(
        going.participant,
        tuple(s.label for s in going.sources),
        tuple(s.label for s in going.shared),
        n,
    )


def withdraw(study: OpenStudy, identifier: str, *, vault_lost: bool = False) -> Withdrawn:
    """Deletes a participant with everything derived from them. It cannot be undone.

    With ``vault_lost`` it is done without a vault, which nobody has any more. Raises LockedError
    while the vault is not open, NotFoundError, or RefusedError when they spoke in a group and their
    turns are not told apart.
    """
    vault = vault_unless_lost(study, lost=vault_lost)
    said = Message("a participant withdrew: everything of them was deleted, for good")
    with study.acting("withdraw", said, Ability.MANAGE, undoable=False) as change:
        going = _gathered(vault, change.connection, identifier)
        names = _names_of(vault, going) if vault is not None else ()
        gone = erasure.erase(change, _roots(change.connection, going))
        quoted = redaction.redact(change, _blanking(change.connection, going))
        if vault is not None:
            _forget_in_vault(vault, change, going)
    finished = finish_pending_purge(study.file)
    with study.reading() as reader:
        study_id = study_id_of(reader)
    left = (transcript.text for transcript in all_transcripts(study).values())
    searched = (*_sentences(going.said, left), *names)
    traces = find_traces(study.file.path, study_id, searched)
    return Withdrawn(
        going.participant.identifier,
        gone.n_rows,
        sum(quoted.n_rows.values()),
        finished,
        tuple(dict.fromkeys(trace.path.name for trace in traces)),
        len(searched),
    )


def blanking_of_withdrawn(study: OpenStudy, ours: Reader, copy: Reader) -> tuple[FindEdits, ...]:
    """Finds, in texts of a copy, what participants said who withdrew since it was made."""
    present = {p.id for p in load_participants(ours)}
    gone = [p for p in load_participants(copy) if p.id not in present]
    return tuple(_blanking(copy, _gathered(study.unlocked(), copy, p.identifier)) for p in gone)


def _gathered(vault: Vault | None, reader: Reader, identifier: str) -> _Going:
    participant = next(
        (
            p
            for p in load_participants(reader)
            if p.identifier.casefold() == identifier.strip().casefold()
        ),
        None,
    )
    if participant is None:
        raise NotFoundError(
            Message("There is no participant {identifier} in this study.", identifier=identifier),
            Message("“qualcode participants list” shows those there are."),
        )
    took_part = [i for i in load_interviews(reader) if participant.id in i.participant_ids]
    alone = tuple(i for i in took_part if i.participant_ids == (participant.id,))
    sources = load_sources(reader)
    own = tuple(s for s in sources if s.interview_id in {i.id for i in alone})
    shared_ids = {i.id for i in took_part} - {i.id for i in alone}
    shared = tuple(s for s in sources if s.interview_id in shared_ids)
    said = [words for s in own for words in _said_in(vault, reader, s, None)]
    said += [w for s in shared for w in _said_in(vault, reader, s, participant.identifier)]
    return _Going(participant, alone, own, shared, tuple(dict.fromkeys(said)))


def _said_in(vault: Vault | None, reader: Reader, source: Source, speaker: str | None) -> list[str]:
    """What respondents (or one of them) say in every version of a source and in its original."""
    said: list[str] = []
    for number in range(1, source.version + 1):
        transcript = load_transcript(reader, source.id, number)
        turns = transcript.turns if transcript else ()
        mine = [t for t in turns if t.role is not Role.INTERVIEWER and speaker in (None, t.speaker)]
        if transcript and speaker and not mine:
            raise RefusedError(
                Message(
                    "{label} is a group: which turns are {identifier}’s is not known.",
                    label=source.label,
                    identifier=speaker,
                ),
                Message(
                    "Import it again with {identifier} as the speaker’s label.", identifier=speaker
                ),
            )
        said += [transcript.turn_text(t) for t in mine if transcript]
    if vault is not None and source.id in vault.ids("draft"):
        draft = draft_from_json(json.loads(vault.get("draft", source.id)))
        names = names_borne(Original(source, draft, identifiers_of(reader, source)))
        said += [
            t.text
            for t in draft.turns
            if t.role is not Role.INTERVIEWER
            and (speaker is None or speaker in names.get(t.speaker, ()))
        ]
    return said


def _roots(reader: Reader, going: _Going) -> list[erasure.Place]:
    roots = [("participant", going.participant.id)]
    roots += [("interview", i.id) for i in going.interviews]
    roots += [("source", s.id) for s in going.sources]
    roots += [("setting", f"replaced.{s.id}") for s in going.sources]
    for source in going.shared:
        mine = _turns_of(reader, source, going.participant.identifier)
        for coding in load_codings(reader, source_id=source.id):
            spans = mine.get(coding.segment.version, ())
            if any(span.overlaps(coding.segment.span) for span in spans):
                roots.append(("coding", coding.id))
    return roots


def _turns_of(reader: Reader, source: Source, speaker: str) -> dict[int, tuple[Span, ...]]:
    """Where somebody speaks in a source, by the number of each version of its text."""
    found: dict[int, tuple[Span, ...]] = {}
    for number in range(1, source.version + 1):
        transcript = load_transcript(reader, source.id, number)
        turns = transcript.turns if transcript else ()
        found[number] = tuple(t.span for t in turns if t.speaker == speaker)
    return found


def _blanking(reader: Reader, going: _Going) -> FindEdits:
    """Finds what they said wherever it is quoted, and their turns in what others stay in."""
    turns: dict[str, tuple[Span, ...]] = {}
    others: list[str] = []
    for source in load_sources(reader):
        for number in range(1, source.version + 1):
            transcript = load_transcript(reader, source.id, number)
            if transcript is None:
                continue
            if source in going.shared:
                mine = (t for t in transcript.turns if t.speaker == going.participant.identifier)
                turns[transcript.text] = tuple(t.span for t in mine if len(t.span))
            elif source not in going.sources:
                others.append(transcript.text)
    runs = runs_of(going.said) - runs_of(others)

    def find(text: str, _: str | None) -> tuple[TextEdit, ...]:
        spans = turns[text] if text in turns else quoted_spans(text, runs)
        return tuple(TextEdit(span, REMOVED) for span in spans)

    return find


def _forget_in_vault(vault: Vault, change: Change, going: _Going) -> None:
    leaving = {s.id for s in going.sources}
    _forget_files(vault, change, leaving)
    for kind in ("draft", EDITS):
        for record_id in vault.ids(kind):
            if record_id in leaving:
                change.keep(kind, record_id, None)
    forget_waiting(change, vault, leaving | {s.id for s in going.shared})
    forget_cells(change, vault, going.participant.id)
    for source in going.shared:
        _blank_draft(vault, change, source, going)
    _forget_entities(vault, change, going, leaving)
    who = f"[{going.participant.identifier}]"
    labels = {s.label for s in going.sources}
    key = [e for e in load_key(vault) if e.interview not in labels and e.replacement != who]
    change.keep(key_store.KIND, key_store.RECORD, key_to_bytes(key))


def _forget_files(vault: Vault, change: Change, leaving: set[str]) -> None:
    """The files they came from; a table of several people was once kept with each of them."""
    kept = vault.ids("original")
    files = {vault.get("original", i) for i in kept if i in leaving}
    for record_id in kept:
        if record_id in leaving or vault.get("original", record_id) in files:
            change.keep("original", record_id, None)


def _blank_draft(vault: Vault, change: Change, source: Source, going: _Going) -> None:
    """Their turns leave the original; the file it came from holds them, so it goes."""
    if source.id not in vault.ids("draft"):
        return
    draft = draft_from_json(json.loads(vault.get("draft", source.id)))
    known = identifiers_of(change.connection, source)
    names = names_borne(Original(source, draft, (*known, going.participant.identifier)))
    who = going.participant.identifier
    blank = _without(draft, {label for label, borne in names.items() if who in borne})
    change.keep("draft", source.id, json.dumps(draft_to_json(blank), ensure_ascii=False).encode())
    change.keep("original", source.id, None)
    change.keep(EDITS, source.id, None)


def _without(draft: TranscriptDraft, labels: Iterable[str]) -> TranscriptDraft:
    gone = set(labels)
    turns = tuple(
        replace(t, text=REMOVED, notes=(), heads=()) if t.speaker in gone else t
        for t in draft.turns
    )
    return replace(draft, turns=turns)


def _forget_entities(vault: Vault, change: Change, going: _Going, leaving: set[str]) -> None:
    present = entity_store.load_entities(vault)
    changed, gone = {}, []
    for entity in present:
        left = entity
        for source_id in leaving:
            left = left.without_source(source_id)
        theirs = entity.participant.casefold() == going.participant.identifier.casefold()
        if theirs or (entity.spotted and not left.spotted):
            gone.append(entity.id)
        elif left != entity:
            forms = tuple(dict.fromkeys(s.form for s in left.spotted))
            changed[left.id] = replace(left, variants=forms or left.variants)
    entity_store.rewrite(change, present, changed, gone)
    touched = {*changed, *gone}
    for step in entity_store.load_steps(vault):
        if touched & {entity_id for entity_id, _ in step.before}:
            change.keep(entity_store.STEPS, f"{step.number:09d}", None)
    notes = entity_store.load_notes(vault)
    entity_store.keep_notes(
        change,
        replace(
            notes,
            seeds=tuple(s for s in notes.seeds if s.participant != going.participant.identifier),
            read={k: v for k, v in notes.read.items() if k not in leaving},
            looked_through={k: v for k, v in notes.looked_through.items() if k not in leaving},
        ),
    )


def _names_of(vault: Vault, going: _Going) -> tuple[str, ...]:
    """Real names of theirs that are no ordinary words, to be looked for afterwards."""
    return tuple(
        form
        for entity in entity_store.load_entities(vault)
        if entity.participant.casefold() == going.participant.identifier.casefold()
        for form in entity.forms
        if not reads_as_ordinary(form, load_lexicon())
    )


def _sentences(said: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Stretches of what they said, long enough to be nobody else's; replacements are not theirs."""
    own = [piece for text in said for piece in _BRACKETED.split(text)]
    found = [match.group().strip() for text in own for match in _SENTENCE.finditer(text)]
    elsewhere = "\n".join(others)
    unlike = (stretch for stretch in dict.fromkeys(found) if stretch not in elsewhere)
    return tuple(islice(unlike, _MOST_SENTENCES))
