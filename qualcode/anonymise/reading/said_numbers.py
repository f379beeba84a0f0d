"""Numbers said in words, read backwards from a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import (
    BELOW_100_FR,
    NUMBER_WORDS,
    TEENS_EN,
    TENS_EN,
    UNITS_EN,
    VALUES,
    value_said,
)

_LONGEST, _CLOSE, _TWENTY, _FIGURES = 6, 10, 20, 3


def number_before(reading: Reading, i: int) -> int | None:
    """The first word of the number that ends just before word ``i``, or None."""
    language = reading.settings.language if reading.settings.language in NUMBER_WORDS else "fr"
    spelled, k = NUMBER_WORDS[language], i
    while k > 0 and i - k < _LONGEST and reading.is_tight(k):
        word = reading.folds[k - 1]
        if not (word.isdigit() and len(word) <= 3) and word not in spelled:
            break
        if word.isdigit() and reading.gaps[k - 1] == ":":
            break  # the seconds beside a label: 0:23 Nine years
        k -= 1
    while k < i and reading.folds[k] in ("et", "and", "a"):
        k += 1
    return k if k < i else None


def value_of(reading: Reading, first: int, end: int) -> int:
    """Roughly what the number from ``first`` up to ``end`` says: enough to tell 7 from 70."""
    return value_said(reading.folds[first:end])


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """A number below 120, in words or figures, from word ``first`` to word ``last``."""

    first: int
    last: int
    value: int


# of women as well: vingt et une
_BELOW_100_FR = re.sub(r"\bun\b", "une?", BELOW_100_FR.replace("[- ]", " "))
_SPELLED_OUT = {
    "fr": re.compile(rf"(?:cent )?{_BELOW_100_FR}|cent"),
    "en": re.compile(
        rf"(?:{UNITS_EN}) and (?:{TENS_EN})"
        rf"|(?:(?:a|one) hundred(?: and)? )?(?:(?:{TENS_EN})(?: (?:{UNITS_EN}))?|{TEENS_EN}|{UNITS_EN})"
        r"|(?:a|one) hundred"
    ),
}
_LARGEST = 119


def spoken_numbers(reading: Reading) -> Iterator[SpokenNumber]:
    """Every number below 120 in the text, as long as it is said: cent deux, seventy-four, 81."""
    language = reading.settings.language if reading.settings.language in NUMBER_WORDS else "fr"
    spelled, reached = NUMBER_WORDS[language] - {"et", "and", "quelques"}, -1
    said_small = {form for form in reading.mentions if form in spelled or form.isdigit()}
    for i in reading.where(said_small):
        form = reading.folds[i]
        if i <= reached or (form == "a" and reading.after(i) != "hundred"):
            continue
        if form.isdigit():
            if len(form) <= 3 and int(form) <= _LARGEST and not _is_of_more(reading, i):
                yield SpokenNumber(i, i, int(form))
            continue
        reached = _last_of_run(reading, i, spelled)
        said = _SPELLED_OUT[language].fullmatch(" ".join(reading.folds[i : reached + 1]))
        if said and (value := value_of(reading, i, reached + 1)) <= _LARGEST:
            yield SpokenNumber(i, reached, value)
        else:
            yield from _two_said_as_one(reading, i, reached, language)


def _is_of_more(reading: Reading, i: int) -> bool:
    """The 40 and the 000 of 40,000; the 2 and the 50 of the time 2:50."""
    if reading.gaps[i] == ":" or reading.gap_after(i) == ":":
        other = i - 1 if reading.gaps[i] == ":" else i + 1
        if 0 <= other < len(reading) and reading.words[other].isdigit():
            return True
    k = i + 1
    heads = k < len(reading) and reading.gaps[k] == "," and len(reading.words[k]) == _FIGURES
    ends = i > 0 and reading.gaps[i] == "," and len(reading.words[i]) == _FIGURES
    return (heads and reading.words[k].isdigit()) or (ends and reading.words[i - 1].isdigit())


def _two_said_as_one(
    reading: Reading, i: int, last: int, language: str
) -> tuple[SpokenNumber, ...]:
    """“Deux-trois ans”, “quatre-vingt quatre-vingt-cinq”, “sixteen seventeen”: two close numbers."""
    if reading.folds[i] == "un" and last > i:  # c'est un soixante-dix-neuf
        said_alone = " ".join(reading.folds[i + 1 : last + 1])
        alone = value_of(reading, i + 1, last + 1)
        if alone >= _TWENTY and _SPELLED_OUT["fr"].fullmatch(said_alone):
            return (SpokenNumber(i + 1, last, alone),)
    for k in range(i + 1, min(last, i + _LONGEST) + 1):
        one, other = value_of(reading, i, k), value_of(reading, k, last + 1)
        if not 0 <= other - one <= _CLOSE:  # vingt vingt ans, stuttered
            continue
        said = (" ".join(reading.folds[i:k]), " ".join(reading.folds[k : last + 1]))
        if all(_SPELLED_OUT[language].fullmatch(each) for each in said):
            return SpokenNumber(i, k - 1, one), SpokenNumber(k, last, other)
    return ()


def _last_of_run(reading: Reading, i: int, spelled: frozenset[str]) -> int:
    """The last word of a number that starts with word ``i``; “et” and “and” only inside."""
    last = i
    while last + 1 < len(reading) and reading.is_tight(last + 1):
        form = reading.folds[last + 1]
        if form in spelled and form != "a":
            last += 1
        elif _goes_on(reading, last, form):
            last += 2
        else:
            break
    return last


def _goes_on(reading: Reading, last: int, form: str) -> bool:
    following = reading.after(last, 2)
    if form == "et":
        teens = reading.folds[last] == "soixante" and following in _TEENS_WITH_ET
        return teens or (
            following in ("un", "une", "onze") and reading.folds[last] in _TENS_WITH_ET
        )
    if form != "and":
        return False
    if following in _TENS_AFTER_AND and reading.folds[last] in _UNITS_BEFORE_AND:
        return reading.gaps[last + 1] == "-" or reading.before(last) in _BEFORE_OLD_STYLE
    return reading.folds[last] == "hundred" and following in VALUES


# three-and-twenty, as it was said
_UNITS_BEFORE_AND = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS_AFTER_AND = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BEFORE_OLD_STYLE = ("was", "is", "s", "only", "aged", "at", "be", "of", "am", "m")
_TENS_WITH_ET = (
    "vingt", "trente", "quarante", "cinquante", "soixante", "septante", "huitante", "octante", "nonante",
)  # fmt: skip
_TEENS_WITH_ET = ("dix", "douze", "treize", "quatorze", "quinze", "seize")  # as Quebec says
