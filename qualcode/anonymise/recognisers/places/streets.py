"""Streets, with their number: 14 rue du Pont Neuf, Keighley Road."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES
from qualcode.anonymise.recognisers.names.told_fr import over_of
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.land_words import NAMESAKES_FR, STANDING_FR
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_LONGEST = 7
_SHORTENED, _LONGEST_NUMBER = 4, 3
_WAYS = ("rue", "quai", "rte", "bld", "bvd", "bd")
_WHOLE_WAYS = ("rue", "quai", "cite", "mail")
_NUMBER_SUFFIXES = ("bis", "ter")
# Highway 331, County Road 12; 7e Avenue, la route 138
_NUMBERED_EN = re.compile(
    r"\b((?:county |state |farm )?(?:highway|hwy|route|interstate|(?<=county )road)) \d{1,4}\b(?![.,:]?\d)"
    r"|(?<=\bthe )([ABM])\d{1,4}(?:\(M\))?(?=[ .,;!?)]|$)"
    r"(?! (?:form|paper|size|sheet|poster|envelope|level|grade|ward|bed|room|flat))"
    r"|\b(school district|district|camp|pier|hangar|pit|township) (?:no\.? ?)?[A-Z]?\d{1,4}\b(?![.,:]?\d)",
    re.IGNORECASE,
)
_NUMBERED_FR = re.compile(
    r"\b\d{1,3}e (avenue|rue|rang)\b|(?<=la )(route) \d{2,4}\b(?![.,:]?\d)"
    r"|(?<=\b(?:au|du|le) )(camp|hangar|puits|barrage) (?:n° ?)?[A-Z]?\d{1,4}\b(?![.,:]?\d)"
    r"|(?<=\b(?:dans|pour) le )(\d{1,2}(?:e\b|ème\b|°))(?: arrondissement\b|(?= ?[.,;!?]))"
    r"|(?<=\bla )((?:N|D|RN|RD) ?\d{2,4})\b|(?<=\bl[’'])(A\d{1,3})\b(?![-.])|(?<=\bla )(nationale \d{1,3})\b"
    r"|(?<= (?:le|du|au) )((?:1?\d|20)(?:e|ème))(?: arrondissement\b|(?= (?:en|on|j|il|elle|avec|c)\b))",
    re.IGNORECASE,
)


# la Grand'Rue, sur la Grand'Place
_GRAND, _GRAND_WAYS = words("grand"), words("rue place combe croix maison")


def find(reading: Reading) -> Iterator[Candidate]:
    """Street words with the name they carry."""
    english = reading.settings.language == "en"
    for i in reading.where(reading.vocabulary.streets):
        if not english and _is_crossing(reading, i):
            continue
        span = _english(reading, i) if english else _french(reading, i)
        if span:
            reason = Message("street: “{cue}”", cue=reading.words[i])
            yield reading.candidate(*span, IdentifierKind.PLACE, Tier.SURE, reason)
    for i in () if english else reading.where(_GRAND):
        k = i + 1
        elided = k < len(reading) and reading.gaps[k] in APOSTROPHES
        if elided and reading.folds[k] in _GRAND_WAYS:
            reason = Message("street: “{cue}”", cue=reading.words[k])
            yield reading.candidate(i, k, IdentifierKind.PLACE, Tier.LIKELY, reason)
    for match in reading.find_numbers(_NUMBERED_EN if english else _NUMBERED_FR):
        reason = Message("street: “{cue}”", cue=match.group(match.lastindex or 0))
        yield reading.candidate_at(*match.span(), IdentifierKind.PLACE, Tier.LIKELY, reason)


_BEFORE_CROSSINGS = words("la cette une de habite habitait habitais habitent bis ter au") | {""}


def _is_crossing(reading: Reading, i: int) -> bool:
    """“On a traversé Lyon”, “il traverse la Loire”: what somebody does, and no street."""
    said = reading.folds[i] == "traverse"
    before = reading.before(i)
    led = before in _BEFORE_CROSSINGS or before.isdigit()
    return said and not (led and reading.words[i].lower() == "traverse")


def _french(reading: Reading, i: int) -> tuple[int, int] | None:
    last, k = None, i + 1
    while (
        k < len(reading)
        and k <= i + _LONGEST
        and (reading.is_tight(k) or _is_abbreviated(reading, k - 1))
    ):
        if reading.is_capital(k) and (k == i + 1 or not reading.opens[k]):
            last = k
        elif reading.folds[k] not in reading.vocabulary.particles and reading.gaps[k] != "-":
            break
        k += 1
    if last is None:
        last = _by_what_stands_there(reading, i)
    if last is None or (reading.folds[i] == "cours" and reading.is_shouted(last)):
        return None  # des cours de PNP
    if len(reading.folds[i]) <= 4 and not _is_street_name(reading, i):
        return None
    return _number_before(reading, i), _over_number(reading, last)


_LYING_THERE = words("riviere vallee plage lac bois forets prairie port pont croix")


def _by_what_stands_there(reading: Reading, i: int) -> int | None:
    """Rue de l'église, rue des tilleuls, de la butte aux cerfs: a street named in words without a capital."""
    if reading.folds[i] == "rue" and reading.after(i) == "aux" and len(reading.after(i, 2)) > _LONG:
        return i + 2  # la rue aux ours
    k = over_of(reading, i)
    if k is None:
        return None
    form = reading.folds[k]
    named = reading.folds[i] in ("rue", "avenue", "boulevard", "impasse", "chemin", "allee")
    if named and (last := _over_to(reading, k)) > k:
        return last
    if _is_gone_to(reading, i) and len(form) > _LONG and reading.is_ordinary(k):
        return k
    if reading.folds[i] == "chemin" and form in _LYING_THERE:
        return None
    told = reading.folds[i] == "rue" and reading.after(i) == "des" and form in NAMESAKES_FR
    return k if named and (told or form in STANDING_FR) else None


