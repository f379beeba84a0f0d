"""French years and months counted back: il y a bientôt trois ans, y a une dizaine d'années, trois ans après."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber, number_before
from qualcode.anonymise.recognisers.times.near_years_fr import TURNING
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_YEARS, _MONTHS = words("an ans annee annees"), frozenset(("mois",))
_TENS = words("dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine")
_ABOUT = words(
    "bientot presque environ deja bien quasiment quasi plus moins de d un peu a pres au facile facilement ca peine",
    "tout juste meme maintenant cela dans les une la bonne petite grosse quelque",
)
_ABOUT_MOST, _NEAR, _CENTURY, _MOST_FIGURES = 7, 8, 100, 2
_LONGER = words("que qu de d")
_THEN = words("apres plus avant auparavant")
_LATER = words("tard tot")
_HAD = words(
    "ai a as avons avez ont suis est es sommes sont etait etais avait avais avaient etaient"
)
_BESIDE = words("de d que qu la le l les ma mon mes sa son ses notre leur ce cette un une")


_SMALL = words("deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente")
_DATE, _REASON = IdentifierKind.DATE, Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Times so many years or months ago; months only where somebody's life took a turn."""
    if reading.settings.language == "en":
        return
    for number in reading.numbers:
        if reading.after(number.last) in _YEARS:
            yield from _counted_back(reading, number)
    yield from _dozens(reading)
    yield from _months(reading)


def _dozens(reading: Reading) -> Iterator[Candidate]:
    """Il y a une dizaine d'années."""
    for i in reading.where(_TENS):
        years = reading.after(i) == "d" and reading.after(i, 2) in ("annees", "ans")
        there = _there(reading, i) if years else None
        if there is not None and reading.after(i + 2) not in _LONGER:
            yield reading.candidate(there, i + 2, _DATE, Tier.REVIEW, _REASON)


def _months(reading: Reading) -> Iterator[Candidate]:
    """Il y a six mois, where somebody's life took a turn."""
    for i in reading.where(_MONTHS):
        first = number_before(reading, i)
        there = _there(reading, first) if first is not None else None
        if there is None or reading.after(i) in _LONGER:
            continue
        near = reading.folds[max(0, there - _NEAR) : there] + reading.folds[i + 1 : i + _NEAR]
        if not TURNING.isdisjoint(near):
            yield reading.candidate(there, i, _DATE, Tier.REVIEW, _REASON)


def _counted_back(reading: Reading, number: SpokenNumber) -> Iterator[Candidate]:
    """“Il y a bientôt trois ans”; “ils l'ont rallumé trois ans après”."""
    first, last = _first_of_several(reading, number.first), number.last + 1
    if reading.folds[last + 1 : last + 3] == ["et", "demi"]:
        last += 2
    there = _there(reading, first)
    if there is not None and number.value >= _CENTURY:
        return  # what was there a hundred years ago
    if there is not None:
        longer = reading.after(last) in _LONGER and reading.after(last, 2) not in ("ca", "cela")
        if not longer and not _is_of_somebody(reading, there):
            yield reading.candidate(there, last, _DATE, Tier.REVIEW, _REASON)
        return
    then = reading.after(last)
    if then not in _THEN or reading.opens[first]:
        return
    end = last + 1 + (then == "plus")
    if then == "plus" and reading.after(last, 2) not in _LATER:
        return
    told = not _HAD.isdisjoint(reading.folds[max(0, first - 7) : first])
    alone = reading.after(end) not in _BESIDE
    if told and alone and reading.is_tight(first):
        yield reading.candidate(first, end, _DATE, Tier.REVIEW, _REASON)


def _first_of_several(reading: Reading, first: int) -> int:
    """Sept ou huit ans; quatre, cinq ans; 4-5 ans: the first number."""
    if reading.before(first) == "ou" and _is_small(reading, first - 2):
        return first - 2
    several = first > 0 and _is_small(reading, first - 1)
    return first - 1 if several and reading.gaps[first] in (", ", "-", "–", " ") else first


def _is_small(reading: Reading, i: int) -> bool:
    form = reading.folds[i]
    return form in _SMALL or (form.isdigit() and len(form) <= _MOST_FIGURES)


def _there(reading: Reading, first: int) -> int | None:
    """Where “il y a” begins, over what tells about how long: bientôt, à peu près, un peu plus de."""
    k = first - 1
    while k > 0 and first - k < _ABOUT_MOST and reading.is_tight(k + 1):
        if reading.folds[k] == "ya":
            return k
        if reading.words[k].lower() == "a" and reading.before(k) == "y":
            return k - 1 - (reading.before(k, 2) == "il")
        if reading.folds[k] not in _ABOUT:
            break
        k -= 1
    return None


def _is_of_somebody(reading: Reading, there: int) -> bool:
    """“Shipu, y a 28 ans”: in Quebec, his age."""
    said = reading.folds[there] == "y" and reading.gaps[there].startswith(",")
    return said and there > 0 and reading.is_capital(there - 1)
