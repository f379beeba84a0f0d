"""Years of two figures told by what happened in them: the strike of eighty-four, la mutinerie de 92."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.recognisers.times.dates import UNITS_AFTER
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# what happens at a time: a number after it is a year
_HAPPENINGS = words(
    "greve greves mutinerie crise inondation inondations crue crues tempete guerre plan cyclone accident",
    "incendie fermeture rentree bac concours revolte emeute emeutes seisme debacle vendange vendanges recolte",
    "millesime reforme hiver ete printemps automne saison promo promotion classe cuvee annee coupe coup manif",
    "manifs election elections secheresse canicule gel verglas licenciements naufrage attentat catastrophe",
    "epidemie scission lutte occupation strike strikes lockout flood floods storm hurricane fire war riot",
    "riots crash crisis closure winter summer spring autumn fall season class drought famine blizzard freeze",
    "earthquake intake batch march souvenir souvenirs album albums cahier cahiers photo photos agenda agendas",
    "evenements evenement manifestations",
    "carnet registre registres journal lettre lettres cassette annuaire contrat contrats diplome bulletin",
    "bulletins calendrier fiche fiches incident affaire coupure mondial uprising mutiny slump year",
)
_YEARS_OF = words("class classe promo promotion batch intake")
_PUPILS = words(
    "pupils children kids students boys girls eleves enfants etudiants personnes people filles garcons"
)
_OLDEST, _LEAST = 99, 40
_TEEN = 11
_DATE, _REASON = IdentifierKind.DATE, Message("year, spelled")


def find(reading: Reading) -> Iterator[Candidate]:
    """Two figures or two words for a year, where only a year fits."""
    for number in reading.numbers:
        if _is_cut_short(reading, number) and _of_a_happening(reading, number):
            yield reading.candidate(number.first, number.last, _DATE, Tier.REVIEW, _REASON)


def _is_cut_short(reading: Reading, number: SpokenNumber) -> bool:
    written = reading.words[number.first]
    figures = written.isdigit()
    if figures:
        return len(written) == 2 and (number.value >= _LEAST or written[0] == "0")
    return _TEEN <= number.value <= _OLDEST


def _of_a_happening(reading: Reading, number: SpokenNumber) -> bool:
    """“La grève de 95”, “the strike of eighty-four”: nothing counted follows."""
    first, after = number.first, reading.after(number.last)
    if number.value < _LEAST and not reading.words[first].isdigit():
        return False
    if reading.before(first) == "the" and after in _HAPPENINGS and number.last > first:
        return True  # the eighty-four strike
    what = reading.before(first, 2)
    if reading.gaps[first] == ", " and not after and number.value >= _LEAST:  # la grève, 83
        return reading.folds[first - 1] in _HAPPENINGS - _YEARS_OF
    if reading.before(first) not in ("de", "of") or what not in _HAPPENINGS:
        return False
    if what in _YEARS_OF and number.value >= _LEAST:
        return after not in _PUPILS
    return not after or after in UNITS_AFTER or after.endswith("ed")
