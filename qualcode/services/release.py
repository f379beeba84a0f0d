"""From the vault to the study: only text in which names were replaced may cross.

Released as the review decided, by a key given as a file, or by the researcher's recorded
statement that the transcript is anonymised already. Each way ends at the same gate: the text
that would enter the study is searched once more, and waits in the vault if a name stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from qualcode.anonymise.entity import Entity
from qualcode.anonymise.plan import Plan
from qualcode.anonymise.replacement import find_mentions
from qualcode.anonymise.structured import find_structured
from qualcode.engines.lexicon import load_lexicon
from qualcode.errors import RefusedError
from qualcode.ingest.key_file import read_key
from qualcode.model import Finding, IdentifierKind, KeyEntry, ReleaseState, Source
from qualcode.services import entity_store, key_store
from qualcode.services.kept_forms import keep_forms
from qualcode.services.key_store import joined, key_to_bytes, load_key
from qualcode.services.known_names import known_names
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.originals import Original, load_original
from qualcode.services.progress import Progress, nobody_watches, watched
from qualcode.services.refi_waiting import bring_in
from qualcode.services.released_text import (
    Key,
    Prepared,
    edits_from_bytes,
    edits_to_bytes,
    needs_capitals,
    neutral_names,
    prepare,
    put_into_study,
    put_version,
)
from qualcode.services.standing_names import settle_standing_names
from qualcode.services.studies import get_study
from qualcode.services.table_cells import CellGate
from qualcode.services.watch import watch_for
from qualcode.store.change import Change
from qualcode.store.purge import require_purged
from qualcode.store.rows.sources import load_sources
from qualcode.wording import Message

__all__ = [
    "Released",
    "ReleaseReport",
    "Statement",
    "edits_from_bytes",
    "edits_to_bytes",
    "forms_still_in",
    "put_version",
    "read_key_file",
    "release_as_stated",
    "release_reviewed",
    "release_with_key",
    "stored_key",
    "waiting",
]


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
    """What was released, and what still waits with the reason.

    ``n_undecided`` elements nobody decided on were replaced as proposed; ``held`` are days and
    places of the interviews that wait in the vault; ``standing`` are cells of the tables, memos,
    codes and titles that named somebody before the key knew it.
    """

    released: tuple[Released, ...]
    findings: tuple[Finding, ...]
    n_undecided: int = 0
    held: tuple[Finding, ...] = ()
    standing: tuple[Finding, ...] = ()

    @property
    def to_read(self) -> tuple[Finding, ...]:
        """What is to be read after a release before anything is sent."""
        return (*self.findings, *self.standing)


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


def release_reviewed(
    study: OpenStudy,
    *,
    source_ids: Iterable[str] | None = None,
    unreviewed: bool = False,
    progress: Progress = nobody_watches,
) -> ReleaseReport:
    """Releases waiting transcripts as the review decided, as one action.

    Raises RefusedError when detection has not looked through one of them, or while anything that
    names a person, a telephone, a mail or a number is undecided in one. What else is undecided is
    replaced as proposed. A transcript in which a real form still stands waits, with the findings.
    """
    vault = study.unlocked()
    entities, key = entity_store.load_entities(vault), load_key(vault)
    chosen = _chosen(study, source_ids)
    if not chosen:
        return ReleaseReport((), ())
    _refuse_unseen(study, chosen)
    using = _key_of(study, entities, key)
    if unreviewed:
        said = Message("released transcripts by detection alone: nobody reviewed it")
    else:
        said = Message("released transcripts as the review decided")
    with study.acting("release", said, Ability.USE_VAULT) as change:
        originals = [load_original(study, change.connection, s) for s in chosen]
        _refuse_undecided(originals, entities, key)
        report = _release(study, change, originals, using, progress)
        if not unreviewed:
            change.say(
                Message.plural(
                    "released {n} transcript as the review decided",
                    "released {n} transcripts as the review decided",
                    n=len(report.released),
                )
            )
    n_open = sum(e.is_open and e.replaces for e in entities)
    return _settled(study, replace(report, n_undecided=n_open))


def release_with_key(
    study: OpenStudy,
    key: Iterable[KeyEntry],
    *,
    keep: Iterable[str] = (),
    source_ids: Iterable[str] | None = None,
    progress: Progress = nobody_watches,
) -> ReleaseReport:
    """Replaces every form of the key in the waiting transcripts and releases them, as one action.

    The key joins what the vault holds already; it serves for interviews added later. What a
    review decided before holds too. A transcript waits, with the findings, while a real form
    stands in it, or a name the vault knows as a speaker's and no key replaces, unless it is one
    of ``keep``. Nothing is recorded when no transcript waits. Raises RefusedError as
    ``release_reviewed`` does when a review has begun and left persons undecided that the key does
    not name.
    """
    vault = study.unlocked()
    whole = joined(load_key(vault), key)
    entities = entity_store.load_entities(vault)
    chosen = _chosen(study, source_ids)
    if not chosen:
        return ReleaseReport((), ())
    keep_forms(study, keep)
    using = _key_of(study, entities, whole)
    said = Message("released transcripts with the key")
    with study.acting("release", said, Ability.USE_VAULT) as change:
        if whole != load_key(vault):
            change.keep(key_store.KIND, key_store.RECORD, key_to_bytes(whole))
        originals = [load_original(study, change.connection, s) for s in chosen]
        _refuse_undecided(originals, entities, whole)
        report = _release(study, change, originals, using, progress)
        change.say(
            Message.plural(
                "released {n} transcript with the key",
                "released {n} transcripts with the key",
                n=len(report.released),
            )
            if report.released
            else Message("took over a key; no transcript could be released with it yet")
        )
    return _settled(study, report)


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
    chosen = _chosen(study, source_ids)
    if not chosen:
        return ReleaseReport((), ())
    known = tuple(k for k in known_names(study) if k.form not in statement.kept)
    watch = watch_for((), (), get_study(study).language, kept=statement.kept, known=known)
    said = Message("stated that transcripts were anonymised already, and released them")
    with study.acting("release_as_stated", said, Ability.USE_VAULT) as change:
        originals = [load_original(study, change.connection, s) for s in chosen]
        findings: list[Finding] = []
        clean = []
        for original in originals:
            trouble = _still_there(original, statement)
            findings += trouble
            if not trouble:
                clean.append(original)
        report = _release(study, change, clean, Key.of((), (), watch), progress, stated=True)
        change.say(
            Message.plural(
                "released {n} transcript stated to be anonymised already",
                "released {n} transcripts stated to be anonymised already",
                n=len(report.released),
            )
        )
    return replace(report, findings=(*report.findings, *findings))


def _settled(study: OpenStudy, report: ReleaseReport) -> ReleaseReport:
    """The report with what stood in the tables and notes before the key knew it for a name."""
    if not report.released:
        return report
    return replace(report, standing=settle_standing_names(study))


def present_key(study: OpenStudy) -> Key:
    """What the study replaces now: its entities and its key together."""
    vault = study.unlocked()
    return _key_of(study, entity_store.load_entities(vault), load_key(vault))


def present_plan(study: OpenStudy) -> Plan:
    """Where the study replaces what, without the watch over what comes out."""
    vault = study.unlocked()
    return Plan(
        entity_store.load_entities(vault), key=load_key(vault), needs_capitals=needs_capitals
    )


def _key_of(study: OpenStudy, entities: Iterable[Entity], key: Iterable[KeyEntry]) -> Key:
    present, entries = tuple(entities), tuple(key)
    kept = entity_store.load_notes(study.unlocked()).kept
    language, known = get_study(study).language, known_names(study)
    return Key.of(present, entries, watch_for(present, entries, language, kept=kept, known=known))


def _chosen(study: OpenStudy, source_ids: Iterable[str] | None) -> tuple[Source, ...]:
    wanted = None if source_ids is None else set(source_ids)
    return tuple(s for s in waiting(study) if wanted is None or s.id in wanted)


def _release(
    study: OpenStudy,
    change: Change,
    originals: Iterable[Original],
    key: Key,
    progress: Progress,
    *,
    stated: bool = False,
) -> ReleaseReport:
    require_purged(change.connection)
    gate = CellGate.over(study.unlocked(), key.watch)
    released, findings = [], []
    for original in watched(originals, progress):
        prepared = prepare(original, key, neutral_names(original))
        findings += [stopped.finding for stopped in prepared.leaks]
        if any(stopped.certain for stopped in prepared.leaks):
            continue
        put_into_study(change, prepared, gate)
        findings += bring_in(study, change, prepared, key, stated=stated).findings
        released.append(_released(prepared))
    gate.keep(change)
    return ReleaseReport(tuple(released), tuple(findings), held=gate.findings)


def _released(prepared: Prepared) -> Released:
    source = prepared.original.source
    return Released(source.id, source.label, len(prepared.edits))


def _refuse_unseen(study: OpenStudy, sources: Iterable[Source]) -> None:
    seen = entity_store.load_notes(study.unlocked()).looked_through
    unseen = [s.label for s in sources if s.id not in seen]
    if unseen:
        raise RefusedError(
            Message("Nobody has looked for names in: {labels}.", labels=", ".join(unseen)),
            Message("Run “qualcode anonymise” first, or give a key (--key)."),
        )


def _refuse_undecided(
    originals: Iterable[Original], entities: Iterable[Entity], key: Iterable[KeyEntry]
) -> None:
    settled = {entry.form for entry in key}
    undecided = {
        e.id: e for e in entities if e.is_open and e.is_direct and not settled & set(e.forms)
    }
    if not undecided:
        return
    here = {o.source.id: o.source.label for o in originals}
    where: dict[str, set[str]] = {}
    for entity in undecided.values():
        for spotted in entity.spotted:
            if spotted.place.source_id in here:
                where.setdefault(here[spotted.place.source_id], set()).add(entity.id)
    if where:
        n = len(set().union(*where.values()))
        raise RefusedError(
            Message.plural(
                "{n} element that may name a person is not decided yet, in: {labels}.",
                "{n} elements that may name a person are not decided yet, in: {labels}.",
                n=n,
                labels=", ".join(f"{label} ({len(ids)})" for label, ids in sorted(where.items())),
            ),
            Message("Accept or reject each of them in the review, then release."),
        )


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


def _still_there(original: Original, statement: Statement) -> list[Finding]:
    transcript, label = original.transcript(), original.source.label
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
