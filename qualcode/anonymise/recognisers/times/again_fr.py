"""French years and ages said once more: en 86, pardon, 87; “il manque quatre-vingt-huit”, that year told before."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber, value_of
from qualcode.anonymise.recognisers.times.calendar_fr import MONTHS
from qualcode.anonymise.recognisers.times.said_years_fr import GOES_ON, goes_on, is_agreed
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message

_CORRECTING = words(
    "non pardon enfin plutot ou peut etre voire disons mettons bientot presque dis dirais je attends attendez euh en",
    "oui ah hein c est etait sais plus pas maintenant bon alors et de vers si quoi ans",
)
_SAYING_SO = words(
    "non pardon enfin plutot ou peut voire disons mettons bientot presque attends attendez"
)
_MOST_BETWEEN, _APART, _LEAST, _AGAIN = 7, 6, 41, 14
# what is said while years are reckoned
_RECKONING = _CORRECTING | words(
    "attend ca ben ouais annees ce cette gars la homme femme vers pis voyons"
)
_LEADING_YEARS, _PAUSES, _LARGEST = (
    words("ou en vers puis et"),
    (",", "…", ".", ";", "-", "?", "!"),
    99,
)
_TIMES = (IdentifierKind.DATE, IdentifierKind.AGE)
# the years a list goes on with, how far an answer echoes a question
_FURTHEST, _LEAST_LISTED, _ECHOED, _ECHO = 15, 20, 20, 6
_WITH_CENTURY = re.compile(r"\b(?:19|20)(\d\d)\b")
_PLACING, _BESIDE, _MONTH = words("en de d debut fin mi courant des depuis"), 10, Message("date")
_COUNTING = words("fais fait fera sur a les des y ont par au du en avec pour")
_REASON = {IdentifierKind.DATE: Message("year, spelled"), IdentifierKind.AGE: Message("age")}


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Numbers that correct or repeat a year or an age found before."""
    if reading.settings.language == "en":
        return
    told = _told(reading, found)
    years = {
        number.value
        for number in reading.numbers
        if told.get(number.first) is IdentifierKind.DATE and _is_two_words(number)
    }
    cut_short = _cut_short(reading, found)
    reckoned = _Reckoned(reading, told, cut_short)
    previous: SpokenNumber | None = None
    for number in reading.numbers:
        kind = told.get(previous.first) if previous else None
        if number.first not in told:
            if kind and previous and _corrects(reading, previous, number):
                told[number.first] = kind
                unit = reading.after(number.last) == "ans" and kind is IdentifierKind.AGE
                end = number.last + (2 if _is_halved(reading, number.last) else unit)
                yield reading.candidate(number.first, end, kind, Tier.REVIEW, _REASON[kind])
            elif reckoned.goes_on_with(number) or (
                previous and _is_born_too(reading, previous, number, told)
            ):
                date = IdentifierKind.DATE
                told[number.first] = date
                yield reading.candidate(number.first, number.last, date, Tier.REVIEW, _REASON[date])
            elif (number.value in years and _is_said_bare(reading, number)) or _is_echo(
                reading, number, cut_short
            ):
                date, first = IdentifierKind.DATE, number.first
                if previous and _begins_span(reading, previous, number):
                    first = previous.first
                yield reading.candidate(first, number.last, date, Tier.REVIEW, _REASON[date])
        if told.get(number.first) is IdentifierKind.DATE:
            reckoned.add(number)
        previous = number
    yield from _ages_again(reading, told)
    yield from _months_again(reading, found)