def _over_to(reading: Reading, k: int) -> int:
    """Over the “aux cerfs” of “la butte aux cerfs”."""
    last = k + 2
    noun = last < len(reading) and reading.after(k) in ("aux", "au") and reading.is_tight(last)
    return last if noun and len(reading.folds[last]) > _LONG and reading.is_ordinary(last) else k


_LONG = 2
_BARE_WAYS = words(
    "rue ruelle impasse place quai venelle boulevard avenue square allee allees faubourg"
)
_LIVING = words(
    "habite habites habitait habitais habitaient habitions habitons habitent habiter loue louait louais louions loge",
    "logeait logeais logions vit vivait vivais demeure demeurait ouvert installe installee installes situe situee",
    "tenait demenage boutique magasin atelier appartement maison ecole studio piaule chambre local bureau bureaux",
    "garage travaillait travaille naissait ne nee ici la-bas puis ensuite rendez-vous manifestation",
)
_BEING = words("etait etais est sont sommes etions etaient")


def _is_gone_to(reading: Reading, i: int) -> bool:
    """Whether the way stands without its article, as an address does: on habitait rue des merles."""
    before, place = reading.before(i), reading.folds[i] == "place"
    listed = reading.gaps[i] == ", " and not place  # des magasins chics, rue des merles
    living = before in _LIVING or (before in _BEING and not place) or listed
    return living and reading.folds[i] in _BARE_WAYS and reading.after(i) in ("de", "du", "des")


def _is_abbreviated(reading: Reading, k: int) -> bool:
    """Av. de Verdun, rue du Gal. Leclerc: the stop belongs to a shortened word."""
    short = len(reading.words[k]) <= _SHORTENED and reading.folds[k] not in _WHOLE_WAYS
    return short and reading.gap_after(k) == ". "


def _over_number(reading: Reading, last: int) -> int:
    """Rue Haute 12: the number stands last in Belgium and in Switzerland."""
    k = last + 1
    if k >= len(reading) or reading.gaps[k] not in (" ", ", ") or not reading.words[k].isdigit():
        return last
    ends = reading.gap_after(k).strip()[:1] in (",", ".", ";", ")", "")
    return k if ends and len(reading.words[k]) <= _LONGEST_NUMBER else last


def _is_street_name(reading: Reading, i: int) -> bool:
    """Short street words (mail, cours, av) are often something else, but for their stop."""
    whole = reading.folds[i] in _WAYS or reading.gap_after(i)[:1] == "."
    return whole or reading.words[i - 1].isdigit()


def _number_before(reading: Reading, i: int) -> int:
    k = i - 1
    number = reading.numbers_to.get(k)  # seize rue de Seine
    if number is not None and reading.gaps[i] in (" ", ", ") and number.value > 1:
        return number.first
    if k >= 0 and reading.folds[k] in _NUMBER_SUFFIXES:
        k -= 1
    close = k >= 0 and all(reading.gaps[j] in (" ", ", ") for j in range(k + 1, i + 1))
    return k if close and reading.words[k][0].isdigit() and len(reading.words[k]) <= 5 else i


def _is_in_name(reading: Reading, k: int) -> bool:
    """A capital, or the 6th of South 6th Street."""
    word = reading.words[k]
    return reading.is_capital(k) or (word[0].isdigit() and word.endswith(("st", "nd", "rd", "th")))


def _english(reading: Reading, i: int) -> tuple[int, int] | None:
    if not reading.is_capital(i):
        return None
    first = i
    while first > 0 and reading.is_tight(first) and _is_in_name(reading, first - 1):
        if reading.opens[first - 1] and reading.is_ordinary(first - 1):
            break
        first -= 1
    return (_number_before(reading, first), i) if first < i else None
