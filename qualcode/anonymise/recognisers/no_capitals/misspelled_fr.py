"""French words of no dictionary that are one of every day, misspelt or drawn out: apellez, charriots, ohhh."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words

# said so in Quebec and elsewhere, and borne by some
_DIALECT = words("ouin mouin kiffer bulot patou tou")
_DRAWN_OUT = re.compile(r"(.)\1\1")
_VOWELS = "aeiouy"
_CONSONANTS = frozenset("bcdfglmnprst")
# what sounds alike, or is typed one for the other
_ALIKE = (
    ("ain", "in"), ("ein", "in"), ("in", "ain"), ("in", "ein"), ("an", "en"), ("en", "an"), ("o", "au"), ("au", "o"),
    ("eau", "au"), ("k", "c"), ("k", "qu"), ("ph", "f"), ("f", "ph"), ("y", "i"), ("i", "y"), ("s", "c"), ("c", "s"),
    ("ss", "c"), ("t", "th"), ("ai", "e"), ("e", "ai"), ("ez", "er"), ("er", "ez"), ("g", "gu"), ("gu", "g"),
    ("j", "g"), ("g", "j"), ("q", "qu"), ("sc", "s"), ("s", "sc"), ("xs", "x"), ("x", "xs"), ("z", "s"), ("ch", "sch"),
)  # fmt: skip
_LEAST, _LEAST_EDITED, _LONG, _EVERY_DAY, _FAIRLY = 5, 6, 8, 3, 2
_SILENT = "stxedpc"
_DETERMINERS = words(
    "le la l les des du au aux un une ce cet cette ces mes tes ses nos vos leurs quelques"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def is_misspelt(reading: Reading, i: int) -> bool:
    """Whether word ``i``, which nobody and no place is known to bear, is some word with a slip of the hand."""
    form, known = reading.folds[i], reading.known(i)
    if form in _DIALECT:
        return True
    determined = reading.before(i) in _DETERMINERS
    borne = known.surname == 1 or (known.surname == 2 and not determined)
    if known.given or known.place or borne or not form.isalpha():
        return False
    if _DRAWN_OUT.search(form):
        return True
    if len(form) < _LEAST:
        return False
    heard = 1 if len(form) >= _LEAST_EDITED and (determined or not known.surname) else _FAIRLY
    least = _EVERY_DAY if len(form) < _LONG else _FAIRLY
    return (
        any(reading.profile(other).french > 0 for other in _doubled(form))
        or any(
            reading.profile(other).french >= _FAIRLY
            for one in _doubled(form)
            for other in _doubled(one)
        )
        or any(reading.profile(other).french >= heard for other in _sounding(form))
        or any(reading.profile(other).french >= least for other in _slipped(form))
    )


def _doubled(form: str) -> Iterator[str]:
    """The form with one letter of a pair taken away, or a consonant doubled."""
    for k, letter in enumerate(form):
        if form[k - 1 : k] == letter:
            yield form[:k] + form[k + 1 :]
        elif letter in _CONSONANTS and k > 0:
            yield form[:k] + letter + form[k:]


def _sounding(form: str) -> Iterator[str]:
    """The form written as it could sound as well, with or without the letters that are not heard at its end."""
    yield from (form + letter for letter in _SILENT)
    if form[-1] in _SILENT:
        yield form[:-1]
    if form[-1] in "sx":
        yield from (form[:-1] + letter + "s" for letter in _SILENT)
    yield form.removesuffix("c") + "que"
    yield form.replace("eaux", "aux")
    for one, other in _ALIKE:
        at = form.find(one)
        while at >= 0:
            yield form[:at] + other + form[at + len(one) :]
            at = form.find(one, at + 1)


def _slipped(form: str) -> Iterator[str]:
    """The form with a letter put in; a long one with one left out, two changed about, a vowel for another."""
    for k in range(1, len(form) + 1):
        yield from (form[:k] + letter + form[k:] for letter in _LETTERS)
    if len(form) < _LEAST_EDITED:
        return
    for k in range(len(form) - 1):
        yield form[:k] + form[k + 1] + form[k] + form[k + 2 :]
        yield form[:k] + form[k + 1 :]
        if form[k] in _VOWELS:
            yield from (form[:k] + vowel + form[k + 1 :] for vowel in _VOWELS)
