"""French names of two parts without capitals: em lyon, paris huit, fosse 3, xxe arrondissement."""

from __future__ import annotations

import re

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.recognisers.no_capitals.words import is_plain_here
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_BODY, _PLACE, _PERSON = (
    IdentifierKind.ORGANISATION,
    IdentifierKind.PLACE,
    IdentifierKind.PERSON,
)
_REASON = Message("what the name goes by")
# schools, clubs and services known by a few letters, before the town of theirs
_LETTERS = words(
    "em ens iae iep iut insa ecam esc ca us as sc fc rc ac cs uc ua aj so usc asc stade om fcl cms cmp chu chr chs ch",
    "esat mjc umr irts ifsi inspe crous ucpa cfa greta afpa sciences",
)
_ARTICLES = words("l la le du au d")
_UNIVERSITIES = words(
    "paris lyon lille rennes bordeaux toulouse grenoble montpellier aix strasbourg nancy"
)
_NUMBERS = words("un deux trois quatre cinq six sept huit neuf dix onze douze treize")
# counted, and no university
_COUNTED = words(
    "ans an mois jours jour semaines semaine heures heure fois enfants personnes nuits euros kilometres km minutes",
    "points familles cent mille mecs types copains gars filles garcons cousins",
)
_PITS = words("fosse puits")
_ROMAN = re.compile(r"[xvi]{1,5}(?:e|eme|ieme)|\d{1,2}(?:e|eme|ieme|er)|[a-z]{4,}ieme")
_OF, _THE = words("de du des d"), words("la l les le")
_TOWARDS = words(
    "a de d vers sur pour par rue place eglise paroisse quartier metro cours boulevard autour"
)
_WAYS = words("rue place avenue boulevard eglise paroisse quai cours ecole college lycee")
_FEW, _MOST = 4, 12
_STOPS = (",", ".", ";", "!", "?", ")", "…", "\n", ":", "]", "[")


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The name whose first word is ``i``, with its last word."""
    if reading.settings.language == "en":
        return None
    form = reading.folds[i]
    if len(form) == 1:
        return _spelled(reading, i)
    k, kind = i + 1, _BODY
    if k >= len(reading):
        return None
    if form == "notre":
        last, kind = _our_lady(reading, i), _PLACE
    elif form in _WAYS and reading.after(i) == "notre":
        last, kind = _our_lady(reading, i + 1), _PLACE
    elif reading.after(i) in ("arrondissement", "arr") and _ROMAN.fullmatch(form):
        last, kind = k, _PLACE
    elif form in _INITIALS:
        last, kind = _after_initials(reading, i), _PERSON
    elif form in _PARTS:
        last, kind = _part_of(reading, i), _PLACE
    elif form in _LETTERS:
        last = _of_town(reading, i)
    elif form in _UNIVERSITIES:
        last = _numbered(reading, i)
    elif form in _PITS:
        last = k if reading.folds[k].isdigit() and reading.gaps[k] in SPACES else None
    else:
        return None
    return None if last is None else (last, reading.candidate(i, last, kind, Tier.REVIEW, _REASON))


_INITIALS = words("jf jp jm jc jl jb jy jd jr jg jh jn js jt mf mc ml mp fx pj pe pa")
_PARTS = words("bas haut vieux petit grand")
FIRST_WORDS = _LETTERS | _UNIVERSITIES | _PITS | _WAYS | _INITIALS | _PARTS | words("notre")


def _after_initials(reading: Reading, i: int) -> int | None:
    """Jf baury: two letters, and a surname that is no word."""
    k = i + 1
    borne = reading.known(k).surname > 0 and not reading.is_ordinary(k)
    return k if borne and reading.gaps[k] in SPACES else None


def _part_of(reading: Reading, i: int) -> int | None:
    """Au bas verdal, le haut forez: a side of a land of no dictionary."""
    k = i + 1
    if reading.before(i) not in ("au", "le", "du") or reading.gaps[k] not in SPACES:
        return None
    known = reading.known(k)
    land = known.place > 0 or not (known.surname or known.given or known.english > 1)
    told = land and not known.given and not reading.is_ordinary(k) and not is_plain_here(reading, k)
    return k if told and len(reading.folds[k]) > _FEW - 1 and reading.folds[k].isalpha() else None


def _of_town(reading: Reading, i: int) -> int | None:
    """L'em lyon, au ca brive: the letters with their article, a town straight behind."""
    k = i + 1
    if reading.before(i) not in _ARTICLES | {""} or reading.gaps[k] not in SPACES:
        return None
    known = reading.known(k)
    town = known.place in (1, 2) and known.place_kind in "cwa" and reading.ordinariness(k) < 2
    while (
        town
        and k + 1 < len(reading)
        and reading.folds[k + 1] in _SPORTS
        and reading.is_tight(k + 1)
    ):
        k += 1
    return k if town else None


_SPORTS = words("basket handball rugby football volley natation judo escrime")


def _numbered(reading: Reading, i: int) -> int | None:
    """Un étudiant de paris huit: a town and the number of its university."""
    k = i + 1
    number = reading.folds[k] in _NUMBERS or (
        reading.folds[k].isdigit() and len(reading.folds[k]) < 3
    )
    if (
        not number
        or reading.gaps[k] not in SPACES
        or reading.before(i) not in ("a", "de", "d", "par")
    ):
        return None
    gap = reading.gap_after(k)
    ended = (
        not gap
        or gap.strip(" ")[:1] in _STOPS
        or reading.after(k) in reading.vocabulary.small_words
    )
    return k if ended and reading.after(k) not in _COUNTED else None


def _our_lady(reading: Reading, i: int) -> int | None:
    """Notre-dame des champs, notre-dame-de-la-garde: with what she is the lady of."""
    k = i + 1
    if reading.folds[k] != "dame" or not reading.is_tight(k) or reading.after(k) not in _OF:
        return None
    k += 1
    while k + 1 < len(reading) and reading.is_tight(k + 1) and reading.folds[k] in _OF | _THE:
        k += 1
    told = reading.before(i) in _TOWARDS or reading.gaps[i + 1] in HYPHENS
    small = reading.folds[k] in reading.vocabulary.small_words
    return k if told and not small and len(reading.folds[k]) > 2 else None


def _spelled(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """“L'o.s.e.”, “g, a, u, d, i, n”: a sigle with its stops; a name said letter by letter."""
    dotted = i + 2 < len(reading) and reading.gaps[i + 1] == "." and reading.gaps[i + 2] == "."
    joints = (".",) if dotted else (*SPACES, *HYPHENS, ", ")
    last = i
    while last + 1 < len(reading) and reading.gaps[last + 1] in joints and last - i < _MOST:
        form = reading.folds[last + 1]
        if len(form) > 1 and (dotted or form not in ("deux", "accent", "tiret")):
            break
        last += 1
    letters = "".join(form for form in reading.folds[i : last + 1] if len(form) == 1)
    if dotted:
        if len(letters) < _FEW - 1 or reading.lexicon.is_sigle(letters):
            return None
        if reading.before(i) not in ("l", "la", "le", "d", "du", "au", "de"):
            return None
        end = reading.ends[last] + (reading.gap_after(last)[:1] == ".")
        found = reading.candidate_at(reading.starts[i], end, _BODY, Tier.REVIEW, _REASON)
        return last, found
    said = len(letters) > _FEW and len(set(letters)) > 2 and last - i >= _FEW
    if not said or reading.gaps[i] in APOSTROPHES:
        return None
    return last, reading.candidate(i, last, _PERSON, Tier.REVIEW, _SPELLED)


_SPELLED = Message("name without a capital")
