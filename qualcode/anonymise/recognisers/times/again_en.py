"""English dates said again in part beside a whole one: sixty, or sixty-one, in 1961; the 16th, March the 16th."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber, value_of
from qualcode.anonymise.recognisers.times.dates import DAY_WORDS_EN, MONTH_WORDS, MONTHS_EN, YEAR
from qualcode.anonymise.recognisers.times.years_en import is_free
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_WHOLE_YEAR = re.compile(
    r"(?:1[89]|20)(?P<figures>\d\d)|(?:eighteen|nineteen|twenty|two[- ]thousand(?:[- ]and)?)[- ](?P<said>[a-z -]+)",
    re.IGNORECASE,
)
# what leads to a year said again: or sixty-one, no, sixty-two, about sixty
_LEADING = words(
    "or either no in about around maybe be been was is s like and to till until through by then well even actually",
    "rather early late mid since from before after probably believe think guess say perhaps not either",
)
_OR_ELSE = words("either nineteen eighteen somewhere something no rather sorry")
_COUNTING = words("were had have has got are there with made paid cost weighed")
_NTHS = frozenset(f"{n}{end}" for n in range(1, 32) for end in ("st", "nd", "rd", "th"))
_RANKED = words("came come coming finished in number grade a my his her every each ranked placed")
_GOES_ON = words("and or i it no maybe yeah yes but so")
_ASKED_DAY = re.compile(
    r"\b(?:(?:what|which|what[’']s)(?: is| was|[’']s)?(?: the| your| his| her)? (?:day|date)|birthday|birth ?date"
    r"|date of birth|when (?:were|was) (?:you|he|she) born)\b[^?\n]{0,40}\?\s*(?:>>\s*)?"
    r"(?:(?:\n|(?-i:[A-Z]))[^\n:?]{0,30}:)?\s*(?:>>\s*)?(?:(?:oh|well|it[’']s|it was|on)[,.]? )*(?:the )?$",
    re.IGNORECASE,
)
_DAY_WORD = re.compile(rf"{DAY_WORDS_EN}$", re.IGNORECASE)
_ORDINALS = words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth",
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth",
)
# [ April ] 26, 2011: the month put right by an editor
_BRACKETED = re.compile(
    rf"\b{MONTHS_EN} ?[\])] ?\d{{1,2}}(?:st|nd|rd|th)?(?:,? {YEAR})?(?!\w)"
    rf"|\b{MONTHS_EN} ?[\[(] ?\d{{1,2}}(?:st|nd|rd|th)? ?[\])](?:,? {YEAR})?(?!\w)",
    re.IGNORECASE,
)
_CORRECTING, _CORRECTED = words("mean no sorry rather correction"), 40
_NEAR, _DAY_NEAR, _APART, _LEAST, _ASKED_WITHIN, _BACK = 9, 12, 3, 20, 140, 3
_DATE, _REASON, _YEAR_REASON = IdentifierKind.DATE, Message("date"), Message("year, spelled")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Years cut short and days without their month, where the whole date stands near."""
    if reading.settings.language != "en":
        return
    dates = [one for one in found if one.kind is _DATE]
    taken = {k for one in found for k in _within(reading, one)}
    yield from _years(reading, dates, taken)
    yield from _days(reading, dates, taken)
    for match in reading.find_around(_BRACKETED, MONTH_WORDS, 40):
        yield reading.candidate_at(*match.span(), _DATE, Tier.LIKELY, _REASON)


def _within(reading: Reading, one: Candidate) -> range:
    first = reading.word_at(one.span.start)
    return range(first, max(first, reading.word_at(one.span.end - 1)) + 1)


def _years(reading: Reading, dates: Sequence[Candidate], taken: set[int]) -> Iterator[Candidate]:
    """The short years of the numbers close to a whole one: at most three years away."""
    short = {
        number.first: number
        for number in reading.numbers
        if number.first not in taken and _may_be_year(reading, number)
    }
    for one in dates:
        match = _WHOLE_YEAR.search(one.text) if short else None
        if match is None:
            continue
        place = _within(reading, one)
        year = _short_of(reading, match, place)
        for k in (*range(place.start - _NEAR, place.start), *range(place.stop, place.stop + _NEAR)):
            number = short.get(k)
            if (
                number
                and abs(number.value - year) <= _reach(reading, number)
                and _is_beside(reading, number, place)
            ):
                yield reading.candidate(number.first, number.last, _DATE, Tier.REVIEW, _YEAR_REASON)


def _reach(reading: Reading, number: SpokenNumber) -> int:
    """How far a year may be from the whole one: further where a word puts it right."""
    near = reading.folds[max(0, number.first - _BACK) : number.first]
    return _CORRECTED if not _CORRECTING.isdisjoint(near) else _APART


def _short_of(reading: Reading, match: re.Match[str], place: range) -> int:
    """The last two figures of a whole year."""
    if match["figures"]:
        return int(match["figures"])
    said = len(match["said"].replace("-", " ").split())
    return value_of(reading, place.stop - said, place.stop)


def _may_be_year(reading: Reading, number: SpokenNumber) -> bool:
    """Two figures, or said in words from twenty up, led to by what leads to a year; nothing counted."""
    written = reading.words[number.first]
    if number.value > 99 or (number.value < _LEAST and not written.isdigit()):
        return False
    if written.isdigit() and len(written) != 2:
        return False
    leads = reading.before(number.first) in _LEADING or not reading.before(number.first)
    near = reading.folds[max(0, number.first - _BACK) : number.first]
    free = is_free(reading, number) or reading.after(number.last) in _OR_ELSE
    return leads and free and _COUNTING.isdisjoint(near)


def _is_beside(reading: Reading, number: SpokenNumber, place: range) -> bool:
    """Whether number and year stand in one turn."""
    low, high = sorted((number.first, place.start))
    return not any("\n" in reading.gaps[k] for k in range(low + 1, high + 1))


def _days(reading: Reading, dates: Sequence[Candidate], taken: set[int]) -> Iterator[Candidate]:
    """“16th, March the 16th, 1924”; “What day is it?” “The 16th.”"""
    months = {
        k
        for one in dates
        if not MONTH_WORDS.isdisjoint(reading.folds[k] for k in _within(reading, one))
        for k in _within(reading, one)
    }
    for i in reading.where(_NTHS | _ORDINALS):
        if i in taken or (reading.after(i) and reading.after(i) not in _GOES_ON):
            continue
        first = i - (reading.before(i) == "the")
        near = range(first - _DAY_NEAR, i + _DAY_NEAR + 1)
        figures = reading.folds[i] in _NTHS and reading.before(first) not in _RANKED
        today = reading.before(first, 2) == "today" and reading.before(first) in ("is", "s")
        if today or (figures and not months.isdisjoint(near)) or _is_asked(reading, first, i):
            yield reading.candidate(first, i, _DATE, Tier.REVIEW, _REASON)


def _is_asked(reading: Reading, first: int, i: int) -> bool:
    start = reading.starts[first]
    whole = reading.folds[i] in _NTHS or bool(_DAY_WORD.match(reading.words[i]))
    return whole and reading.stands_before(_ASKED_DAY, start, _ASKED_WITHIN)
