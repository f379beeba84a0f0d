"""English years as they are said: that was seventy-six or so, back in fifty-nine, from 78 to 82."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.numbers import SpokenNumber
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# what may follow a year; a noun would be counted
_GOES_ON = words(
    "and but so or when that the it i we you he she they there this my our his her their because till until to",
    "before after with at just then now eh aye yes no oh well maybe possibly probably a who which where by from up",
    "s d was were is straight right me mam mum dad mother father everybody all every",
)
_ABOUT = words("or near thereabouts ish")
_IN = words("in since early late mid year")
_BY = words("until till before after up around about by")
_TELLING = words("was were be been wis twas s")
_TIME = words("that it this year")
_MODALS = words("d ll would must might could have probably about around maybe roughly near nearly")
# what moves from one number to another is counted
_COUNTING = words(
    "went goes gone go up down rose rise fell fall dropped drop grew grow cut reduced increased changed scored",
    "price prices cost marks percent temperature pressure weight page pages room number charge wage wages",
)
_OUT_OF = words("one two three four five six seven eight nine ten")
_LEAST, _OLDEST, _RECENT, _TEN, _FIVE, _BACK = 31, 99, 29, 10, 5, 5
_MINUTES, _LEAST_PLURAL = (12, 15, 20), 3
_UNITS = words(
    "percent per cent foot head quid stone hundred thousand million odd if of different other k"
)
_DATE, _REASON = IdentifierKind.DATE, Message("year, spelled")


def find(reading: Reading) -> Iterator[Candidate]:
    """Years of two figures or two words where only a year fits."""
    if reading.settings.language != "en":
        return
    for one, other in pairwise(reading.numbers):
        if _spans(reading, one, other):
            yield reading.candidate(one.first, other.last, _DATE, Tier.REVIEW, _REASON)
    told = -1
    for number in reading.numbers:
        again = 0 <= told == number.first - 1 and reading.gaps[number.first] == ", "
        if (again and _is_cut_short(reading, number)) or _is_year(reading, number):
            told = number.last
            yield reading.candidate(number.first, number.last, _DATE, Tier.REVIEW, _REASON)


def _is_cut_short(reading: Reading, number: SpokenNumber) -> bool:
    """82, seventy-six: no round number, which counts most often."""
    written = reading.words[number.first]
    if written.isdigit() and len(written) != 2:
        return False
    return _LEAST <= number.value <= _OLDEST and number.value % _TEN > 0


def _is_free(reading: Reading, number: SpokenNumber) -> bool:
    """Whether nothing that follows is counted: no noun, no unit, no sign."""
    after, gap = reading.after(number.last), reading.gap_after(number.last)
    if gap.strip()[:1] in ("%", "€", "£", "$", "/", "°") or gap[:1] in (":", "-", "–", "'", "’"):
        return False
    if after == "or":
        return reading.after(number.last, 2) in ("so", "thereabouts", "near")
    return not after or after in _GOES_ON


def _is_year(reading: Reading, number: SpokenNumber) -> bool:
    first, cue = number.first, reading.before(number.first)
    if cue in _IN:
        return _is_in(reading, number)
    if not _is_free(reading, number):
        return False
    if not _is_cut_short(reading, number):
        return False
    if cue in ("to", "till", "until", "before", "after"):
        return _is_bound(reading, number)
    k = first - 1
    while k > 0 and reading.folds[k] in _MODALS and reading.is_tight(k + 1):
        k -= 1
    if reading.folds[k] not in _TELLING | {"d", "ll"} and k == first - 1:
        return False
    while k > 0 and reading.folds[k] in _TELLING | _MODALS and reading.is_tight(k):
        k -= 1
    return k < first - 1 and reading.folds[k] in _TIME


def _is_in(reading: Reading, number: SpokenNumber) -> bool:
    """“In seventy-six”, “since 79”; “in nineteen”, where a stop follows and no minutes are meant."""
    two = reading.before(number.first, 2)
    if two in _OUT_OF:
        return False
    if _is_cut_short(reading, number):
        return _is_free(reading, number) or not _is_counted(reading, number)
    written = reading.words[number.first]
    two_figures = len(written) == 2 if written.isdigit() else number.value > _TEN
    return (
        two_figures
        and _TEN < number.value <= _RECENT
        and number.value not in _MINUTES
        and not reading.after(number.last)
    )


def _is_counted(reading: Reading, number: SpokenNumber) -> bool:
    """Seventy-two hours, ninety-nine per cent, forty-five different ones: a plural or a unit is near."""
    gap = reading.gap_after(number.last)
    near = (reading.after(number.last), reading.after(number.last, 2))
    plural = any(
        form.endswith("s") and len(form) > _LEAST_PLURAL and form not in _GOES_ON for form in near
    )
    return plural or near[0] in _UNITS or gap[:1] not in (" ", ",", ".")


def _is_bound(reading: Reading, number: SpokenNumber) -> bool:
    """“Up to eighty-nine”, “before ninety-seven”, “until 83”: a year nothing is counted up to."""
    cue, two = reading.before(number.first), reading.before(number.first, 2)
    if cue == "to":
        return two == "up" and reading.opens[number.first - 2]
    return bool(two) or reading.opens[number.first - 1]


def _spans(reading: Reading, one: SpokenNumber, other: SpokenNumber) -> bool:
    """“From 78 to 82”, “between sixty-four and seventy-one”: a later year, nothing counted."""
    if one.last + 2 != other.first or not one.value < other.value:
        return False
    cue, link = reading.before(one.first), reading.before(other.first)
    ranged = cue == "from" and link in ("to", "till", "until", "through")
    if not ranged and (cue, link) != ("between", "and"):
        return False
    if not (_is_cut_short(reading, one) and _is_cut_short(reading, other)):
        return False
    if one.value % _FIVE == 0 and other.value % _FIVE == 0:
        return False
    near = set(reading.folds[max(0, one.first - _BACK) : one.first - 1])
    return _is_free(reading, other) and near.isdisjoint(_COUNTING)
