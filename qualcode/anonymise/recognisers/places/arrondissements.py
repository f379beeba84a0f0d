"""Arrondissements by their number: le dix-neuvième arrondissement, les gens du treizième."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

ORDINAL = re.compile(
    r"\d{1,2}(?:e|eme|er)|[xivlc]+(?:e|eme)|deuxieme|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme"
    r"|neuvieme|dixieme|onzieme|douzieme|treizieme|quatorzieme|quinzieme|seizieme|dix (?:sept|huit|neuv)ieme|vingtieme"
)
# from the fifth on: the first four of a family, of a floor, of a list are said too often
_NTHS = words(
    "cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme quatorzieme quinzieme seizieme",
    "vingtieme",
)
_FAR = words("onzieme douzieme treizieme quatorzieme quinzieme seizieme vingtieme")
_AFTER_TEN = words("septieme huitieme neuvieme")
_FIRST = words("premier deuxieme troisieme quatrieme second")
_FLOORS = words("premier second")
_ONCE = words("premier second deuxieme troisieme")
# "au cinquième" is a floor, whatever else the text tells
_FLOORED = _ONCE | words("quatrieme cinquieme sixieme septieme huitieme")
_CENTURIES = words("seizieme septieme huitieme neuvieme vingtieme")
_WORD = words("arrondissement arrondissements")
# cities that have any, and their people
_CITIES = words(
    "paris lyon marseille parisien parisienne parisiens parisiennes parigot parigote lyonnais lyonnaise"
)
# who speaks of these twice speaks of where people live
_HOMES = words(
    "quartier quartiers appartement appartements appart apparts loyer loyers immeuble immeubles metro logement studio",
)
_IN = words("dans vers habite habitais habitait habitons quitte quitter depuis jusque rejoint ah")
_LIVING = words(
    "habite habites habitent habitons habitez habitais habitait habitaient habitions habitiez habiter vis vit vivent",
    "vivons vivais vivait vivaient vivions vivre vecu loge logeait logeais logent loger loue louait louer achete",
    "acheter ne nee nes nees naissance grandi installe installee installes installer emmenage emmenager demenage",
    "demenager revenu revenue revenus revenir reviens revient retourne retourner retournee arrive arrivee arrives",
    "arriver reste restee restes rester cherche chercher trouve trouver bosse bossait travaille travaillait",
    "travaillais travailler ecole lycee college appartement appart studio logement immeuble chambre loge boutique",
    "cafe restaurant bureau bureaux cabinet atelier marche mairie quartier rue",
)
FROM = words(
    "natif native natifs natives enfant enfants gars gens gamin gamins gamine gosse gosses jeune jeunes mec mecs",
    "meuf ado ados habitant habitants cite cites banlieue banlieues suis es est sommes etes sont etais etait viens",
    "vient viennent venait venais venir originaire originaires tout copain copains pote potes cousin cousins",
    "habitante habitantes jeunesse mairie maire bourgeois bourgeoise commercants ecole ecoles rues rue coin image",
    "images immeuble immeubles appart appartement creche creches lycee college maternelle hopital commissariat",
    "cabinet cafe cafes bar bars restaurant boulangerie garage foyer marche piscine gymnase bibliotheque cinema",
    "boutique boutiques studio chambre loge meublee meuble squat",
)
_FROM_BIRTH = words(
    "natif native natifs natives originaire originaires ado ados gamin gamins gosse gosses mairie habitant",
    "habitante habitants habitantes",
)
_GOES_ON = ("aient", "ait", "ont")
_SAID_AFTER = words("a ne nee vraiment seulement forcement justement finalement")
_NEAR, _WITHIN = 14, 8
_SAID = "cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt"
# Marseille 5°, Lyon 7e, Paris XIVe; Lyon 3 and Paris quinze where nothing is counted by the number
_BEHIND = re.compile(
    r"\b(?:[Pp]aris|[Ll]yon|[Mm]arseille)[ -](?:(?:\d{1,2}(?:°|er?\b|[èe]me\b)|[XIV]{1,5}e\b)"
    rf"|(?:1?\d|20|{_SAID})(?=[ \u00a0]?[,.;:!?)\n]|$| (?:à|et|où|puis|d'accord|donc|c'|parce|dans)(?!\w))(?![.,]\d))"
)
REASON = Message("what the name goes by")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Numbers of arrondissements; only “dans le douzième,” where nothing tells that it is of a city."""
    if reading.settings.language == "en":
        return
    named = bool(reading.where(_WORD))
    city = named or bool(reading.where(_CITIES))
    for i in reading.where(_WORD):
        if reading.before(i)[:1].isdigit() or (
            ORDINAL.fullmatch(reading.before(i)) and reading.is_capital(i - 1)
        ):
            yield reading.candidate(i - 1, i, IdentifierKind.PLACE, Tier.LIKELY, REASON)
    if city:
        for match in _BEHIND.finditer(reading.text):
            yield reading.candidate_at(*match.span(), IdentifierKind.PLACE, Tier.LIKELY, REASON)
    told: set[str] = set()
    bare: list[tuple[int, int]] = []
    for first, last in _ordinals(reading):
        if reading.after(last) in _WORD:
            told.add(reading.joined(first, last))
            yield reading.candidate(first, last + 1, IdentifierKind.PLACE, Tier.LIKELY, REASON)
        elif _stands_alone(reading, first, last):
            bare.append((first, last))
            if _is_told(reading, first, last, city=city) or (named and _is_answer(reading, first)):
                told.add(reading.joined(first, last))
    if city:
        told.update(_side_by_side(reading, bare))
    yield from _again(reading, bare, told)


