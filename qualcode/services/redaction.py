"""One more name, found after release: replaced everywhere it stands, now and in the whole record.

Codings, memos, turns, versions and the record of activities follow by offset map. It is final:
nothing of it is taken back by undo.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from qualcode.anonymise.bare_name import bare_name
from qualcode.anonymise.entity import Decision, Entity
from qualcode.anonymise.gathering import reads_as_ordinary
from qualcode.anonymise.identifiers import Tier
from qualcode.anonymise.leaks.search import LeakKind
from qualcode.anonymise.replacement import FormFinder, composed, edits_for
from qualcode.engines.lexicon import load_lexicon
from qualcode.errors import BadInputError
from qualcode.ingest.draft import draft_from_json
from qualcode.model import IdentifierKind, OffsetMap, TextEdit, new_id, now
from qualcode.services import entity_store
from qualcode.services.anonymise import replacements_for
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.released_text import (
    EDITS,
    edits_from_bytes,
    edits_to_bytes,
    needs_capitals,
)
from qualcode.services.review_edits import refuse_real_form
from qualcode.services.studies import get_study
from qualcode.services.vault import vault_unless_lost
from qualcode.services.visible import visible_ids
from qualcode.services.watch import watch_for
from qualcode.store import redaction as rows
from qualcode.store.change import Change
from qualcode.store.purge import finish_pending_purge
from qualcode.store.rewriting import FindEdits
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.sources import load_sources
from qualcode.store.study_file import study_id_of
from qualcode.store.traces import find_traces
from qualcode.store.vault import Vault
from qualcode.wording import Message

_ALIKE = (LeakKind.WHOLE, LeakKind.WORD, LeakKind.NEAR)
_MOST_ALIKE = 12


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was replaced where, and codings to look at because an end fell inside a name.

    ``finished`` is False while another window holds the file; ``traces`` are files in which the
    form can still be found byte by byte (never looked for when it is an ordinary word).
    ``alike`` says how often words of the name alone, or misspelled, or the name written in a way that
    is not replaced by itself (letter by letter), still stand in the study: they may be somebody else's.
    """

    form: str
    replacement: str
    n_rows: dict[str, int]
    codings_to_check: tuple[str, ...]
    finished: bool
    traces: tuple[str, ...]
    alike: Mapping[str, int] = field(default_factory=dict)

    @property
    def said_of_alike(self) -> Message:
        """What resembles the name and was left, in a sentence."""
        words = ", ".join(f"{word} ({n})" for word, n in list(self.alike.items())[:_MOST_ALIKE])
        return Message(
            "Left as it is, though it is part of the name or resembles it: {words}. If it is the "
            "same person or place, replace it too.",
            words=words,
        )

    @property
    def was_absent(self) -> bool:
        """Whether the form stood nowhere in the study: then nothing was done."""
        return not any(self.n_rows.values())


def redact(
    study: OpenStudy,
    form: str,
    *,
    replacement: str = "",
    kind: IdentifierKind = IdentifierKind.PERSON,
    also: Iterable[str] = (),
    vault_lost: bool = False,
) -> Redacted:
    """Replaces a form in every text of the study, for good, and remembers it in the vault.

    Without ``replacement`` one is proposed. ``also`` are other ways of writing the same. A form
    that stands nowhere in the study changes nothing and leaves no record. With ``vault_lost`` it is
    done without a vault, which nobody has any more: then ``replacement`` must be given, since what
    stands for others is not known. Raises BadInputError for an empty form, a replacement that is
    missing or a real form itself, LockedError while the vault is not open.
    """
    vault = vault_unless_lost(study, lost=vault_lost)
    entity = _entity_for(study, vault, form, replacement, kind, tuple(also))
    said = Message("replaced one more name everywhere, for good")
    with study.acting("redact", said, Ability.USE_VAULT, undoable=False) as change:
        find = finder(entity)
        done = rows.redact(change, find)
        if done.changed_anything:
            if vault is not None:
                _follow_in_vault(vault, change, entity, find)
            change.say(
                Message.plural(
                    "replaced one more name in {n} place of the study, for good",
                    "replaced one more name in {n} places of the study, for good",
                    n=sum(done.n_rows.values()),
                )
            )
    with study.reading() as reader:
        to_check = visible_ids(reader, study, "coding", done.codings_to_check)
    finished = finish_pending_purge(study.file)
    return Redacted(
        entity.form,
        entity.replacement,
        done.n_rows,
        to_check,
        finished,
        traces_of(study, entity.forms),
        _alike(study, vault, entity),
    )


