"""French dates by the calendar: mars vingt, juin zéro huit, le onze du onze, le 15 de ce mois-là."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.recognisers.times.said_years_fr import year_at
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import MONTH_NAMES_FR
from qualcode.model import IdentifierKind
from qualcode.wording import Message

MONTHS = words(MONTH_NAMES_FR)
_RANKS = words("un premier deux trois quatre cinq six sept huit neuf dix onze douze")
_SMALL = words("un deux trois quatre cinq six sept huit neuf 1 2 3 4 5 6 7 8 9")
_TO_YEAR = words("de l an annee d en donc alors")
_PAUSES = words("donc alors")
_MOST_TO_YEAR, _LAST_DAY, _LAST_MONTH = 3, 31, 12
_MONTH_BEFORE, _MONTH_AFTER, _NIGHT = 13, 8, 8
_EXACTLY = words("exactement precisement pile environ peut plutot justement")
_DAYS_ARTICLES = words("le au du un")
# le 15 de ce mois-là, le 15 du même mois
_OF_A_MONTH = re.compile(r"[ ](?:de ce mois(?:[- ]l[àa])?|du même mois)(?!\w)", re.IGNORECASE)
# le 15/3, without its year
_DAY_AND_MONTH = re.compile(
    r"(?:(?<=\b[lL]e )|(?<=\bdu )|(?<=\bau ))(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?= ?[.,;:!?)\n]| [àon]| au\b)"
)
_DATE, _REASON = IdentifierKind.DATE, Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Months with a year however it is said, days of a month told by its number."""
    if reading.settings.language == "en":
        return
    for i in reading.where(MONTHS):
        last = _year_of(reading, i)
        if last is not None:
            yield reading.candidate(i, last, _DATE, Tier.LIKELY, _REASON)
    for number in reading.numbers:
        if 1 <= number.value <= _LAST_DAY and reading.before(number.first) in _DAYS_ARTICLES:
            yield from _day(reading, number)

    for match in reading.find_numbers(_DAY_AND_MONTH) if "/" in reading.text else ():
        yield reading.candidate_at(*match.span(), _DATE, Tier.LIKELY, _REASON)
    for one, other in pairwise(reading.numbers):
        if _night(reading, one, other):
            yield reading.candidate(one.first, other.last, _DATE, Tier.REVIEW, _REASON)


def _day(reading: Reading, number: SpokenNumber) -> Iterator[Candidate]:
    start, last = reading.starts[number.first], _numbered(reading, number.last)
    if last is None:
        last = _of_month(reading, number.last)
    if last is not None:
        yield reading.candidate(number.first, last, _DATE, Tier.LIKELY, _REASON)
    elif of := _OF_A_MONTH.match(reading.text, reading.ends[number.last]):
        yield reading.candidate_at(start, of.end(), _DATE, Tier.LIKELY, _REASON)
    elif _is_near_month(reading, number):
        yield reading.candidate(number.first, number.last, _DATE, Tier.REVIEW, _REASON)


def _year_of(reading: Reading, month: int) -> int | None:
    """The last word of the year that a month is said with, or None."""
    k = month + 1
    while k - month <= _MOST_TO_YEAR and reading.after(k - 1) in _TO_YEAR:
        k += 1
    if not reading.after(k - 1):
        return None
    year = year_at(reading, k)
    if year is None or year.written in _SMALL:
        return None
    long = year.is_figures or " " in year.written
    paused = long and _PAUSES.issuperset(reading.folds[month + 1 : k])
    if k > month + 1 and not year.is_whole and not paused:
        return None  # en juillet donc 45
    return year.last


def _numbered(reading: Reading, day: int) -> int | None:
    """Where “onze du onze deux mille dix-sept” ends, from the last word of its day; or None."""
    month = day + 2
    if reading.after(day) != "du" or not _is_rank(reading.after(day, 2)):
        return None
    following = reading.after(month)
    year = year_at(reading, month + 1) if following else None
    if year is not None and year.written not in _SMALL:
        return year.last
    return month if not following or following in ("on", "j", "je", "il", "elle", "a") else None


def _night(reading: Reading, one: SpokenNumber, other: SpokenNumber) -> bool:
    """Cette nuit-là, celle du 12 au 13."""
    if reading.before(one.first) != "du" or reading.before(other.first) != "au":
        return False
    near = reading.folds[max(0, one.first - _NIGHT) : one.first]
    return other.value == one.value + 1 and other.first == one.last + 2 and "nuit" in near


def _of_month(reading: Reading, day: int) -> int | None:
    """Le trois de mai: the word of the month; le douze au soir: that of the evening."""
    one, two = reading.after(day), reading.after(day, 2)
    if (one, two) == ("du", "mois") and reading.after(day, 4) in MONTHS:
        return day + 4
    if one in ("de", "d") and two in MONTHS:
        return day + 2
    return day + 2 if one == "au" and two in ("soir", "matin") else None


def _is_near_month(reading: Reading, number: SpokenNumber) -> bool:
    """“Fermer le trente et un mars, ils ont fermé le quinze.”: a day of the month just spoken of."""
    first, last = number.first, number.last
    if reading.before(first) != "le" or number.value == 1:
        return False
    stops = not reading.after(last) and reading.gap_after(last)[:1] in (",", ".", ";")
    guessed = (reading.after(last), reading.after(last, 2)) == ("je", "crois")
    guessed = guessed or reading.after(last) in _EXACTLY
    if not stops and not guessed and reading.after(last) != "et":
        return False
    before = reading.folds[max(0, first - _MONTH_BEFORE) : first]
    after = reading.folds[last + 1 : last + _MONTH_AFTER]
    return not MONTHS.isdisjoint(before + after)


def _is_rank(form: str) -> bool:
    return form in _RANKS or (form.isdigit() and 1 <= int(form) <= _LAST_MONTH)
