"""Looking for names: what may identify somebody is proposed, nothing is replaced yet."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from qualcode.anonymise.bare_name import bare_name
from qualcode.anonymise.entity import Decision, Entity, Policy
from qualcode.anonymise.folding import fold
from qualcode.anonymise.gathering import Found, gather, words_of
from qualcode.anonymise.identifiers import DetectionSettings, ModelSpan, Tier
from qualcode.anonymise.policies import Replacements
from qualcode.anonymise.reading.spoken_language import language_of
from qualcode.engines import spacy_names
from qualcode.engines.lexicon import communes_named, load_lexicon
from qualcode.ingest.draft import TranscriptDraft
from qualcode.model import IdentifierKind, ReleaseState, Source, new_id
from qualcode.services import entity_store
from qualcode.services.entity_store import ReviewNotes, Seed
from qualcode.services.executors import HERE, Executor
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.originals import Original, identifiers_of, load_original, look_through
from qualcode.services.progress import Progress, nobody_watches
from qualcode.services.release import ReleaseReport
from qualcode.services.studies import get_study
from qualcode.store.change import Change
from qualcode.store.engine import Reader
from qualcode.store.rows.participants import load_participants
from qualcode.store.rows.sources import load_sources
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Proposal:
    """What detection proposes: entities new or with new mentions, and how many words it read."""

    n_sources: int
    n_words: int
    n_new: int
    n_extended: int
    by_kind: Mapping[IdentifierKind, int]
    by_tier: Mapping[Tier, int]
    used_model: bool


def propose(
    study: OpenStudy,
    *,
    seeds: Iterable[Seed] = (),
    use_model: bool = True,
    again: bool = False,
    progress: Progress = nobody_watches,
    executor: Executor = HERE,
) -> Proposal:
    """Looks through every waiting transcript for what may name somebody, as one action.

    Texts, speakers' labels, headers and file names are read. Forms known from other interviews
    join their entity, decision and replacement included; ``seeds`` stay with the study and are
    always found. Sources looked through before are left out unless ``again`` or new seeds ask.
    """
    study.require(Ability.USE_VAULT)
    notes = entity_store.load_notes(study.unlocked())
    wanted = _joined_seeds(notes.seeds, seeds)
    again = again or wanted != notes.seeds
    with study.reading() as reader:
        if not _originals(study, reader, notes, again=again) and wanted == notes.seeds:
            return Proposal(0, 0, 0, 0, Counter(), Counter(), False)
    said = Message("looked through transcripts for names")
    with study.acting("anonymise", said, Ability.USE_VAULT, undoable=False) as change:
        originals = _originals(study, change.connection, notes, again=again)
        proposal = _look(
            study,
            change,
            originals,
            replace(notes, seeds=wanted),
            use_model=use_model,
            progress=progress,
            executor=executor,
        )
        change.say(
            Message.plural(
                "looked through {n} transcript for names",
                "looked through {n} transcripts for names",
                n=len(originals),
            )
        )
    return proposal


def propose_for(study: OpenStudy, source: Source, draft: TranscriptDraft) -> Proposal | None:
    """Looks through a corrected version of a source detection has looked through before.

    None, and nothing is done, for a source that was released by a key or a statement alone.
    """
    notes = entity_store.load_notes(study.unlocked())
    if source.id not in notes.looked_through:
        return None
    said = Message("looked through a corrected version for names")
    with study.acting("anonymise", said, Ability.USE_VAULT, undoable=False) as change:
        original = Original(source, draft, identifiers_of(change.connection, source))
        return _look(study, change, (original,), notes, use_model=False, progress=nobody_watches)


def _look(
    study: OpenStudy,
    change: Change,
    originals: tuple[Original, ...],
    notes: ReviewNotes,
    *,
    use_model: bool,
    progress: Progress,
    executor: Executor = HERE,
) -> Proposal:
    language = get_study(study).language
    settings = DetectionSettings(language, seeds=tuple(seed.form for seed in notes.seeds))
    piece = partial(found_in, settings=settings, use_model=use_model)
    spoken = {language_of(o.transcript().text, language) for o in originals} if use_model else ()
    needs = tuple(
        package
        for each in sorted(spoken)
        if spacy_names.is_installed(each)
        for package in spacy_names.packages(each)
    )
    read = executor.each(piece, originals, progress, needs)
    found: list[Found] = [one for some in read for one in some]
    before = entity_store.load_entities(study.unlocked())
    known, gone = _without_stale(before, originals, notes)
    fresh = gather(
        found,
        known,
        load_lexicon(),
        language=language,
        policies=notes.policies,
        new_id=new_id,
    )
    named = _with_replacements(study, change.connection, fresh, known, notes.seeds)
    changed = {e.id: e for e in (*known, *named)}
    entity_store.rewrite(change, before, changed, gone)
    looked = {o.source.id: fingerprint(o.transcript().text) for o in originals}
    entity_store.keep_notes(
        change, replace(notes, looked_through={**notes.looked_through, **looked})
    )
    ids = {e.id for e in before}
    new = [e for e in named if e.id not in ids]
    return Proposal(
        len(originals),
        sum(o.transcript().n_words(interviewer=True) for o in originals),
        len(new),
        len(named) - len(new),
        Counter(e.kind for e in new),
        Counter(e.tier for e in new),
        bool(needs),
    )


def _without_stale(
    entities: tuple[Entity, ...], originals: Iterable[Original], notes: ReviewNotes
) -> tuple[tuple[Entity, ...], tuple[str, ...]]:
    """The entities without mentions in texts that changed since, and the ids of those left empty."""
    stale = [
        o.source.id
        for o in originals
        if notes.looked_through.get(o.source.id) not in (None, fingerprint(o.transcript().text))
    ]
    if not stale:
        return entities, ()
    kept, gone = [], []
    for entity in entities:
        left = entity
        for source_id in stale:
            left = left.without_source(source_id)
        if entity.spotted and not left.spotted and entity.is_open and not entity.by_hand:
            gone.append(entity.id)
        else:
            kept.append(left)
    return tuple(kept), tuple(gone)


def fingerprint(text: str) -> int:
    """Tells one text from another."""
    return zlib.crc32(text.encode())


def release_by_detection(study: OpenStudy, progress: Progress = nobody_watches) -> ReleaseReport:
    """For demonstrations: detects, takes what detection holds sure or likely, and releases.

    Nobody reviewed it, and the record says so: never do this with real interviews.
    """
    from qualcode.services import release, review

    propose(study, use_model=False)
    review.accept_by_policy(study)
    return release.release_reviewed(study, unreviewed=True, progress=progress)


def waiting_to_be_read(study: OpenStudy) -> tuple[Source, ...]:
    """The waiting sources detection has not looked through yet."""
    notes = entity_store.load_notes(study.unlocked())
    with study.reading() as reader:
        return tuple(
            s
            for s in load_sources(reader)
            if s.state is not ReleaseState.RELEASED and s.id not in notes.looked_through
        )


def replacements_for(
    study: OpenStudy, reader: Reader, entities: Iterable[Entity], texts: Iterable[str] = ()
) -> Replacements:
    """What proposes replacements in this study: none used twice, none a real form of it."""
    present = tuple(entities)
    real = words_of(form for e in present for form in e.forms)
    real |= words_of(str(v) for p in load_participants(reader) for _, v in p.values)
    real |= words_of(texts)
    return Replacements(
        get_study(study).language,
        load_lexicon(),
        communes_named,
        used=(e.replacement for e in present if e.replacement),
        real=lambda form: fold(form) in real,
    )


def _originals(
    study: OpenStudy, reader: Reader, notes: ReviewNotes, *, again: bool
) -> tuple[Original, ...]:
    waiting = [s for s in load_sources(reader) if s.state is not ReleaseState.RELEASED]
    return tuple(
        original
        for source in waiting
        for original in [load_original(study, reader, source)]
        if again or notes.looked_through.get(source.id) != fingerprint(original.transcript().text)
    )


def found_in(
    original: Original, settings: DetectionSettings, *, use_model: bool
) -> tuple[Found, ...]:
    """What may name somebody in one original: a piece of work for any executor.

    Read in the language it is spoken in; the one of ``settings`` where that cannot be told.
    """
    text = original.transcript().text
    settings = replace(settings, language=language_of(text, settings.language))
    spans: tuple[ModelSpan, ...] = ()
    if use_model and spacy_names.is_installed(settings.language):
        spans = spacy_names.model_spans(text, settings.language)
    return tuple(look_through(original, load_lexicon(), settings, spans))


def _with_replacements(
    study: OpenStudy,
    reader: Reader,
    fresh: Iterable[Entity],
    known: Iterable[Entity],
    seeds: tuple[Seed, ...],
) -> tuple[Entity, ...]:
    wanted = tuple(fresh)
    proposing = replacements_for(study, reader, (*known, *wanted))
    participants = {fold(s.form): s.participant for s in seeds if s.participant}
    done = []
    for entity in wanted:
        who = entity.participant or next(
            (participants[fold(f)] for f in entity.forms if fold(f) in participants), ""
        )
        named = replace(entity, participant=who)
        if not named.replacement and named.policy is not Policy.KEEP:
            named = replace(named, replacement=proposing.propose(named))
        if named.decision is Decision.PROPOSED and any(
            fold(f) in _folds(seeds) for f in named.forms
        ):
            named = replace(named, by_hand=True)
        done.append(named)
    return tuple(done)


def _folds(seeds: Iterable[Seed]) -> frozenset[str]:
    return frozenset(fold(seed.form) for seed in seeds)


def _joined_seeds(present: tuple[Seed, ...], added: Iterable[Seed]) -> tuple[Seed, ...]:
    both: dict[str, Seed] = {}
    for seed in (*present, *added):
        form = bare_name(seed.form, load_lexicon())
        if form:
            both[fold(form)] = Seed(form, seed.participant.strip())
    return tuple(both.values())