def _alike(study: OpenStudy, vault: Vault | None, entity: Entity) -> dict[str, int]:
    """“Kerdoncuff” where “Anne Kerdoncuff” was replaced, “Kerdonkuff” too: how often each stands."""
    kept = entity_store.load_notes(vault).kept if vault is not None else ()
    watch = watch_for((entity,), (), get_study(study).language, kept=kept)
    with study.reading() as reader:
        coders = [coder.name for coder in load_coders(reader)]
        found = Counter(
            leak.text
            for text in rows.every_text(reader)
            for leak in watch.leaks(text)
            if leak.kind in _ALIKE and not any(leak.text in coder for coder in coders)
        )
    return dict(found.most_common())


def finder(entity: Entity) -> FindEdits:
    """Finds an entity's forms in any text of the study, for the interviews it concerns."""
    finders: dict[str, FormFinder] = {}

    def find(text: str, label: str | None) -> tuple[TextEdit, ...]:
        interview = label or entity.interview
        if interview not in finders:
            finders[interview] = FormFinder(
                entity.key_entries(), interview, needs_capitals=needs_capitals
            )
        return edits_for(finders[interview].find(text))

    return find


def traces_of(study: OpenStudy, forms: Iterable[str]) -> tuple[str, ...]:
    """The names of files of the study in which forms still stand, ordinary words left out."""
    told = [f for f in forms if not reads_as_ordinary(f, load_lexicon()) and len(f) > 3]
    with study.reading() as reader:
        study_id = study_id_of(reader)
    found = find_traces(study.file.path, study_id, told)
    return tuple(dict.fromkeys(trace.path.name for trace in found))


def _entity_for(
    study: OpenStudy,
    vault: Vault | None,
    form: str,
    replacement: str,
    kind: IdentifierKind,
    also: tuple[str, ...],
) -> Entity:
    if not form.strip():
        raise BadInputError(
            Message("There is no form to replace."), Message("Write the real form.")
        )
    if vault is None and not replacement.strip():
        raise BadInputError(
            Message("Without the vault nothing can be proposed to stand there."),
            Message("Say what should stand there instead; it must not stand for anybody else."),
        )
    present = entity_store.load_entities(vault) if vault is not None else ()
    typed = [each.strip() for each in (form, *also) if each.strip()]
    if kind is IdentifierKind.PERSON:  # “madame Kerdoncuff” is Kerdoncuff without madame too
        typed += [bare_name(each, load_lexicon()) for each in typed]
    known = next((e for each in typed for e in present if each in e.forms), None)
    entity = known or Entity(new_id(), form.strip(), kind, Tier.SURE, by_hand=True)
    forms = tuple(dict.fromkeys((*entity.forms, *typed)))
    entity = replace(
        entity,
        variants=forms,
        everywhere=True,
        decision=Decision.ACCEPTED,
        decided_by=study.coder.id,
        decided_at=now(),
    )
    if replacement.strip():
        refuse_real_form(replacement, (*present, entity))
        return replace(entity, replacement=replacement.strip())
    if entity.replacement:
        return entity
    with study.reading() as reader:
        return replace(entity, replacement=replacements_for(study, reader, present).propose(entity))


def _follow_in_vault(vault: Vault, change: Change, entity: Entity, find: FindEdits) -> None:
    """The vault remembers the form, and how each original now becomes its released text."""
    entity_store.keep_entities(change, entity_store.load_entities(vault), (entity,))
    labels = {s.id: s.label for s in load_sources(change.connection)}
    drafts = set(vault.ids("draft"))
    for source_id, stored in vault.records(EDITS):
        if source_id not in labels or source_id not in drafts:
            continue
        before = edits_from_bytes(stored)
        original = _original_text(vault, source_id)
        released = OffsetMap(before).apply(original)
        more = find(released, labels[source_id])
        if more:
            after = composed(original, before, more)
            change.keep(EDITS, source_id, edits_to_bytes(after))


def _original_text(vault: Vault, source_id: str) -> str:
    return draft_from_json(json.loads(vault.get("draft", source_id))).transcript().text
