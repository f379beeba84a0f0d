"""The words of a text and their lemmas, by simplemma; French and English."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_NOTES = re.compile(r"\[[^\]]*\]|\([^)]*\)")
"""What stands in for a name, and notes such as (rires): nobody said them."""


def words(text: str) -> list[str]:
    """The words in lower case; what an apostrophe joins are two."""
    return _WORD.findall(text.lower())


def lemmas(text: str, language: str) -> list[str]:
    """The lemma of each word."""
    return [_lemma(word, language) for word in words(text)]


@lru_cache(maxsize=200_000)
def _lemma(word: str, language: str) -> str:
    import simplemma

    return str(simplemma.lemmatize(word, lang=language)).lower()


def guess_language(texts: list[str]) -> str:
    """``fr`` or ``en``, by small words that only one of them has; French when in doubt."""
    counted = {"fr": 0, "en": 0}
    for text in texts[:400]:
        for word in words(text):
            for language, small in _SMALL.items():
                counted[language] += word in small
    return "en" if counted["en"] > counted["fr"] else "fr"


def spoken_in(text: str, usual: str) -> str:
    """The language of one text among others in ``usual``; that one unless another is plainly heard."""
    said = words(text)
    heard = {language: sum(w in small for w in said) for language, small in _SMALL.items()}
    loudest = max(heard, key=heard.__getitem__)
    return loudest if heard[loudest] > heard.get(usual, len(said)) else usual


_FRENCH = "le la les des une est et que qui dans pour pas je vous nous c d l j ça"
_ENGLISH = "the of and to is that it in was you they with for have this are we"
_SMALL = {"fr": frozenset(_FRENCH.split(" ")), "en": frozenset(_ENGLISH.split(" "))}


def content_lemmas(text: str, language: str) -> list[str]:
    """The lemmas that carry meaning: no small word, no stand-in, no note."""
    said = _NOTES.sub(" ", text)
    pairs = zip(words(said), lemmas(said, language), strict=True)
    return [lemma for word, lemma in pairs if is_content(word, lemma, language)]


def is_content(word: str, lemma: str, language: str) -> bool:
    """Whether a word carries meaning: three letters at least, no figure, no small word."""
    stop = _stop_words(language)
    return len(lemma) > 2 and not {word, lemma} & stop and not lemma.isdecimal()


@lru_cache(maxsize=4)
def _stop_words(language: str) -> frozenset[str]:
    from qualcode.suggestion.stop_words import ENGLISH, FRENCH

    return ENGLISH if language == "en" else FRENCH