def _is_told(reading: Reading, first: int, last: int, *, city: bool) -> bool:
    """Whether what stands around an ordinal tells that somebody lives there."""
    low = reading.folds[last] in _FIRST  # a floor, a rank
    lived = city or (not low and _is_lived_in(reading, first))
    said = lived or not (low or reading.after(last))
    return said and _is_where(reading, first, last, city=lived)


def _side_by_side(reading: Reading, bare: list[tuple[int, int]]) -> Iterator[str]:
    """Le treizième, le quatorzième, of a city: several quarters, not several children."""
    for one, other in pairwise(bare):
        high = {reading.folds[one[1]], reading.folds[other[1]]}
        articles = reading.folds[one[0] - 1], reading.folds[other[0] - 1]
        away = other[0] - one[1]
        if _is_century(reading, one[0]):
            continue
        listed = articles == ("le", "le") and high <= _NTHS and away == len(("le", "quatorzieme"))
        # no family and no floor goes so far: le vingtième c'est…, le seizième c'est…
        told = articles == ("le", "le") and high <= _FAR and away < _NEAR and len(high) > 1
        moved = articles == ("du", "au") and reading.folds[other[1]] in _FAR and away == 2
        if listed or told or moved:
            yield from (reading.joined(*one), reading.joined(*other))


def _again(reading: Reading, bare: list[tuple[int, int]], told: set[str]) -> Iterator[Candidate]:
    """What was told once, wherever it stands; and those beside it."""
    reached = -_BESIDE
    for first, last in bare if told else ():
        beside = first - reached <= _BESIDE and reading.before(first) in _LINKS
        if reading.joined(first, last) in told or beside or _is_another(reading, first, last):
            reached = last + 1
            if not _is_floor(reading, first, last):
                yield reading.candidate(first, last, IdentifierKind.PLACE, Tier.REVIEW, REASON)


def _ordinals(reading: Reading) -> Iterator[tuple[int, int]]:
    """The first and last word of each ordinal, in order."""
    for last in reading.where(_NTHS | _FIRST):
        ten = last > 0 and reading.folds[last] in _AFTER_TEN and reading.folds[last - 1] == "dix"
        joined = ten and reading.gaps[last].strip() in ("", "-", "- -")
        yield (last - 1 if joined else last), last


# dans le quinzième ou seizième
_LINKS, _BESIDE = words("ou et puis enfin"), 3


def _is_another(reading: Reading, first: int, last: int) -> bool:
    """Le treizième, attachée au vingtième: where others are told, one that is no floor and no rank."""
    article = reading.before(first)
    if article == "au":
        return reading.folds[last] not in _FLOORED
    return article in ("le", "du") and reading.folds[last] not in (
        _ONCE if article == "le" else _FLOORS
    )


_STOREYS = words("etage etages ascenseur escalier escaliers porte gauche droite balcon")
_AHEAD = 6


def _is_floor(reading: Reading, first: int, last: int) -> bool:
    """Au sixième sans ascenseur."""
    near = reading.folds[last + 1 : last + _AHEAD]
    return reading.before(first) == "au" and not _STOREYS.isdisjoint(near)


_CENTURY, _AROUND = words("siecle siecles"), 25


def _is_lived_in(reading: Reading, first: int) -> bool:
    """Whether people speak of flats and quarters here, and of no century."""
    homes = len(reading.where(_HOMES)) > 1
    return homes and not _is_century(reading, first)


def _is_century(reading: Reading, first: int) -> bool:
    return not _CENTURY.isdisjoint(reading.folds[max(0, first - _AROUND) : first + _AROUND])


def _stands_alone(reading: Reading, first: int, last: int) -> bool:
    """Whether no noun follows (le douzième homme), and it is no class of a school (en sixième, la sixième)."""
    following = reading.after(last)
    said = following.endswith(_GOES_ON) or following in _SAID_AFTER | reading.vocabulary.streets
    goes_on = following and not said and following not in reading.vocabulary.small_words
    return not goes_on and reading.before(first) not in (
        "en",
        "la",
        "une",
        "de",
        "sa",
        "ma",
        "classe",
    )


def _is_where(reading: Reading, first: int, last: int, *, city: bool) -> bool:
    """Dans le treizième, in a city habitant du onzième: somewhere, not a century."""
    article, before = reading.before(first), reading.before(first, 2)
    if _is_century(reading, first):
        return False
    if article in ("le", "l"):
        low = reading.folds[last] in _FIRST
        return before in _IN and not (city and low and not _is_lived(reading, first))
    if article == "au":
        return city and before.startswith(("attach", "appart")) and reading.folds[last] in _NTHS
    if article != "du":
        return False
    whose = reading.before(first, 3) if before == "du" else before  # natif du du onzième
    if whose in _FROM_BIRTH or (city and whose in FROM):
        return True
    return city and reading.folds[last] in _NTHS - _CENTURIES


def _is_lived(reading: Reading, first: int) -> bool:
    """Whether somebody lives, works or comes there: not “dans le premier, les photos”."""
    return not _LIVING.isdisjoint(reading.folds[max(0, first - _WITHIN) : first])


def _is_answer(reading: Reading, first: int) -> bool:
    """“Quel arrondissement ? – Sixième.”"""
    asked = reading.folds[max(0, first - _NEAR) : first]
    return reading.opens[first] and not _WORD.isdisjoint(asked)
