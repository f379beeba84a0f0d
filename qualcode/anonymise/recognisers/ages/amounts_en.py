"""Amounts of time with their unit, in English: twelve or fifteen years, half a year, twenty-odd years, a decade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import number_before, value_of
from qualcode.anonymise.vocabulary import words

_YEARS = words("years year yrs yr")
_TENS_OF_YEARS = {"decade": 10, "decades": 10, "century": 100}
_MONTHS, _WEEKS = words("months month"), words("weeks week")
_SEASONS = words("summers winters springs autumns seasons harvests semesters terms")
_UNITS = _YEARS | _MONTHS | _WEEKS | _SEASONS | _TENS_OF_YEARS.keys()
# what stands between a number and its unit: twenty-odd years, five more years, two whole years
_BETWEEN = words(
    "odd some something plus good full whole long more solid straight happy hard short extra further"
)
_FEW = {"couple": 2, "dozen": 12}
# for six-- five years; four, five years
_BROKEN = (", ", "–", " – ", "-", " - ", "... ", "… ", "-- ", " -- ", "--", "—", " — ", "— ")
_LINKS = words("or to maybe")
_PARTS = words("half quarter bit third")
_AND_MORE = words("so two three more something thereabouts")
_APART, _MOST_IN_FIGURES = 12, 999


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of time from word ``first`` to word ``last``, its unit at word ``unit``.

    ``value`` is roughly how many of the unit, decades and centuries counted in years.
    """

    first: int
    last: int
    unit: int
    value: int
    in_years: bool
    in_seasons: bool


def amounts(reading: Reading) -> Iterator[Amount]:
    """Every amount of years, months or seasons in the text, in order."""
    for i in reading.where(_UNITS):
        if not reading.is_tight(i) or (told := _counted(reading, i)) is None:
            continue
        first, value = told
        unit = reading.folds[i]
        if unit in _TENS_OF_YEARS and reading.before(i) != "a":
            value *= _TENS_OF_YEARS[unit]
        yield Amount(
            _over_range(reading, first, value),
            _over_rest(reading, i),
            i,
            value,
            unit in _YEARS or unit in _TENS_OF_YEARS,
            unit in _SEASONS,
        )


def _counted(reading: Reading, i: int) -> tuple[int, int] | None:
    """The first word of the number before a unit and its value."""
    k, folds = i - 1, reading.folds
    while k > 0 and folds[k] in _BETWEEN and reading.is_tight(k):
        k -= 1
    if folds[k] == "half" and reading.before(k) == "a" and reading.before(k, 2) == "and":
        first = number_before(reading, k - 2)
        return (first, value_of(reading, first, k - 2)) if first is not None else None
    if folds[k] == "a" and k == i - 1:
        return _one(reading, i, k)
    if folds[k] == "of" and reading.before(k) in _FEW:
        k -= 1
    if folds[k] in _FEW:
        first = k - (reading.before(k) == "a")
        return first - (reading.before(first) == "half"), _FEW[folds[k]]
    if reading.words[k][-1] == "½" and reading.words[k][:-1].isdigit():
        return k, int(reading.words[k][:-1])
    if folds[k].isdigit():
        return _in_figures(reading, k)
    first = number_before(reading, k + 1)
    return (first, value_of(reading, first, k + 1)) if first is not None else None


def _in_figures(reading: Reading, k: int) -> tuple[int, int] | None:
    """The last of several figures: 31, the 45 of 40-45, the 5 of 3.5, the 2 of 6-1/2."""
    value = int(reading.folds[k])
    if value > _MOST_IN_FIGURES:
        return None
    if k > 1 and reading.gaps[k] == "/" and reading.gaps[k - 1] in ("-", " "):
        whole = reading.folds[k - 2].isdigit()
        return (k - 2, int(reading.folds[k - 2])) if whole else (k - 1, 1)
    if k > 0 and reading.gaps[k] == "." and reading.folds[k - 1].isdigit():
        return k - 1, int(reading.folds[k - 1])
    return k, value


def _one(reading: Reading, i: int, k: int) -> tuple[int, int] | None:
    """A year, half a year, a decade, a quarter of a century; a century is nobody's."""
    half = reading.before(k) == "half"
    if reading.folds[i] in _TENS_OF_YEARS:
        value = _TENS_OF_YEARS[reading.folds[i]]
        if half:
            return k - 1, value // 2
        if reading.before(k) == "of" and reading.before(k, 2) == "quarter":
            return k - 2 - (reading.before(k - 2) == "a"), value // 4
        return k, value
    if reading.folds[i] not in ("year", "month", "week"):
        return None
    return (k - 1 if half else k), 1


def _over_range(reading: Reading, first: int, value: int) -> int:
    """Where “nine or ten”, “three, four”, “eight, nine, maybe ten” begins."""
    while first > 1:
        k = first - 1
        while k > 0 and reading.folds[k] in _LINKS and reading.gaps[k + 1] in (" ", ", "):
            k -= 1
        lower = reading.numbers_to.get(k)
        near = lower is not None and abs(value - lower.value) <= max(_APART, value // 2)
        linked = k < first - 1 or reading.gaps[first] in _BROKEN
        if lower is None or not (near and linked) or reading.gaps[k + 1] not in (" ", *_BROKEN):
            return first
        first, value = lower.first, lower.value
    return first


def _over_rest(reading: Reading, i: int) -> int:
    """Where “two years or so”, “three years, six months” ends."""
    if reading.after(i) == "and" and reading.after(i, 2) == "a" and reading.after(i, 3) in _PARTS:
        return i + 3
    if reading.after(i) == "or" and reading.after(i, 2) in _AND_MORE:
        return i + 2
    more = reading.folds[i] in _YEARS
    k = i + 1 + (reading.after(i) == "and")
    if (
        more
        and (k > i + 1 or reading.gap_after(i) == ", ")
        and (number := reading.numbers_from.get(k))
    ):
        return number.last + 1 if reading.after(number.last) in _MONTHS else i
    return i