def _months_again(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """“En novembre, le vingt-sept novembre 1958”; “en 34, novembre”: the month of a date, said beside it."""
    dates = [one.span for one in found if one.kind is IdentifierKind.DATE]
    dated: dict[str, list[int]] = {}
    alone: list[int] = []
    for i in reading.where(MONTHS):
        held = any(span.start <= reading.starts[i] < span.end for span in dates)
        (dated.setdefault(reading.folds[i], []) if held else alone).append(i)
    for i in alone:
        placed = reading.before(i) in _PLACING and not reading.is_capital(i)
        again = any(abs(k - i) <= _BESIDE for k in dated.get(reading.folds[i], ()))
        if (placed and again) or _is_beside(reading, i, dates):
            date = IdentifierKind.DATE
            yield reading.candidate(i, i, date, Tier.REVIEW, _MONTH)


def _is_beside(reading: Reading, i: int, dates: Sequence[Span]) -> bool:
    """En 34, novembre; “Mars, mars 34”: apart from all but a date."""
    after, before = reading.gap_after(i).strip()[:1], reading.gaps[i].strip()[:1]
    if after not in (",", ".", "…", "?") or not (before == "," or reading.opens[i]):
        return False
    start, end = reading.starts[max(0, i - 1)], reading.ends[min(i + 1, len(reading) - 1)]
    return any(one.start < end and start < one.end for one in dates)


def _ages_again(reading: Reading, told: dict[int, IdentifierKind]) -> Iterator[Candidate]:
    """“Il avait trente ans quand il est mort. Trente ans !”"""
    said: dict[int, int] = {}
    units: dict[tuple[int, str], int] = {}
    for number in reading.numbers:
        kind = told.get(number.first)
        unit = reading.after(number.last)
        close = number.first - units.get((number.value, unit), -_AGAIN) <= _ECHO
        before = reading.before(number.first)  # and not “on en reparle dans deux ans”
        if kind is None and close and (not before or before == unit or before in _CORRECTING):
            age = IdentifierKind.AGE  # “depuis neuf mois ?” “neuf mois oui”
            yield reading.candidate(number.first, number.last + 1, age, Tier.REVIEW, _REASON[age])
        if kind is IdentifierKind.AGE:
            said[number.value] = number.first
            if unit in ("ans", "mois"):
                units[number.value, unit] = number.first
        elif kind is None and reading.opens[number.first] and number.value in said:
            close = number.first - said[number.value] <= _AGAIN
            if close and reading.after(number.last) == "ans" and not reading.after(number.last, 2):
                age = IdentifierKind.AGE
                yield reading.candidate(
                    number.first, number.last + 1, age, Tier.REVIEW, _REASON[age]
                )


def _told(reading: Reading, found: Sequence[Candidate]) -> dict[int, IdentifierKind]:
    """By the first word of each number below 120 that is part of a date or an age, which of them."""
    times = sorted((one.span.start, one.span.end, one.kind) for one in found if one.kind in _TIMES)
    told: dict[int, IdentifierKind] = {}
    k = 0
    for number in reading.numbers:
        start = reading.starts[number.first]
        while k < len(times) and times[k][1] <= start:
            k += 1
        if k < len(times) and times[k][0] <= start:
            told[number.first] = times[k][2]
    return told


def _corrects(reading: Reading, one: SpokenNumber, other: SpokenNumber) -> bool:
    """“86, pardon, 87”; “quarante ans, non, quarante et un”; “vingt-six, bientôt vingt-sept”."""
    between = reading.folds[one.last + 1 : other.first]
    if _is_listed(reading, one, other, between):
        return True
    near = 0 < abs(other.value - one.value) <= _APART and one.value > _APART
    if near and not between and reading.gaps[other.first] == ", ":  # j'ai 52, 53 au mois de mai
        return other.value == one.value + 1 and reading.after(other.last) in ("en", "au")
    if not near or not 0 < len(between) <= _MOST_BETWEEN:
        return False
    said_so = {*between, *reading.folds[other.last + 1 : other.last + 2]}
    corrected = _CORRECTING.issuperset(between) and not _SAYING_SO.isdisjoint(said_so)
    after = reading.after(other.last)
    free = not after or after == "ans" or _is_halved(reading, other.last)
    return corrected and (free or (after in GOES_ON and _is_of_two_figures(reading, one, other)))


class _Reckoned:
    """The years told so far, in two figures, where they stand, and those that somebody reckons on with."""

    def __init__(
        self, reading: Reading, told: dict[int, IdentifierKind], years: dict[int, list[int]]
    ) -> None:
        self._reading = reading
        date = IdentifierKind.DATE
        short = ((n.last, n.value) for n in reading.numbers if told.get(n.first) is date)
        whole = ((i, value) for value, places in years.items() for i in places)
        self._years = sorted({*short, *whole})

    def add(self, number: SpokenNumber) -> None:
        """Take ``number`` for a year told."""
        insort(self._years, (number.last, number.value))

    def goes_on_with(self, number: SpokenNumber) -> bool:
        """“Le 4 mai 1989… attends, 88, 87”; “de 50 à 72, oui, ben, 50, 72”: bare, close to a year told before."""
        reading, first = self._reading, number.first
        if number.value < _LEAST_LISTED or not self._is_set_apart(number):
            return False
        near = [(at, year) for at, year in self._years if first - _AGAIN <= at < first]
        between = range(near[-1][0] + 1, first) if near else ()
        if not near or any(
            reading.folds[k] not in _RECKONING and k not in reading.in_labels for k in between
        ):
            return False
        again = any(number.value == year for _, year in near)
        return again or abs(number.value - near[-1][1]) <= _FURTHEST

    def _is_set_apart(self, number: SpokenNumber) -> bool:
        """Between two pauses, in a turn of its own or behind “ou”; nothing is counted, by this number or the next."""
        reading, last = self._reading, number.last
        before, after = reading.gaps[number.first].strip(), reading.gap_after(last).strip()
        led = before[:1] in _PAUSES or reading.before(number.first) in _LEADING_YEARS
        if not (led or reading.opens[number.first]):
            return False
        following = reading.numbers_from.get(last + 1)
        if following and following.value <= _LARGEST and after in (",", "-"):
            unit = reading.after(following.last)
            return not unit or goes_on(unit)
        return after[:1] in _PAUSES or (not after and goes_on(reading.after(last)))


def _begins_span(reading: Reading, one: SpokenNumber, other: SpokenNumber) -> bool:
    """“Jusqu'à quatre-vingt-un quatre-vingt-six”: the year before the one that was found."""
    beside = one.last + 1 == other.first and reading.gaps[other.first] == " "
    rising = 0 < other.value - one.value <= _FURTHEST and _is_of_two_figures(reading, one, other)
    return beside and rising and _is_two_words(one)


def _is_listed(
    reading: Reading, one: SpokenNumber, other: SpokenNumber, between: list[str]
) -> bool:
    """En 45, 47 et 49; soixante-quinze ou soixante-seize: rising years, nothing counted."""
    if not one.value < other.value <= one.value + _FURTHEST:
        return False
    linked = between in (["et"], ["ou"], ["puis"], ["et", "en"], ["ou", "en"], ["puis", "en"])
    if not linked and (between or reading.gaps[other.first] not in (", ", " ")):
        return False
    after = reading.after(other.last)
    if reading.gap_after(other.last).strip()[:1] in ("%", "€", "°"):
        return False
    free = goes_on(after) or after in ("qu", "que")
    return free and _is_of_two_figures(reading, one, other)


def _is_of_two_figures(reading: Reading, one: SpokenNumber, other: SpokenNumber) -> bool:
    """Both written as 75 or both as soixante-quinze."""
    figures = [reading.words[number.first].isdigit() for number in (one, other)]
    return figures[0] == figures[1] and min(one.value, other.value) >= _LEAST_LISTED


def _cut_short(reading: Reading, found: Sequence[Candidate]) -> dict[int, list[int]]:
    """By its two last figures, where each year with its century stands: 30 for 1930."""
    years: dict[int, list[int]] = {}
    for one in found:
        if one.kind is not IdentifierKind.DATE:
            continue
        first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
        if said := _WITH_CENTURY.search(one.text):
            years.setdefault(int(said.group(1)), []).append(first)
        for k in range(first, last):  # mille neuf cent quarante-six
            if reading.folds[k] in ("cent", "cents") and reading.before(k) in ("neuf", "huit"):
                years.setdefault(value_of(reading, k + 1, last + 1), []).append(first)
    return years


def _is_echo(reading: Reading, number: SpokenNumber, years: dict[int, list[int]]) -> bool:
    """“… venus en 1930 ?” “30, au début de l'année.”: the year just said, cut short."""
    first, last = number.first, number.last
    after = reading.after(last)
    if number.value not in years or (after and not _is_two_words(number)):
        return False
    near = any(0 < first - i <= _ECHOED for i in years[number.value])
    if near and _is_two_words(number):
        return goes_on(after)
    return near and reading.opens[first] and reading.gap_after(last)[:1] in (",", ".", "!", "\n")


def _is_born_too(
    reading: Reading, one: SpokenNumber, other: SpokenNumber, told: dict[int, IdentifierKind]
) -> bool:
    """Elle est de quarante-deux, moi de quarante-quatre."""
    near = other.first - one.last <= _MOST_BETWEEN
    if not near or told.get(one.first) is not IdentifierKind.DATE or reading.after(other.last):
        return False
    lead = reading.before(other.first), reading.before(other.first, 2)
    return lead[0] == "de" and lead[1] in ("moi", "lui", "elle") and other.last > other.first


def _is_halved(reading: Reading, last: int) -> bool:
    """Treize et demi."""
    return reading.after(last) == "et" and reading.after(last, 2) in ("demi", "demie")


def _is_two_words(number: SpokenNumber) -> bool:
    """A number that is seldom a count: quatre-vingt-huit, not vingt nor 88."""
    return number.value >= _LEAST and number.last > number.first


def _is_said_bare(reading: Reading, number: SpokenNumber) -> bool:
    cue = reading.before(number.first)
    return (
        _is_two_words(number)
        and (
            goes_on(reading.after(number.last))
            or is_agreed(reading, number.last)
            or _is_about(reading, number.last)
        )
        and (
            reading.after(number.last)
            or reading.gap_after(number.last).strip()[:1] in (",", ".", "…", "")
        )
        and cue not in _COUNTING
    )


def _is_about(reading: Reading, last: int) -> bool:
    """Soixante-cinq à peu près, soixante-cinq environ."""
    return reading.after(last) == "environ" or reading.after(last, 2) in ("peu", "chose")
