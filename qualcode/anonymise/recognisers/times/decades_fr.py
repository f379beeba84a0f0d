"""French decades: dans les années soixante-dix, les années 80-90, vers les années 52."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_DECADES = frozenset((20, 30, 40, 50, 60, 70, 80, 90))
_DECADE = (
    r"(?:[2-9]0|vingt|trente|quarante|cinquante|soixante[- ]dix|soixante|septante|quatre[- ]vingt[- ]dix"
    r"|quatre[- ]vingts?|huitante|octante|nonante)"
)
_DECADES_TOLD = re.compile(
    rf"\bannées (?:{_DECADE}(?:-|–|/|, | ou | et | )(?:début )?{_DECADE}|\d\d[-–/]\d\d)(?![\w-])",
    re.IGNORECASE,
)
_YEARS = frozenset(("annees",))
_GUESSED = words("deja environ peut etre quoi disons mettons presque bien")
_SET_IN = words("les des nos ces leurs")
_OF_DECADES = words(
    "debut fin milieu courant cours lors durant depuis dans pendant vers avant apres jusqu jusque est etait"
)
_TEN = 10
_DATE, _REASON = IdentifierKind.DATE, Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Decades somebody lived in, one or two, and the odd years said as if they were decades."""
    if reading.settings.language == "en":
        return
    for number in reading.numbers:
        cue = reading.before(number.first)
        if cue == "annees" or (cue in _GUESSED and reading.before(number.first, 2) == "annees"):
            yield from _decade(reading, number)
    yield from _two_decades(reading)


def _decade(reading: Reading, number: SpokenNumber) -> Iterator[Candidate]:
    """Dans les années soixante-dix, vers les années 52: not la musique des années 80."""
    i = number.first - 1 - (reading.before(number.first) != "annees")
    placed = number.value in _DECADES or reading.before(i, 2) in _OF_DECADES
    if number.value > _TEN and placed and _is_set_in(reading, i):
        yield reading.candidate(i, number.last, _DATE, Tier.REVIEW, _REASON)


def _is_set_in(reading: Reading, i: int) -> bool:
    article, cue = reading.before(i), reading.before(i, 2)
    told = cue in _OF_DECADES or (article == "les" and not cue)
    return article in _SET_IN and told


def _two_decades(reading: Reading) -> Iterator[Candidate]:
    """Les années 70-80, dans les années cinquante-soixante, dans les années quatre-vingt quatre-vingt-dix."""
    for match in reading.find_around(_DECADES_TOLD, _YEARS, 40):
        if _is_set_in(reading, reading.word_at(match.start())):
            yield reading.candidate_at(*match.span(), _DATE, Tier.REVIEW, _REASON)
