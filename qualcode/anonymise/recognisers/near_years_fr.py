"""French years told from another one: l'an dernier, l'été d'avant, voilà dix ans, deux ans plus tard."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.numbers import SpokenNumber
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_LEANING = words(
    "dernier derniere passe passee prochain prochaine suivant suivante precedent precedente"
)
_YEARS = words("an annee ete hiver automne printemps rentree")
_ARTICLES = words("l le la au a")
# the year before, the summer after: where something is told of it
_AROUND = words("avant apres")
_MUST = words("faut attend attendre attends pouvoir chaque toujours")
_POINTING = words("voila voici")
_SINCE = words("que qu de d")
_LATER = words("tard tot")
_NEAR = 8
_DATE, _REASON = IdentifierKind.DATE, Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Years, seasons and spans of years that point at one year of somebody's life."""
    if reading.settings.language == "en":
        return
    for i in reading.where(_YEARS):
        last = _leans(reading, i)
        if last is not None and _MUST.isdisjoint(reading.folds[max(0, i - _NEAR) : i]):
            first = i - (reading.before(i) in ("l", "le", "la"))
            yield reading.candidate(first, last, _DATE, Tier.REVIEW, _REASON)
    for number in reading.numbers:
        if reading.after(number.last) in ("ans", "an"):
            yield from _counted(reading, number)


def _leans(reading: Reading, i: int) -> int | None:
    """The last word of “l'an dernier”, “l'année d'avant”; None for a year that leans on nothing."""
    if reading.before(i) not in _ARTICLES:
        return None
    after = reading.after(i)
    if after in _LEANING:
        return i + 1
    of = after == "d" and reading.after(i, 2) in _AROUND
    goes_on = reading.after(i + 2) if of else ""
    return i + 2 if of and goes_on not in ("le", "la", "l", "les", "mon", "ma") else None


def _counted(reading: Reading, number: SpokenNumber) -> Iterator[Candidate]:
    """“Voilà dix ans”; “Deux ans plus tard il était mort”."""
    first, unit = number.first, number.last + 1
    if reading.before(first) in _POINTING and reading.after(unit) not in _SINCE:
        yield reading.candidate(first - 1, unit, _DATE, Tier.REVIEW, _REASON)
    later = reading.after(unit) == "plus" and reading.after(unit, 2) == "tard"
    if later and (reading.opens[first] or reading.gaps[first] == ", "):
        yield reading.candidate(first, unit + 2, _DATE, Tier.REVIEW, _REASON)
