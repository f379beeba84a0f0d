"""Apostrophes of a name: those inside it (Guivarc'h, Mo'orea) and those it begins behind (L'Épeule)."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.harmless import is_harmless_sigle
from qualcode.anonymise.reading.word_list import APOSTROPHES
from qualcode.anonymise.vocabulary import words


def apostrophe_joins(reading: Reading, last: int) -> bool:
    """D'Istria, Guivarc'h, Sant'Antone: an apostrophe inside a name."""
    word, following = reading.words[last], reading.words[last + 1]
    if word[-1] in "cC" and following[0] in "hH":
        return True
    if is_glottal(reading, last):
        return True
    if len(word) <= 2:
        return following[0].isupper()
    return following[0].isupper() and reading.is_capital(last) and not reading.is_ordinary(last)


def starts_elision(reading: Reading, k: int) -> bool:
    """Whether word ``k`` is an elided one that begins no name: J'ai, L'Hôpital."""
    return (
        len(reading.words[k]) <= 2
        and reading.gap_after(k) in APOSTROPHES
        and not elision_begins(reading, k)
        and not is_glottal(reading, k)
    )


def elision_begins(reading: Reading, i: int) -> bool:
    """L'Épeule, D'Almeida, N'Guessan begin a name; J'ai and L'Hôpital do not."""
    following = i + 1
    if following >= len(reading) or not reading.is_capital(following):
        return False
    if reading.folds[i] == "l" and reading.is_capital(i):
        # L'Écho, L'Épeule; but not L'Hôpital after a stop, nor L'OMS
        k = following + 1
        goes_on = k < len(reading) and reading.is_tight(k) and reading.is_capital(k)
        harmless = is_harmless_sigle(reading, following)
        if (harmless or reading.lexicon.is_kept(reading.folds[following])) and not goes_on:
            return False  # L'OMS, L'Alzheimer
        return not reading.is_ordinary(following) or not reading.opens[i]
    pair = reading.profile(f"{reading.folds[i]} {reading.folds[following]}")
    if pair.surname or pair.place:
        return not reading.opens[i] or not reading.is_ordinary(following)
    if reading.folds[i] == "c" and reading.words[following][0] in "hH":
        return True  # C'hleuz
    return reading.folds[i] in ("n", "m", "o") and not reading.is_ordinary(following)


_ELIDED = words("qu jusqu lorsqu puisqu quoiqu presqu quelqu aujourd prud entr grand")

_ENGLISH_ENDINGS = words("s d ll t re ve m em n")


def is_glottal(reading: Reading, last: int) -> bool:
    """Va'a, Mo'orea: an apostrophe inside a word that no elision explains."""
    if not reading.is_capital(last) or len(reading.words[last]) < 2 or last + 1 >= len(reading):
        return False
    if reading.folds[last] == "ma" and reading.folds[last + 1] == "am":
        return False  # yes, Ma'am
    if reading.folds[last] in _ELIDED or reading.is_shouted(last):
        return False
    if reading.settings.language == "en":
        return reading.folds[last + 1] not in _ENGLISH_ENDINGS
    return reading.words[last + 1].islower()
