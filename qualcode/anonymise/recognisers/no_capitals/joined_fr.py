"""French names of two parts without capitals: em lyon, paris huit, fosse 3, xxe arrondissement."""

from __future__ import annotations

import re
from collections.abc import Callable

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
from qualcode.anonymise.recognisers.no_capitals import letters_fr
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
# paris quinze, its district
_QUARTERS, _AFTER_TEN = words("quatorze quinze seize dix vingt"), words("sept huit neuf")
_BEFORE_NUMBERED = words("a de d par sur dans et ou c etait est")
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
    if reading.settings.language == "en" or i + 1 >= len(reading):
        return None
    form = reading.folds[i]
    if len(form) == 1:
        return letters_fr.find_at(reading, i)
    if reading.after(i) in ("arrondissement", "arr") and _ROMAN.fullmatch(form):
        return i + 1, reading.candidate(i, i + 1, _PLACE, Tier.REVIEW, _REASON)
    for forms, reach, kind in _BEGINNINGS:
        if form in forms and (last := reach(reading, i)) is not None:
            return last, reading.candidate(i, last, kind, Tier.REVIEW, _REASON)
    return None


_INITIALS = words("jf jp jm jc jl jb jy jd jr jg jh jn js jt mf mc ml mp fx pj pe pa")
_PARTS = words("bas haut vieux petit grand")
# schools, churches and hospitals, and whom or what they are given to: clinique de la visitation
_HALLOWED = words(
    "couvent pensionnat pension internat institution institut ecole college lycee eglise paroisse basilique clinique",
    "hopital chapelle orphelinat noviciat monastere abbaye maternite patronage sacre",
)
_GIVEN_TO = (
    words("sacre coeur"), words("immaculee conception"), words("sainte famille"), words("saint esprit"),
    words("bon pasteur"), words("bon secours"), words("bon sauveur"), words("divine providence"), words("providence"),
    words("visitation"), words("assomption"), words("nativite"), words("redemption"), words("misericorde"),
    words("trinite"), words("presentation"), words("sagesse"), words("ursulines"), words("carmelites"),
    words("dominicaines"), words("franciscaines"), words("visitandines"), words("clarisses"), words("jesuites"),
)  # fmt: skip


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
    deep = reading.folds[i] in ("bas", "haut") and known.is_usual_surname
    land = deep or known.place > 0 or not (known.surname or known.given or known.english > 1)
    strange = reading.ordinariness(k) < 1 + deep
    told = land and not known.given and strange and not is_plain_here(reading, k)
    return k if told and len(reading.folds[k]) > _FEW - 1 and reading.folds[k].isalpha() else None


def _of_town(reading: Reading, i: int) -> int | None:
    """L'em lyon, au ca brive: the letters with their article, a town straight behind."""
    k = i + 1
    if reading.before(i) not in _ARTICLES | {""} or reading.gaps[k] not in SPACES:
        return None
    town = _is_town(reading, k)
    while (
        town
        and k + 1 < len(reading)
        and reading.folds[k + 1] in _SPORTS
        and reading.is_tight(k + 1)
    ):
        k += 1
    return k if town else None


def _is_town(reading: Reading, k: int) -> bool:
    if k >= len(reading) or reading.gaps[k] not in SPACES:
        return False
    known = reading.known(k)
    return known.is_sizeable_place and known.place_kind in "cwa" and reading.ordinariness(k) < 2


_SPORTS = words("basket handball rugby football volley natation judo escrime")


def _numbered(reading: Reading, i: int) -> int | None:
    """Un étudiant de paris huit: a town and the number of its university."""
    k = i + 1
    number = reading.folds[k] in _NUMBERS or (
        reading.folds[k].isdigit() and len(reading.folds[k]) < 3
    )
    quarter = reading.folds[i] == "paris" and reading.folds[k] in _QUARTERS
    led = not reading.before(i) or reading.before(i) in _BEFORE_NUMBERED
    led = led or (quarter and reading.before(i) not in reading.vocabulary.determiners)
    if not (number or quarter) or reading.gaps[k] not in SPACES or not led:
        return None
    if quarter and reading.gap_after(k) in HYPHENS and reading.after(k) in _AFTER_TEN:
        k += 1
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


