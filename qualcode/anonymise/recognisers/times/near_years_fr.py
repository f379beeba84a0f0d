"""French years told from the present one: l'an dernier, l'année prochaine, voilà dix ans."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_LEANING = words("dernier derniere passe passee prochain prochaine")
_YEARS = words("an annee")
_MUST = words("faut attend attendre attends chaque toujours")
_POINTING = words("voila voici")
_SINCE = words("que qu de d")
_NEAR = 8
_DATE, _REASON = IdentifierKind.DATE, Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Years that are one year before or after the one of the interview, or so many years back.

    Neither a season nor “l'année d'après”, which fix nothing by themselves.
    """
    if reading.settings.language == "en":
        return
    for i in reading.where(_YEARS):
        told = reading.before(i) == "l" and reading.after(i) in _LEANING
        if told and _MUST.isdisjoint(reading.folds[max(0, i - _NEAR) : i]):
            yield reading.candidate(i - 1, i + 1, _DATE, Tier.REVIEW, _REASON)
    for number in reading.numbers:
        if reading.before(number.first) not in _POINTING or reading.after(number.last) != "ans":
            continue
        if reading.after(number.last, 2) not in _SINCE:
            yield reading.candidate(number.first - 1, number.last + 1, _DATE, Tier.REVIEW, _REASON)
