"""Names people are given: “qu'on appelait le Curé”, “everyone called him the Bishop”."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.folding import fold
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_CALLING_FR = words(
    "appelle appelait appelaient appelais appelons appelions appellent surnomme surnommait surnommaient",
    "surnommee baptise",
)
_CALLING_EN = words("called call calls calling nicknamed named")
_ALSO_WORDS = words(
    "may june april august summer autumn rose grace hope faith joy will mark bill rob sunday"
)
_SOMEBODY_EN = words("him her me them")
_ARTICLES_FR, _ARTICLES_EN = words("le la l"), words("the")
_REASON = Message("nickname")


def find(reading: Reading) -> Iterator[Candidate]:
    """An article and a capital after a verb of naming, and the same words wherever they stand."""
    if reading.no_capitals:
        return
    for i in _called(reading):
        yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, _REASON)
    given: set[tuple[str, str]] = set()
    for i in _named(reading):
        given.add((reading.folds[i - 1], reading.words[i]))
    for article, word in sorted(given):
        for i in reading.mentions[fold(word)]:
            gap, again = reading.gaps[i], reading.words[i] == word
            beside = i > 0 and reading.folds[i - 1] == article
            if again and beside and (gap in SPACES or gap in APOSTROPHES):
                yield reading.candidate(i - 1, i, IdentifierKind.PERSON, Tier.REVIEW, _REASON)


def _called(reading: Reading) -> Iterator[int]:
    """“I'll just call her May”: a first name that is a month or a flower as well."""
    if reading.settings.language != "en":
        return
    for verb in reading.where(_CALLING_EN):
        i = verb + 2
        called = reading.after(verb) in _SOMEBODY_EN and i < len(reading) and reading.is_tight(i)
        if called and reading.is_capital(i) and reading.folds[i] in _ALSO_WORDS:
            yield i


def _named(reading: Reading) -> Iterator[int]:
    """The capitalised word after “appelait le”, “called him the”."""
    english = reading.settings.language == "en"
    for verb in reading.where(_CALLING_EN if english else _CALLING_FR):
        i = verb + (3 if english else 2)
        if i >= len(reading) or not reading.is_capital(i) or not reading.is_tight(i):
            continue
        told = reading.folds[i - 1] in (_ARTICLES_EN if english else _ARTICLES_FR)
        if english and reading.after(verb) not in _SOMEBODY_EN:
            continue
        if told and reading.is_tight(i - 1) and not reading.is_shouted(i):
            yield i
