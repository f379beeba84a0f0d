"""What must not stand in a released text: real forms, their words, their initials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qualcode.anonymise.folding import fold, fold_phrase
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.vocabulary import vocabulary_of
from qualcode.model import IdentifierKind

LEAST_WORD = 4
# below this many letters near matches are coincidences; from the second on, two slips are looked for
LEAST_NEAR = 5
LEAST_NEAR_TWO = 8


@dataclass(frozen=True, slots=True)
class SecretForm:
    """A real form the key marks for replacement, and what replaces it."""

    form: str
    kind: IdentifierKind
    replacement: str = ""


@dataclass(frozen=True)
class SecretIndex:
    """The forms made ready for the search.

    ``wholes``: compact letters -> form. ``words``: distinctive single words -> form.
    ``initials``: the letters of people's names -> form. ``harmless``: replacements, folded.
    """

    wholes: dict[str, SecretForm]
    words: dict[str, SecretForm]
    phrases: dict[int, list[tuple[list[str], SecretForm]]]
    initials: dict[str, SecretForm]
    surname_letters: dict[str, SecretForm]
    harmless: frozenset[str]
    kept: frozenset[str]
    ordinary: frozenset[str] = field(default_factory=frozenset)


def compact(text: str) -> str:
    """The folded letters and digits of ``text``, nothing between them."""
    return "".join(sign for sign in fold(text) if sign.isalnum())


def index_forms(
    forms: Sequence[SecretForm], lexicon: Lexicon, kept: Iterable[str] = (), language: str = "fr"
) -> SecretIndex:
    """The search index of the forms; ``kept`` are forms a reviewer chose to leave standing."""
    allowed = frozenset(fold_phrase(form) for form in kept)
    index = SecretIndex(
        {}, {}, {}, {}, {}, frozenset(fold_phrase(one.replacement) for one in forms), allowed
    )
    ordinary: set[str] = set()
    for one in forms:
        spelled = bare_words(one, language)
        if not spelled or " ".join(spelled) in allowed:
            continue
        letters = "".join(spelled)
        index.wholes.setdefault(letters, one)
        if _is_everyday(one, spelled, lexicon):
            ordinary.add(letters)
        if len(spelled) > 1:
            index.phrases.setdefault(len(spelled), []).append((spelled, one))
            _index_words(index, spelled, one, lexicon, language)
        if one.kind is IdentifierKind.PERSON:
            _index_initials(index, spelled, one)
    return SecretIndex(
        index.wholes, index.words, index.phrases, index.initials, index.surname_letters,
        index.harmless, allowed, frozenset(ordinary),
    )  # fmt: skip


def bare_words(one: SecretForm, language: str) -> list[str]:
    """The folded words of a form, a title at its head left out."""
    spelled = fold_phrase(one.form).split()
    titles = vocabulary_of(language).titles
    while len(spelled) > 1 and spelled[0] in titles and one.kind is IdentifierKind.PERSON:
        spelled = spelled[1:]
    return spelled


def is_ordinary(lexicon: Lexicon, word: str) -> bool:
    """Whether a folded word is one of the French or English dictionary."""
    known = lexicon.profile(word)
    return bool(known.french or known.english > 1)


def _is_everyday(one: SecretForm, spelled: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether anybody says this without naming anyone: "petit", or an age such as "deux ans"."""
    alone = len(spelled) == 1 or one.kind in (IdentifierKind.AGE, IdentifierKind.DATE)
    return alone and all(is_ordinary(lexicon, word) for word in spelled)


def _index_words(
    index: SecretIndex, spelled: list[str], one: SecretForm, lexicon: Lexicon, language: str
) -> None:
    vocabulary = vocabulary_of(language)
    small = vocabulary.organisations | vocabulary.streets | vocabulary.titles | vocabulary.particles
    for word in spelled:
        distinctive = len(word) >= LEAST_WORD and not word.isdigit() and word not in small
        if not distinctive or word in index.kept or is_ordinary(lexicon, word):
            continue
        if one.kind is not IdentifierKind.PERSON and lexicon.is_kept(word):
            continue
        index.words.setdefault(word, one)


def _index_initials(index: SecretIndex, spelled: list[str], one: SecretForm) -> None:
    letters = [word[0] for word in spelled if len(word) > 1]
    if len(letters) in (2, 3):
        index.initials.setdefault("".join(letters), one)
    if letters:
        index.surname_letters.setdefault(letters[-1], one)
