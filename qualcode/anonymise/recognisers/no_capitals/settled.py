"""Places without capitals, told by what stands before them: à bordeaux, en creuse, from cape town."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.long_places import place_end
from qualcode.anonymise.reading.word_list import HYPHENS
from qualcode.anonymise.recognisers.no_capitals.cues import is_modal_name
from qualcode.anonymise.recognisers.no_capitals.towns import COMING_FR, is_town_here
from qualcode.anonymise.recognisers.no_capitals.words import is_hardly_a_word
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_PLACE = IdentifierKind.PLACE
_ARTICLES = words("le la les l")
_TO_PLACE = words("a de d du au aux sur en vers pour depuis jusqu in from at to near")
# towns whose word is hardly ever said of the thing
_TOWNS_TOO = words(
    "rennes bordeaux troyes bourges limoges chartres angers lens agen brive auch laon nimes menton royan",
    "nantes caen rodez dole beaune autun albi orleans colmar nancy epinal verdun bayonne lourdes",
    "cholet",
)
_TOWARDS_TOWNS = words("de a sur par vers pour entre et depuis jusqu")
_NO_TOWN_AFTER_A = words("sens plaisir aube")


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The place whose first word is ``i``, with its last word."""
    end = place_end(reading, i)
    cue = _cue(reading, i)
    if end is not None and _several(reading, i, end, cued=bool(cue)):
        return end, reading.candidate(i, end, _PLACE, Tier.LIKELY, _because(cue))
    if not is_place_in_lower_case(reading, i, cued=bool(cue)):
        return None
    return i, reading.candidate(i, i, _PLACE, Tier.LIKELY, _because(cue))


def _is_department(reading: Reading, i: int) -> bool:
    """En creuse: a département named like a common word."""
    return reading.known(i).place_kind in "dr" and reading.before(i) == "en"


def is_free(reading: Reading, i: int) -> bool:
    """A harmless name that names somebody or some place here all the same."""
    return is_modal_name(reading, i) or _is_department(reading, i) or _is_town(reading, i)


def _is_town(reading: Reading, i: int) -> bool:
    """À bruxelles: a seat of government when it acts, a town when somebody goes there."""
    known = reading.known(i)
    town = known.is_sizeable_place and known.place_kind in "cw" and not reading.is_ordinary(i)
    return town and reading.words[i - 1] in ("à", "in", "from", "to") and i > 0


def _cue(reading: Reading, i: int) -> str:
    one, two = reading.before(i), reading.before(i, 2)
    if one == "a" and reading.gaps[i] in HYPHENS:
        return ""  # tête-à-tête
    if one == "a" and reading.words[i - 1] != "à":
        return ""  # “il a béni”, “a man”
    if one in _TO_PLACE or one in reading.vocabulary.place_words:
        return one
    if one in _ARTICLES and (two in _TO_PLACE or two in reading.vocabulary.place_words):
        return two
    return ""


_ROUND_TOWNS_EN = words("in to from near at around through past of was outside between")


def _several(reading: Reading, i: int, end: int, *, cued: bool) -> bool:
    if reading.profile(reading.joined(i, end)).place_kind in "pr":
        return True  # south australia, northern territory
    whole = reading.profile(reading.joined(i, end))
    english = reading.settings.language == "en"
    if english and whole.place == 1 and reading.before(i) in _ROUND_TOWNS_EN:
        return True  # to cape town
    rare = any(not reading.is_ordinary(k) for k in range(i, end + 1))
    hyphened = any(reading.gaps[k] in HYPHENS for k in range(i + 1, end + 1))
    saint = reading.folds[i] in ("saint", "sainte", "st", "ste")
    whole = reading.profile(reading.joined(i, end))
    official = whole.place_kind in "cd" and not reading.lexicon.is_lemmatised(
        reading.text[reading.starts[i] : reading.ends[end]].lower(), reading.settings.language
    )
    articled = whole.place == 1 and reading.folds[i] in _ARTICLES  # niort, la rochelle
    quarter = whole.place == 1 and whole.place_kind == "c" and reading.before(i) in ("la", "le")
    if quarter and cued and reading.before(i, 2) == "a":
        return True  # à la belle de mai
    known = cued or end - i > 1 or hyphened or articled
    return (rare and known) or saint or (hyphened and official)


