"""French years in a row or beside a season: 76-77, quatre-vingt-un quatre-vingt-deux, l'hiver vingt et un."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.recognisers.times.said_years_fr import GOES_ON, SaidYear, year_at
from qualcode.anonymise.vocabulary import vocabulary_of, words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_SEASONS = words("ete hiver automne printemps rentree noel paques toussaint pentecote ramadan")
_SEASON_ARTICLES = words("l le la au a cet cette de d")
_OLD = words("en depuis vers des avant apres")
_GOING_BACK = words("remonte remontait remontent")
_THOUSAND, _HUNDRED = frozenset(("mille", "mil")), frozenset(("cent", "cents"))
_HELD = words("ai a as avait avais avaient ont")
_RUNNING, _RECKONED = (
    words("annees en saison hiver ete promo"),
    words("est etait etre vers en quoi"),
)
_ROW = (", ", " ", "-")
_FAMILY = vocabulary_of("fr").kin
_TELLING = words("je j on")
_LEAST, _TENS, _NEAR = 41, 10, 3
_LEAST_SEASON, _FIGURES, _SAME_YEAR = 10, 4, 4
_YEAR = re.compile(r"19\d\d|20[0-4]\d")
_COUNTED = words("euro euro franc metre km kg personne")
_SO_OLD, _LEAST_DATED = words("donc alors j avais etais ca faisait fait"), 30
_DATE, _REASON, _SPELLED = IdentifierKind.DATE, Message("date"), Message("year, spelled")


def find(reading: Reading) -> Iterator[Candidate]:
    """Years that follow each other, that a season is told with, or that open a sentence of a life."""
    if reading.settings.language == "en":
        return
    yield from _in_a_row(reading)
    for i in reading.where(_SEASONS):
        placed = reading.before(i) in _SEASON_ARTICLES or not reading.before(i)
        year = year_at(reading, i + 1) if placed else None
        if year and reading.is_tight(i + 1) and _is_of_season(reading, i, year):
            yield reading.candidate(i, year.last, _DATE, Tier.REVIEW, _REASON)
    yield from _long_years(reading)
    for number in reading.numbers:
        told = _opens_a_life(reading, number) or _is_of_birth(reading, number)
        told = told or _is_dated_by_age(reading, number)
        if told or _is_of_a_year(reading, number):
            yield reading.candidate(number.first, number.last, _DATE, Tier.REVIEW, _SPELLED)


def _in_a_row(reading: Reading) -> Iterator[Candidate]:
    numbers = reading.numbers
    for one, other in pairwise(numbers):
        if other.value == one.value + 1 and _is_year_and_next(reading, one, other):
            first = one.first - (reading.before(one.first) in _SEASONS)
            yield reading.candidate(first, other.last, _DATE, Tier.REVIEW, _SPELLED)
    for one, two, three in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if one.value >= _LEAST and _is_row(reading, one, two, three):
            yield reading.candidate(one.first, three.last, _DATE, Tier.REVIEW, _SPELLED)


def _long_years(reading: Reading) -> Iterator[Candidate]:
    """Those with their century: en mille huit cent soixante-dix; 1974 at the head of an entry."""
    hundreds = [i - 2 for i in reading.where(_HUNDRED) if reading.before(i, 2) == "dix"]
    for i in sorted((*reading.where(_THOUSAND), *hundreds)):
        first = i - (reading.before(i) == "deux")
        back = reading.before(first) == "a" and reading.before(first, 2) in _GOING_BACK
        year = year_at(reading, first) if back or reading.before(first) in _OLD else None
        if year and year.is_whole:
            yield reading.candidate(first, year.last, _DATE, Tier.LIKELY, _SPELLED)
    years = {form for form in reading.mentions if len(form) == _FIGURES and form.isdigit()}
    for i in reading.where(years):
        if _opens_an_entry(reading, i):
            yield reading.candidate(i, i, _DATE, Tier.REVIEW, Message("year"))


def _is_year_and_next(reading: Reading, one: SpokenNumber, other: SpokenNumber) -> bool:
    """81-82 in words or, after a pause, in figures: the second is the year after the first."""
    placed = reading.before(one.first) in _SEASONS | {"en", "depuis"} and one.value >= _TENS
    if not (placed or one.value >= _LEAST):
        return False
    either = reading.before(other.first) == "ou" and other.first == one.last + len("ou")
    if other.first != one.last + 1 and not either:
        return False
    listed = either or reading.gaps[other.first] == ", "
    listed = listed and reading.before(one.first) in _RECKONED
    if not (reading.is_tight(other.first) or (listed and one.value >= _LEAST)):
        return False
    after = reading.after(other.last)
    if (after and after not in GOES_ON | {"qu"}) or reading.before(one.first) in _HELD:
        return False
    if reading.words[one.first].isdigit():
        set_apart = reading.gaps[one.first] == ", " or reading.before(one.first) in _RUNNING
        after_season = reading.before(one.first) in _SEASONS
        return listed or after_season or (set_apart and reading.gaps[other.first] == "-")
    near = range(max(0, one.first - _NEAR), one.first)
    return not any(reading.folds[k] in _HELD and reading.words[k] != "à" for k in near)


def _is_row(reading: Reading, one: SpokenNumber, two: SpokenNumber, three: SpokenNumber) -> bool:
    """Soixante-six, soixante-sept, soixante-huit: no one counts so."""
    rising = one.value >= _LEAST and (two.value, three.value) == (one.value + 1, one.value + 2)
    joined = reading.gaps[two.first] in _ROW and reading.gaps[three.first] in _ROW
    after = reading.after(three.last)
    return rising and joined and (not after or after in GOES_ON)


def _is_of_birth(reading: Reading, number: SpokenNumber) -> bool:
    """Les jumeaux, Corentin et Michel, de cinquante-cinq."""
    k = number.first - 1
    spelled = number.last > number.first and number.value >= _LEAST and number.value % _TENS > 0
    if spelled and reading.gaps[number.first] == ", " and not reading.after(number.last):
        return "annee" in reading.folds[max(0, k - _SAME_YEAR) : k]  # la même année que moi, 53
    if k < 1 or reading.folds[k] != "de" or reading.gaps[k] != ", " or reading.after(number.last):
        return False
    named = reading.is_capital(k - 1) or reading.folds[k - 1] in _FAMILY
    return named and spelled


def _is_dated_by_age(reading: Reading, number: SpokenNumber) -> bool:
    """À l'époque, 51 donc dix-huit ans; soixante-deux, j'avais neuf ans."""
    if number.value < _LEAST_DATED or reading.after(number.last) not in ("donc", "alors", "", "j"):
        return False
    then = number.last + 1
    while then < len(reading) and then - number.last < _NEAR + 1 and reading.folds[then] in _SO_OLD:
        then += 1
    if then == number.last + 1 or then >= len(reading):
        return False
    age = reading.numbers_from.get(then)
    return age is not None and reading.after(age.last) == "ans" and age.value < number.value


def _is_of_a_year(reading: Reading, number: SpokenNumber) -> bool:
    """Mon gars, c'est un soixante-dix-neuf: somebody by the year of his birth."""
    lead = tuple(reading.before(number.first, back) for back in (3, 2, 1))
    if lead != ("c", "est", "un") or reading.after(number.last) or number.last == number.first:
        return False
    return number.value >= _LEAST and number.value % _TENS > 0


