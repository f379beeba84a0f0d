"""French lands by the word before them: département du Nord, née dans la Manche, le pays bigouden, le marais."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
from qualcode.anonymise.recognisers.names.told_fr import OF, REASON, SIDES, over_of
from qualcode.anonymise.vocabulary import vocabulary_of, words
from qualcode.model import IdentifierKind

_PLACE = IdentifierKind.PLACE
_LANDS = words("departement departements region province vallee val bassin")
_KIN = vocabulary_of("fr").kin
_THE, _LANDS_OF_SIDES = words("le l du au"), words("nord sud est ouest midi centre")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Départements, sides of a country and quarters that are words of every day too."""
    if reading.settings.language == "en":
        return
    yield from _lands(reading)
    yield from _pays(reading)
    yield from _marsh(reading)


def _lands(reading: Reading) -> Iterator[Candidate]:
    """Département du Nord, vallée de somme; le nord de la France."""
    for i in reading.where(_LANDS):
        k = over_of(reading, i)
        if (
            k is not None
            and reading.known(k).place_kind in "cdrw"
            and _is_name_of_land(reading, i, k)
        ):
            yield reading.candidate(i, k, _PLACE, Tier.LIKELY, REASON)
    for i in reading.where(_LANDS_OF_SIDES):  # mineur dans le Nord
        north = reading.is_capital(i) and reading.before(i) == "le"
        north = north and reading.before(i, 2) == "dans"
        of_there = (
            reading.words[i] in ("Nord", "Centre")
            and reading.before(i) == "du"
            and _is_of_there(reading, i)
        )
        if (north or of_there) and reading.after(i) not in OF:
            yield reading.candidate(i, i, _PLACE, Tier.REVIEW, REASON)
    for i in reading.where(_SEAS):  # née dans la Manche
        lies = reading.before(i) == "la" and reading.is_capital(i) and _is_department(reading, i)
        if lies and not _SAILING & {*reading.folds[max(0, i - _SHORE) : i + _SHORE]}:
            yield reading.candidate(i, i, _PLACE, Tier.REVIEW, REASON)
    for i in reading.where(SIDES):
        k = over_of(reading, i)
        if k is None or not _is_country(reading, k):
            continue
        if not (reading.is_capital(k) or reading.no_capitals):
            continue
        first = i
        while first > 0 and reading.gaps[first] in HYPHENS and reading.folds[first - 1] in SIDES:
            first -= 1
        if reading.before(first) in _THE:  # and not “elle est de la Réunion”
            yield reading.candidate(first, k, _PLACE, Tier.REVIEW, REASON)


_COMING = words(
    "gens gars mineur mineurs ouvrier ouvriers entreprise usine famille fille fils parents grand-mere"
)
_COMING |= words(
    "region regions departements parle parles parlait academie",
    "venu venue venus viens vient venait venaient originaire suis est sommes ami amie amis copain collegue",
)


_NATIVE = words("natif native natifs natives originaire originaires departement prefecture")
# a département by the sea it lies on
_SEAS, _SHORE = words("manche"), 9
_SAILING = words(
    "mer bateau bateaux ferry chalut chalutier peche pecher pecheur pecheurs nage nager nageait baigne baigner plage",
    "traverse traversee traverser tunnel navigue naviguer navigation cargo ile iles voile port ports cotes anglais",
)


def _is_department(reading: Reading, i: int) -> bool:
    """Dans la Manche, ma femme est de la Manche."""
    cue = reading.before(i, 2)
    return cue == "dans" or (cue == "de" and reading.before(i, 3) in _COMING | _KIN | _NATIVE)


def _is_of_there(reading: Reading, i: int) -> bool:
    """Une entreprise du Nord, je viens du Nord: the département; and not la mer du Nord."""
    return reading.before(i, 2) in _COMING | _KIN


def _pays(reading: Reading) -> Iterator[Candidate]:
    """Le pays bigouden: a land by its people, whom no dictionary holds."""
    for i in reading.where(frozenset(("pays",))):
        k = i + 1
        near = k < len(reading) and reading.gaps[k] in SPACES and reading.words[k].isalpha()
        near = near and len(reading.words[k]) > 2  # le pays a changé
        if near and reading.ordinariness(k) < 2 and reading.before(i) in ("le", "du", "au"):
            yield reading.candidate(i, k, _PLACE, Tier.REVIEW, REASON)


def _is_name_of_land(reading: Reading, i: int, k: int) -> bool:
    known = reading.known(k)
    if reading.folds[i].startswith("departement"):
        return known.place_kind == "d" or reading.is_capital(k)
    return known.place_kind in "dr" or (reading.is_capital(k) and known.place > 0)


def _is_country(reading: Reading, k: int) -> bool:
    known = reading.known(k)
    return reading.folds[k] == "france" or (known.place > 0 and known.place_kind in "prd")


# where Parisians say “le Marais” whatever its capital
_OF_PARIS = words(
    "paris parisien parisienne bastille beaubourg chatelet belleville menilmontant montmartre barbes pigalle",
    "oberkampf batignolles montparnasse bercy daumesnil nation republique opera louvre rivoli vosges halles",
)
_MARSH, _QUARTERS_NEAR = words("marais"), 2


def _marsh(reading: Reading) -> Iterator[Candidate]:
    """Près de Bastille et du marais: the quarter, where others of Paris stand beside."""
    for i in reading.where(_MARSH):
        if reading.is_capital(i) or reading.before(i) not in ("le", "du", "au"):
            continue
        near = range(max(0, i - _BESIDE), min(len(reading), i + _BESIDE))
        written = {reading.folds[k] for k in near if reading.is_capital(k) or reading.no_capitals}
        if len(written & _OF_PARIS) >= _QUARTERS_NEAR and reading.after(i) not in OF:
            yield reading.candidate(i, i, _PLACE, Tier.REVIEW, REASON)


_BESIDE = 25
