"""French ages of the smallest, in weeks and months: enceinte de sept mois, arrivé à trois semaines."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_COMING = words(
    "arrive arrivee ne nee mort morte perdu adopte adoptee place placee marche parle opere operee hospitalise",
    "decede decedee",
)
_CARRYING, _BABIES = (
    words("enceinte grossesse"),
    words("bebe bebes nourrisson premature jumeaux jumelles triples petits"),
)
_OF_WHOM = words("dont et")
_MOST_MONTHS, _AROUND_BABY = 36, 9
_TO_DO = words("de d pour a avant que qu")
_BABYHOOD = words(
    "mourir mort morte perdu perdue malade hopital hospitalise operee opere marchait marche parlait dents"
)
_REASON = Message("age")


def find(reading: Reading) -> Iterator[Candidate]:
    """Months, weeks and days that tell how old a baby is, born or not."""
    if reading.settings.language == "en":
        return
    for number in reading.numbers:
        unit = reading.after(number.last)
        if unit in ("mois", "semaines", "jours") and _is_infant(reading, number):
            first, last = number.first, number.last + 1
            yield reading.candidate(first, last, IdentifierKind.AGE, Tier.REVIEW, _REASON)


def _is_infant(reading: Reading, number: SpokenNumber) -> bool:
    """Enceinte de sept mois; arrivé à trois semaines, dans un panier."""
    one, two = reading.before(number.first), reading.before(number.first, 2)
    stop = reading.gap_after(number.last + 1).strip()[:1] in (",", ".", ";", ")", "!", "?")
    if one == "de" and (
        two in _CARRYING
        or two in _BABIES
        or (two in ("un", "une") and reading.before(number.first, 3) in _OF_WHOM)
    ):
        return True
    if one in ("ses", "mes", "leurs") or (one == "ont" and two in _BABIES):
        return number.value <= _MOST_MONTHS
    if stop and one == "a" and two in _COMING:
        return True
    subject = reading.before(number.first, 3)
    if one not in ("avais", "avait", "a", "ai") or "y" in (two, subject):
        return False
    if stop and one == "a" and reading.words[number.first - 1] == "à":
        near = reading.folds[max(0, number.first - _AROUND_BABY) : number.first]
        return number.value <= _MOST_MONTHS and not _BABYHOOD.isdisjoint(near)
    past = one.startswith("av") and reading.after(number.last, 2) not in ("de", "d", "pour")
    if reading.breathless and number.value <= _MOST_MONTHS:
        stop = stop or reading.after(number.last, 2) not in _TO_DO
    return (past and two not in ("on", "")) or (
        stop and two in ("bebe", "petite", "petit", "elle", "il")
    )