def _dedicated(reading: Reading, i: int) -> int | None:
    """Clinique de la visitation; au sacré-cœur: up to whom it is given to."""
    k = i
    if reading.folds[i] == "sacre":
        led = reading.before(i) in ("au", "du") or reading.gap_after(i) in HYPHENS
        return i + 1 if led and reading.after(i) == "coeur" else None
    while k + 1 < len(reading) and reading.is_tight(k + 1) and reading.folds[k + 1] in _OF | _THE:
        k += 1
    if k + 1 >= len(reading) or not reading.is_tight(k + 1):
        return None
    pair = {reading.folds[k + 1], reading.after(k + 1)}
    if pair in _GIVEN_TO:
        return k + 2
    return k + 1 if k > i and {reading.folds[k + 1]} in _GIVEN_TO else None


def _at_our_lady(reading: Reading, i: int) -> int | None:
    """Rue notre-dame des champs."""
    return _our_lady(reading, i + 1) if reading.after(i) == "notre" else None


def _sciences_po(reading: Reading, i: int) -> int | None:
    """Sciences po, sciences po lille; an institute of any other sciences by its town."""
    return i + 1 + _is_town(reading, i + 2) if reading.after(i) == "po" else None


_SPORTIVE = words("sportive sportif athletique gymnique omnisports nautique bouliste cycliste")


def _sports_club(reading: Reading, i: int) -> int | None:
    """L'étoile sportive de vorzac: a club by its figure, and its town."""
    last = i + 1
    if reading.after(i) not in _SPORTIVE or reading.after(last) not in _OF:
        return None
    k = last + 2
    while k < len(reading) and reading.folds[k] in _THE and reading.is_tight(k):
        k += 1
    if k >= len(reading) or not reading.is_tight(k) or reading.is_small_word(k):
        return None
    while k + 1 < len(reading) and reading.gaps[k + 1] in HYPHENS:
        k += 1
    return k


def _movement(reading: Reading, i: int) -> int | None:
    """Éclaireuses de france, jeannettes de france."""
    return i + 2 if reading.after(i) == "de" and reading.after(i, 2) == "france" else None


def _pit(reading: Reading, i: int) -> int | None:
    """Fosse 3."""
    k = i + 1
    return k if reading.folds[k].isdigit() and reading.gaps[k] in SPACES else None


# bodies called by words of every day wherever they stand
_HOUSES_OF_ALL = {
    "hotel": words("dieu"), "maison": words("dieu"), "assistance": words("publique"),
    "quinze": words("vingts"),
}  # fmt: skip


def _house_of_all(reading: Reading, i: int) -> int | None:
    """L'hôtel-dieu, à l'assistance publique."""
    named = reading.after(i) in _HOUSES_OF_ALL[reading.folds[i]]
    return i + 1 if named and reading.before(i) in _DEFINITE else None


_DEFINITE = words("l la le les")
_BEGINNINGS: tuple[
    tuple[frozenset[str], Callable[[Reading, int], int | None], IdentifierKind], ...
] = (
    (words("notre"), _our_lady, _PLACE),
    (_WAYS, _at_our_lady, _PLACE),
    (_HALLOWED, _dedicated, _BODY),
    (words("sciences"), _sciences_po, _BODY),
    (words("eclaireurs eclaireuses scouts guides jeannettes louveteaux"), _movement, _BODY),
    (
        words("etoile entente union avenir jeunesse association alliance elan espoir eveil"),
        _sports_club,
        _BODY,
    ),
    (_INITIALS, _after_initials, _PERSON),
    (_PARTS, _part_of, _PLACE),
    (_LETTERS, _of_town, _BODY),
    (_UNIVERSITIES, _numbered, _BODY),
    (_PITS, _pit, _BODY),
    (frozenset(_HOUSES_OF_ALL), _house_of_all, _BODY),
)
FIRST_WORDS = frozenset[str]().union(*(forms for forms, _, _ in _BEGINNINGS))
