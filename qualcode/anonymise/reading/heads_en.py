"""Capitals at the head of an English sentence that begin a name: New Harbottle, King's College, Save Our Skyline."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.cut_in import STARTERS
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.vocabulary import words

_TOLD_APART_EN = words("new old little upper lower north south east west great")


def is_newer(reading: Reading, i: int) -> bool:
    """New Harbottle, Little Wenham, at the head of a sentence: English gives what follows a capital in names only."""
    k = i + 1
    return (
        reading.settings.language == "en"
        and reading.folds[i] in _TOLD_APART_EN
        and k < len(reading)
        and reading.gaps[k] in SPACES
        and reading.is_capital(k)
        and not reading.is_shouted(k)
        and k not in reading.in_labels
        and reading.folds[k] not in STARTERS
    )


def owns_body(reading: Reading, i: int) -> bool:
    """King's College, at the head of a sentence: what a capital word owns with a capital."""
    k = i + 2
    return (
        reading.settings.language == "en"
        and k < len(reading)
        and reading.folds[i + 1] == "s"
        and reading.gaps[i + 1] in APOSTROPHES
        and reading.gaps[k] in SPACES
        and reading.is_capital(k)
        and reading.folds[k] in reading.vocabulary.organisations
    )


def is_title_case(reading: Reading, i: int) -> bool:
    """“Save Our Skyline.”: English gives small words a capital only inside a title."""
    k = i + 1
    if reading.settings.language != "en" or k + 1 >= len(reading) or i in reading.in_labels:
        return False
    form, vocabulary = reading.folds[k], reading.vocabulary
    small = form in vocabulary.function_words or form in vocabulary.possessives
    small_inside = small and form != "i"
    spaced = reading.gaps[k] in SPACES and reading.gaps[k + 1] in SPACES
    named = reading.known(k).is_usual_given
    return (
        spaced
        and small_inside
        and not named
        and reading.is_capital(k)
        and reading.is_capital(k + 1)
    )