def _is_of_season(reading: Reading, season: int, year: SaidYear) -> bool:
    """L'hiver vingt et un; l'été 76: the figures of a year, not of a count."""
    if year.is_figures:
        return len(year.written) == _FIGURES or int(year.written) >= _LEAST
    return _is_long(reading, season + 1)


def _is_long(reading: Reading, i: int) -> bool:
    """Whether the number from word ``i`` is more than ten: l'été dix-neuf, not l'été deux."""
    number = reading.numbers_from.get(i)
    long = number is not None and number.value > _LEAST_SEASON
    return long or reading.folds[i] in ("deux", "mille", "zero")


def _opens_an_entry(reading: Reading, i: int) -> bool:
    """“1974 naissance à Tunis”: what follows is one thing, and none that is counted."""
    after = reading.after(i)
    if not reading.opens[i] or not after or not _YEAR.fullmatch(reading.folds[i]):
        return False
    return len(after) > _NEAR and not after.endswith(("s", "x")) and after not in _COUNTED


def _opens_a_life(reading: Reading, number: SpokenNumber) -> bool:
    """“Quatre-vingt-seize, je rentre à la poste.”"""
    first, following = number.first, number.last + 1
    spelled = number.value >= _LEAST and number.value % _TENS > 0 and number.last > first
    if not spelled or not reading.opens[first] or following >= len(reading):
        return False
    return reading.gaps[following] == ", " and reading.folds[following] in _TELLING
