"""Words, phrases and wildcards looked for in a table of words.

soigner finds every form of the verb; =soignait only that form, accents and case apart; soign*
what begins so; "prise en charge" the words in a row, "pris* en *" what begins so and any word among
them; -mot leaves out turns that hold the word. Several parts are looked for in one turn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import translate

import numpy as np
from numpy.typing import NDArray

from qualcode.analysis.word_table import Flags, WordTable
from qualcode.errors import BadInputError
from qualcode.wording import Message

_PART = re.compile(r'(-?)(?:["“”«]\s*([^"“”«»]*?)\s*["“”»]|(\S+))')
_IN_A_ROW = re.compile(r"[^\W_*]*(?:\*[^\W_*]*)+|[^\W_]+")  # a question mark ends a quoted question
_PATTERN = re.compile(r"[^\W_*?]*(?:[*?][^\W_*?]*)+|[^\W_]+")

Fold = Callable[[str], str]
Lemma = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question: any form of a lemma, one form, or what a pattern fits."""

    text: str
    how: str  # lemma, form, pattern
    lemma: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Words in a row, wanted or not."""

    words: tuple[Word, ...]
    wanted: bool = True


@dataclass(frozen=True)
class Hits:
    """Where parts were found: the first and the last word of each hit, in text order."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.first)


def read_question(text: str, fold: Fold, lemma: Lemma) -> tuple[Part, ...]:
    """What is asked for; BadInputError when nothing is."""
    parts: list[Part] = []
    composed = unicodedata.normalize("NFC", text)  # as transcripts are; some keyboards write e + ´
    for minus, phrase, bare in _PART.findall(composed):
        words = _phrase(phrase, fold) if phrase else _bare(bare, fold, lemma)
        if words:
            parts.append(Part(words, wanted=not minus))
    if not any(part.wanted for part in parts):
        raise BadInputError(
            Message("There is no word to look for."),
            Message(
                'Write a word, the beginning of one (soign*), or a "phrase in quotation marks".'
            ),
        )
    return tuple(parts)


def find_words(table: WordTable, parts: tuple[Part, ...], *, interviewer: bool = False) -> Hits:
    """Every place where a wanted part stands, in turns that hold all of them and no other."""
    found = [(_places(table, part, interviewer=interviewer), part) for part in parts]
    if len(found) == 1:
        (places, part), *_others = found
        return Hits(places, places + len(part.words) - 1)
    kept = _rooms_of_all(table, found)
    by_length: dict[int, Flags] = {}
    for places, part in found:
        if part.wanted:
            begins = by_length.setdefault(len(part.words), np.zeros(len(table), np.bool_))
            begins[places] = True
    hits = [(np.flatnonzero(begins), n) for n, begins in by_length.items()]
    first = np.concatenate([places for places, _n in hits])
    last = np.concatenate([places + n - 1 for places, n in hits])
    inside = kept[table.rooms[first]]
    first, last = first[inside], last[inside]
    if len(hits) > 1:
        order = np.lexsort((last, first))
        first, last = first[order], last[order]
    return Hits(first, last)


def _rooms_of_all(table: WordTable, found: list[tuple[NDArray[np.int64], Part]]) -> Flags:
    """Which turns hold every wanted part and none of the others, by their number."""
    n_rooms = int(table.rooms[-1]) + 1 if len(table) else 0
    kept = np.ones(n_rooms, np.bool_)
    for places, part in found:
        holds = np.zeros(n_rooms, np.bool_)
        holds[table.rooms[places]] = True
        kept &= holds if part.wanted else ~holds
    return kept


def _places(table: WordTable, part: Part, *, interviewer: bool) -> NDArray[np.int64]:
    """The numbers of the words a part begins at; a row of words does not run over a turn's end."""
    masks = [_mask(table, word)[table.said] for word in part.words]
    n = len(table)
    if len(masks) > n:
        return np.zeros(0, np.int64)
    fits = masks[0][: n - len(masks) + 1].copy()
    for by, mask in enumerate(masks[1:], 1):
        fits &= mask[by : n - len(masks) + 1 + by]
    places = np.flatnonzero(fits).astype(np.int64)
    if len(masks) > 1:
        places = places[table.rooms[places] == table.rooms[places + len(masks) - 1]]
    return places if interviewer else places[table.counted[places]]


def _mask(table: WordTable, word: Word) -> Flags:
    """Which distinct forms a word of the question means."""
    if word.how == "pattern":
        fits = re.compile(translate(word.text)).match
        return np.array([fits(form) is not None for form in table.plain], np.bool_)
    form = np.array([form == word.text for form in table.plain], np.bool_)
    if word.how == "form" or not len(form):
        return form
    meant = np.array([lemma in {word.text, word.lemma} for lemma in table.lemmas], np.bool_)
    meant[table.lemma_of[form]] = True
    return meant[table.lemma_of]


def _phrase(phrase: str, fold: Fold) -> tuple[Word, ...]:
    pieces = _IN_A_ROW.findall(phrase)
    if not any(letter.isalnum() for piece in pieces for letter in piece):
        return ()
    return tuple(Word(fold(w), "pattern" if "*" in w else "form") for w in pieces)


def _bare(bare: str, fold: Fold, lemma: Lemma) -> tuple[Word, ...]:
    only = bare.startswith("=")
    words = []
    for piece in _PATTERN.findall(bare):
        if not any(letter.isalnum() for letter in piece):
            continue  # a star alone would be every word
        if set(piece) & {"*", "?"}:
            words.append(Word(fold(piece), "pattern"))
        else:
            plain = fold(piece)
            words.append(
                Word(plain, "form") if only else Word(plain, "lemma", fold(lemma(piece.lower())))
            )
    return tuple(words)
