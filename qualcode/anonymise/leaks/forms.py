"""What must not stand in a released text: real forms, their words, their initials."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import cast

from qualcode.anonymise.folding import fold, fold_phrase
from qualcode.anonymise.leaks.words import NearWords, allowed_slips
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.vocabulary import vocabulary_of
from qualcode.model import IdentifierKind

LEAST_WORD = 4


@dataclass(frozen=True, slots=True)
class SecretForm:
    """A real form the key marks for replacement, and what replaces it."""

    form: str
    kind: IdentifierKind
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form of several words, folded; its letters together, and how many may be wrong."""

    words: tuple[str, ...]
    letters: str
    slips: int
    secret: SecretForm


# how far its neighbour stands from a word, the neighbour -> the word -> its place in which phrase
PhrasePairs = dict[tuple[int, str], dict[str, list[tuple[int, Phrase]]]]


@dataclass(frozen=True)
class SecretIndex:
    """The forms made ready for the search: a text is read once, whatever their number.

    ``wholes``: compact letters -> form. ``beginnings``: every beginning of such letters.
    ``words``: distinctive single words -> form; ``word_beginnings``: every beginning of one.
    ``pairs``: two words of a form of several.
    ``initials``: the letters of people's names -> form. ``harmless``: replacements, folded.
    ``near`` remembers which words were looked at, over all the texts searched.
    """

    wholes: dict[str, SecretForm] = field(default_factory=dict)
    words: dict[str, SecretForm] = field(default_factory=dict)
    pairs: PhrasePairs = field(default_factory=dict)
    initials: dict[str, SecretForm] = field(default_factory=dict)
    surname_letters: dict[str, SecretForm] = field(default_factory=dict)
    harmless: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()
    word_beginnings: frozenset[str] = frozenset()
    reach: int = 0
    near: NearWords = field(default_factory=lambda: NearWords((), ()))


def compact(text: str) -> str:
    """The folded letters and digits of ``text``, nothing between them."""
    return "".join(sign for sign in fold(text) if sign.isalnum())


def index_forms(
    forms: Sequence[SecretForm], lexicon: Lexicon, kept: Iterable[str] = (), language: str = "fr"
) -> SecretIndex:
    """The search index of the forms; ``kept`` are forms a reviewer chose to leave standing."""
    allowed = frozenset(fold_phrase(form) for form in kept)
    begun = SecretIndex(kept=allowed)
    ordinary: set[str] = set()
    phrases: dict[tuple[str, ...], Phrase] = {}
    for one in forms:
        spelled = bare_words(one, language)
        if not spelled or " ".join(spelled) in allowed:
            continue
        letters = "".join(spelled)
        begun.wholes.setdefault(letters, one)
        if _is_everyday(one, spelled, lexicon):
            ordinary.add(letters)
        if len(spelled) > 1:
            phrase = Phrase(tuple(spelled), letters, allowed_slips(len(letters)), one)
            phrases.setdefault(phrase.words, phrase)
            _index_words(begun, spelled, one, lexicon)
        if one.kind is IdentifierKind.PERSON:
            _index_initials(begun, spelled, one)
    for phrase in phrases.values():
        if phrase.slips:
            _index_pairs(begun, phrase)
    return SecretIndex(
        begun.wholes, begun.words, begun.pairs, begun.initials, begun.surname_letters,
        frozenset(fold_phrase(one.replacement) for one in forms), allowed, frozenset(ordinary),
        frozenset(_beginnings(begun.wholes)), frozenset(_beginnings(begun.words)),
        max((len(p.words) for p in phrases.values()), default=1) - 1,
        NearWords((*begun.words, *begun.wholes), {w for p in phrases.values() for w in p.words}),
    )  # fmt: skip


def bare_words(one: SecretForm, language: str) -> list[str]:
    """The folded words of a form, a title at its head left out."""
    spelled = fold_phrase(one.form).split()
    titles = vocabulary_of(language).titles
    while len(spelled) > 1 and spelled[0] in titles and one.kind is IdentifierKind.PERSON:
        spelled = spelled[1:]
    return spelled


def _is_in_dictionary(lexicon: Lexicon, word: str) -> bool:
    """Whether a folded word is one of the French or English dictionary."""
    known = lexicon.profile(word)
    return bool(known.french or known.english > 1)


# the same few thousand words come back in every text of a study
is_ordinary = cast(Callable[[Lexicon, str], bool], lru_cache(200_000)(_is_in_dictionary))


def _beginnings(wholes: Iterable[str]) -> Iterator[str]:
    for letters in wholes:
        yield from (letters[:n] for n in range(1, len(letters)))


def _is_everyday(one: SecretForm, spelled: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether anybody says this without naming anyone: "petit", or an age such as "deux ans"."""
    alone = len(spelled) == 1 or one.kind in (IdentifierKind.AGE, IdentifierKind.DATE)
    return alone and all(is_ordinary(lexicon, word) for word in spelled)


def _index_pairs(index: SecretIndex, phrase: Phrase) -> None:
    for place, word in enumerate(phrase.words):
        for other, neighbour in enumerate(phrase.words):
            if other != place:
                beside = index.pairs.setdefault((other - place, neighbour), {})
                beside.setdefault(word, []).append((place, phrase))


@cache
def _small_words() -> frozenset[str]:
    """What bodies, streets and people are called before their names, in both languages.

    A study in one language may hold transcripts in the other.
    """
    return frozenset[str]().union(
        *(
            each.organisations | each.streets | each.titles | each.particles
            for each in map(vocabulary_of, ("fr", "en"))
        )
    )


def _index_words(index: SecretIndex, spelled: list[str], one: SecretForm, lexicon: Lexicon) -> None:
    small = _small_words()
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