def is_place_in_lower_case(reading: Reading, i: int, *, cued: bool) -> bool:
    """Whether a word without capital is a place; ordinary words only if a large town and cued."""
    known, ordinary = reading.known(i), reading.ordinariness(i)
    if ordinary and (_is_town_too(reading, i, cued=cued) or _is_listed(reading, i)):
        return True
    if ordinary and known.place and is_hardly_a_word(reading, i):
        ordinary = 0
    if _is_no_place(reading, i, ordinary) or (known.place_kind == "d" and reading.before(i) == "a"):
        return False  # un moulin à aube
    if not ordinary:
        return (known.place < 3 and (cued or not known.is_usual_given)) or cued
    if known.place_kind in "dr" and reading.before(i) == "en":
        return ordinary < 3
    if ordinary == 1 and known.place == 2 and known.place_kind == "c":
        return cued and reading.before(i) in ("a", "vers", "jusqu")
    if known.place > 1 or known.place_kind not in "cwrp":
        return False
    one = reading.before(i)
    if ordinary == 1 and reading.settings.language == "en" and reading.folds[i].endswith("ing"):
        return one in _TO_PLACE
    if ordinary == 1:
        return one not in reading.vocabulary.determiners or one in _TO_PLACE
    if known.place_kind in "pr":
        return one == "en" and ordinary < 3
    if reading.folds[i] == "paris":
        return one not in reading.vocabulary.determiners - frozenset(("du", "d"))
    return cued and one in ("a", "vers") and reading.folds[i] not in _NO_TOWN_AFTER_A


_COMING = COMING_FR | words(
    "ne nee nes nees habite habitait habitais vit vivait vivais vivent habitent grandi pars part partait vacances",
    "achete achetait installe installee installes parents famille maison ferme travaille travaillait paysan",
)
# those that are words of every day, or of which some town is called as well
DEPARTMENTS = words(
    "ain allier aude cher creuse landes loire lot manche marne oise orne somme indre vienne eure drome"
)
_PLACED = words(
    "loin pres cote coin fond nord sud est ouest originaire bord bords natif native frontiere limite"
)
_MOST_TO_TOWN = 3


def _is_a_department(reading: Reading, i: int) -> bool:
    """Amiens dans la somme, pas loin de l'allier: a river's word, with its article, where a land is told."""
    article, cue = reading.before(i), reading.before(i, 2)
    if article == "en":
        return cue in _COMING
    if article not in ("la", "le", "l") or i in reading.in_labels:
        return False
    if cue in ("de", "entre") and reading.before(i, 3) in _PLACED:
        return True
    at = i - 2 if article else i - 1
    if cue != "dans" or at < 1:
        return False
    near = range(max(0, at - _MOST_TO_TOWN), at)
    return any(
        reading.known(k).is_sizeable_place
        and reading.known(k).place_kind == "c"
        and not reading.is_ordinary(k)
        for k in near
    )


def _is_town_too(reading: Reading, i: int, *, cued: bool) -> bool:
    """Whether a word of the dictionary is a town here, or a land: venue de rennes, née à lens, né en creuse."""
    if reading.folds[i] in DEPARTMENTS and _is_a_department(reading, i):
        return True
    rarely_a_thing = reading.folds[i] in _TOWNS_TOO and reading.before(i) in _TOWARDS_TOWNS
    return rarely_a_thing or (cued and is_town_here(reading, i))


def _is_no_place(reading: Reading, i: int, ordinary: int) -> bool:
    """Whether no place is called by word ``i``, or somebody rather: pour gaël bourgeois."""
    known = reading.known(i)
    if reading.folds[i] in reading.vocabulary.place_words and reading.before(i) in (
        "du",
        "au",
        "le",
    ):
        return True  # le bourg
    somebody = known.is_usual_given and known.place == 3
    if somebody and reading.before(i) in ("pour", "d", "de"):
        return True
    return not known.place or (known.place_kind == "a" and bool(ordinary))


def _is_listed(reading: Reading, i: int) -> bool:
    """Cayenne et puis guéret: behind another place, a town that is a rare word."""
    known = reading.known(i)
    if not known.is_sizeable_place or known.place_kind != "c" or reading.ordinariness(i) != 1:
        return False
    k = i - 1
    while k > 0 and reading.folds[k] in ("et", "puis", "ou") and reading.is_tight(k + 1):
        k -= 1
    near = k >= 0 and (k < i - 1 or reading.gaps[i] == ", ")
    return near and reading.known(k).is_sizeable_place and not reading.is_ordinary(k)


def _because(cue: str) -> Message:
    if cue:
        return Message("place without a capital, after “{cue}”", cue=cue)
    return Message("place without a capital")
