"""Dates and ages made coarser: a day becomes its year, a year its decade, an age its band of ten years.

Years and ages are read as they were said: 1998, quatre-vingt-dix-huit, l’été 86, deux mille seize,
nineteen eighty-five. What says no year for sure (“en douze”, “il y a dix ans”) gives no period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.folding import fold
from qualcode.anonymise.identifiers import DetectionSettings
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber, spoken_numbers
from qualcode.anonymise.reading.said_years import year_said
from qualcode.anonymise.vocabulary import words
from qualcode.wording import Message

_OLDEST_BAND = 90
_LEAST_SHORT_YEAR = 32
"""Above all days of a month and all years of this century lived so far: 86 is 1986, 12 may be 2012."""
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_WORD = re.compile(r"[^\W_]+")
# an amount of time is no year
_AMOUNTS = words(
    "an ans annee mois semaine semaines jour jours year month months week weeks day days ago"
)
_HESITATIONS = words("euh heu hum ben uh um er erm mm")
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
_ABOUT = {
    "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60,
    **_DECADES,
}  # fmt: skip


def period_of(form: str, language: str) -> Message | None:
    """The decade of a year, the year of a day or month, or None where no year is said for sure."""
    said = _WORD.findall(fold(form))
    if not _AMOUNTS.isdisjoint(said):
        return None
    years, n_words = _years(said, language)
    if not years:
        return None
    if years[0] // 10 != years[-1] // 10:  # from 1987 to 1994
        first, last = (year // 10 * 10 for year in (years[0], years[-1]))
        return Message("the {first}s to the {last}s", first=first, last=last)
    if len(years) == 1 and len(said) > n_words and not _is_decade(said):
        return Message("{year}", year=years[0])
    return Message("the {decade}s", decade=years[0] // 10 * 10)


def age_band_of(form: str, lexicon: Lexicon, language: str) -> Message | None:
    """The ten years an age lies in, or those of two ages said together; None where none is said."""
    said = [form for form in _WORD.findall(fold(form)) if form not in _HESITATIONS]
    about = [_ABOUT[form] for form in said if form in _ABOUT]
    years = about or [one.value for one in _numbers(said, lexicon, language)]
    if not years:
        return None
    if min(years) >= _OLDEST_BAND:
        return Message("{n} years or more", n=_OLDEST_BAND)
    low, high = (years[0] // 10 * 10, years[-1] // 10 * 10 + 9)
    if low > high:
        low, high = years[-1] // 10 * 10, years[0] // 10 * 10 + 9
    return Message("{low}-{high} years", low=low, high=high)


def _is_decade(said: list[str]) -> bool:
    """Les années 50, the fifties, the 1970s: as coarse already."""
    return "annees" in said or any(form in _DECADES or form.endswith("0s") for form in said)


def _years(said: list[str], language: str) -> tuple[list[int], int]:
    """The years said, and how many of the words say them."""
    years: list[int] = []
    told, i = 0, 0
    while i < len(said):
        found, taken = _years_at(said, i, language)
        years += found
        told, i = told + (taken if found else 0), i + taken
    return years, told


def _years_at(said: list[str], i: int, language: str) -> tuple[list[int], int]:
    """The years that begin with word ``i``, and how many words they or what is none of them take."""
    form = said[i]
    if form in _DECADES:
        return [1900 + _DECADES[form]], 1
    if form.endswith("s") and _YEAR.fullmatch(form[:-1]):
        return [int(form[:-1])], 1
    year = year_said(said[i:], language)
    if year is None:
        return [], 1
    if form.isdigit() and form.startswith("0") and i < len(said) - 1:
        return [], 1  # 05/11 is no year
    if year.value < _LEAST_SHORT_YEAR:
        return [], year.n_words
    value = year.value if year.value > 100 else 1900 + year.value
    return [value, year.until] if year.until else [value], year.n_words


def _numbers(said: list[str], lexicon: Lexicon, language: str) -> Iterator[SpokenNumber]:
    if said:
        yield from spoken_numbers(Reading(" ".join(said), lexicon, DetectionSettings(language)))
