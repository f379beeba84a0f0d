"""The dictionary form of French and English words, from word lists that need no model."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache


def lemma_in(language: str) -> Callable[[str], str]:
    """A function from a word in small letters to its lemma; the word itself where none is known.

    The lists load at the first word asked.
    """
    return _french if language == "fr" else _english


@lru_cache(maxsize=200_000)
def _french(word: str) -> str:
    import simplemma

    return str(simplemma.lemmatize(word, lang="fr")).lower()


@lru_cache(maxsize=200_000)
def _english(word: str) -> str:
    import simplemma

    return str(simplemma.lemmatize(word, lang="en")).lower()
