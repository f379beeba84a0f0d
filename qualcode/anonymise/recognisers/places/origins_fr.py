"""Countries and brands of towns set aside as harmless, where somebody was born, came or stayed: arrivé en France."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.places.gazetteer import PLACE_NAMES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind

_LANDS = frozenset(("france",))
# somebody came, went, was born, lived: in whatever tense
_STAYED = (
    "arriv", "venu", "venir", "viens", "vient", "venai", "venan", "nee", "naitr", "naiss", "rentr", "entre", "retour",
    "revenu", "revien", "repart", "reparti", "parti", "partir", "emigr", "immigr", "install", "habit", "vecu", "vivre",
    "viva", "vivent", "vis", "grandi", "exil", "refugi", "amene", "ramen", "emmen", "envoy", "atterri",
    "debarqu", "demenag", "travaill", "etudi", "etudes", "reste", "restai", "passe", "suis", "etais", "etait", "sommes",
    "quitt", "fui", "rejoin", "mari", "ici", "asile", "rapatri", "famille", "parents", "residen", "sejour",
    "papiers", "ans", "mois",
)  # fmt: skip
_SURELY = words("an ne nes quitter quitte")
_PERSONS = words(
    "je j tu il elle on nous vous ils elles qui me m mes mon ma parents famille grand pere mere soeur frere"
)
_IN = ("en", "au", "aux")
_BEFORE, _AFTER = 9, 8
# known to all, and yet where somebody was
_CAMPS = words(
    "auschwitz birkenau dachau buchenwald mauthausen ravensbruck treblinka sobibor majdanek neuengamme",
    "flossenburg natzweiler struthof gurs rivesaltes compiegne",
)
_LIVED_IN = words(
    "habite habitait habitais habites habitons habitent habiter quitte quitter quittait rejoint rejoindre visite"
)


def find(reading: Reading) -> Iterator[Candidate]:
    """What names nobody by itself and tells where somebody came from, went to or lives."""
    if reading.settings.language == "en":
        return
    for i in reading.where(_LANDS | _kept_countries(reading)):
        if (reading.is_capital(i) or reading.no_capitals) and _is_stay(reading, i):
            yield reading.candidate(i, i, IdentifierKind.PLACE, Tier.REVIEW, PLACE_NAMES["p"])
    for i in reading.where(_CAMPS):
        written = reading.is_capital(i) or reading.no_capitals
        if written and reading.before(i) in ("a", "de", "d", "vers", "pour", "par", "depuis"):
            yield reading.candidate(i, i, IdentifierKind.PLACE, Tier.LIKELY, PLACE_NAMES["w"])
    for i in reading.where(_LIVED_IN):
        k = i + 1
        if k >= len(reading) or not reading.is_tight(k) or k not in reading.kept:
            continue
        known = reading.known(k)
        written = reading.is_capital(k) or (reading.no_capitals and not reading.is_ordinary(k))
        if known.is_sizeable_place and known.place_kind in "cw" and written:
            yield reading.candidate(k, k, IdentifierKind.PLACE, Tier.LIKELY, PLACE_NAMES["c"])


def _kept_countries(reading: Reading) -> frozenset[str]:
    """Suisse, Belgique: countries that no rule takes for a name by themselves."""
    return frozenset(
        reading.folds[i]
        for i in reading.kept
        if reading.known(i).place_kind == "p" and reading.before(i) in ("en", "au", "aux")
    )


def _is_stay(reading: Reading, i: int) -> bool:
    """Whether the words before “en France” tell of somebody who came, was born or stayed there."""
    cue = reading.before(i)
    if cue == "en" and reading.before(i, 2) == "ici":
        return True
    if cue == "la":
        return reading.before(i, 2) in ("quitte", "quitter", "rejoint", "rejoindre", "decouvert")
    if cue not in _IN and not (
        cue == "de" and reading.before(i, 2).startswith(("venu", "vien", "part"))
    ):
        return False
    near = list(reading.folds[max(0, i - _BEFORE) : i - 1])
    near += reading.folds[i + 1 : i + _AFTER]
    told = any(form in _SURELY or form.startswith(_STAYED) for form in near)
    return told and not _PERSONS.isdisjoint(near)
