"""Names the vault knows though no key names them: speakers' labels, heads of files, seeds.

They are looked for in what is about to be released, so that a key that forgot one says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.detect import detect
from qualcode.anonymise.folding import WORD, fold
from qualcode.anonymise.identifiers import DetectionSettings
from qualcode.anonymise.leaks.forms import is_ordinary
from qualcode.anonymise.reading.labels import SPEAKING
from qualcode.anonymise.vocabulary import vocabulary_of
from qualcode.anonymise.vocabulary.role_words import ROLES
from qualcode.engines.lexicon import load_lexicon
from qualcode.model import IdentifierKind
from qualcode.services import entity_store
from qualcode.services.entity_store import Seed
from qualcode.services.ingest import respondents
from qualcode.services.neutral_labels import neutral_label
from qualcode.services.open_study import OpenStudy
from qualcode.services.originals import FILE, HEADER, PLACE, Original, load_original
from qualcode.services.studies import get_study
from qualcode.services.watch import KnownName
from qualcode.store.rows.sources import load_sources
from qualcode.wording import Message

_LEAST = 3
_COMMON = (1, 2)
_NAMED = (IdentifierKind.PERSON, IdentifierKind.PLACE)

# what a name was replaced by elsewhere: « cabinet, [Lieu 2] » in a project that comes back
_STAND_IN = re.compile(r"\[\w+ \d{1,3}\]")


def known_names(study: OpenStudy) -> tuple[KnownName, ...]:
    """Every name known from seeds, labels, heads and file names, each once, the surest first."""
    language = get_study(study).language
    vault = study.unlocked()
    found = [_seeded(seed) for seed in entity_store.load_notes(vault).seeds]
    held = set(vault.ids("draft"))
    with study.reading() as reader:
        for source in load_sources(reader):
            if source.id in held:
                original = load_original(study, reader, source)
                found += _in_labels(original, language)
                found += _in_fields(original, language)
    surest = sorted((one for one in found if one.form.strip()), key=lambda one: not one.holds)
    return tuple({fold(one.form): one for one in reversed(surest)}.values())[::-1]


def names_in_label(label: str, language: str = "fr") -> str:
    """The name in a speaker's label; "" for a label that names nobody: Médecin 2, Q, Enquêtrice."""
    if neutral_label(label):
        return ""
    named = [match for match in WORD.finditer(label) if _is_name(fold(match.group()), language)]
    return label[named[0].start() : named[-1].end()] if named else ""


def _is_name(word: str, language: str) -> bool:
    vocabulary = vocabulary_of(language)
    if len(word) < _LEAST or not word.isalpha() or word in ROLES or word in SPEAKING:
        return False
    if word in vocabulary.known_words or word in vocabulary.all_particles:
        return False
    lexicon = load_lexicon()
    # Rose is a name though a word too; Sage (sage-femme) is hardly one
    return not is_ordinary(lexicon, word) or lexicon.profile(word).given in _COMMON


def _seeded(seed: Seed) -> KnownName:
    known_as = Message("entered by hand, always to be found")
    suggestion = f"[{seed.participant}]" if seed.participant else "[…]"
    return KnownName(seed.form, IdentifierKind.PERSON, known_as, suggestion, holds=True)


def _in_labels(original: Original, language: str) -> Iterator[KnownName]:
    people = respondents(original.draft)
    known = original.identifiers
    who = known[0] if len(known) == 1 else original.source.label
    label = original.source.label
    for speaker in original.draft.speakers:
        if form := names_in_label(speaker.label, language):
            alone = people == (speaker.label,)
            suggestion = f"[{who}]" if alone else "[…]"
            said = Message("a speaker’s name in {label}", label=label)
            yield KnownName(form, IdentifierKind.PERSON, said, suggestion, holds=True)


def _in_fields(original: Original, language: str) -> Iterator[KnownName]:
    said = {
        PLACE: Message("the place of {label}", label=original.source.label),
        HEADER: Message("the head of {label}", label=original.source.label),
        FILE: Message("the file name of {label}", label=original.source.label),
    }
    settings = DetectionSettings(language)
    for name, written in original.fields():
        text = _STAND_IN.sub(" ", written)
        for one in detect(text, load_lexicon(), settings) if text.strip() else ():
            if one.kind in _NAMED:
                yield KnownName(one.text, one.kind, said[name], "[…]", holds=False)
