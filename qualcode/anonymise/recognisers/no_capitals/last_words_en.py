"""English names without capitals read from their last word: pender coal company, the wye valley, silver lantern.

English says what a body or a place is at the end of its name. From there the words before it are
taken up to the first small one; the name begins where somebody or some place is called so, or at a
word that would have an article if it were none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.recognisers.no_capitals.bodies import GENERIC
from qualcode.anonymise.recognisers.no_capitals.bodies_en import PLAIN
from qualcode.anonymise.recognisers.no_capitals.spots_en import VERBS_EN
from qualcode.anonymise.recognisers.places.gentiles import is_broad
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.land_words import FEATURES_EN, PARTS_EN
from qualcode.anonymise.vocabulary.peoples import PEOPLES
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_BODIES = words(
    "highschool elementary methodist baptist presbyterian showground racecourse polytechnic uni hospital",
    "infirmary hospice clinic sanatorium asylum school college university academy seminary polytechnic institute",
    "dockyard dockyards airfield aerodrome airbase arsenal gasworks waterworks ironworks steelworks smelter tannery",
    "sawmill cannery slaughterhouse refinery",
    "kindergarten nursery orphanage company corporation brothers sons limited railway railroad mine mines",
    "colliery mill mills foundry factory brewery bakery dairy shipyard works stores motors shop church chapel",
    "temple mosque synagogue cathedral abbey priory convent monastery mission cemetery museum library theatre",
    "theater cinema gallery society association foundation trust federation league union club council committee",
    "commission center centre project program programme institution press times gazette herald tribune courier",
    "news hotel tavern inn saloon lodge hall house bank regiment battalion brigade squadron fusiliers infantry",
    "airborne artillery hussars lancers rifles prison barracks laboratory laboratories observatory archives",
    "united rovers wanderers orchestra",
)
_LANDS = (
    FEATURES_EN
    | PARTS_EN
    | words("street road avenue lane drive crescent terrace square gardens park")
    | words("ranch plantation quay wharf pier docks dock estate")
)
_KINDS_OF_CHURCH = words("community united memorial bible gospel holiness tabernacle")
_TRADES = words(
    "coal lumber steel oil mining timber railroad motor insurance construction manufacturing",
)
_LEVELS = words("high elementary grammar middle primary secondary junior consolidated")
_PROJECTS = words(
    "program programme project society museum institute foundation association archive archives",
)
_REGIONS = words(
    "southern northern eastern western midland midlands pacific atlantic appalachian highland lakeland",
)
_OWN_SCHOOLS = words("school college university academy church house hall shop club bank hotel")
_COLOURS = words("black white red blue green brown grey gray golden silver yellow orange purple")
# what a shop, a village, a band or a charity is called by its colour: nothing one eats, wears or writes with
_THINGS = words(
    "sky star sun moon diamond pearl stone rock oak ash pine elm maple cedar willow rose lily thistle lion bear",
    "bull horse hart swan eagle hawk falcon fox wolf cow boar dragon cross crown shield arrow feather gate door",
    "barn wing wings ridge valley branch fork field fields grove hollow lantern anchor wave acre acres springs",
    "circle gem hill hills mountain creek river lake island rock ball jacket bird sail sails",
)
_LEAD = words(
    "big little old new upper lower north south east west northern southern eastern western royal saint st",
)
_COMPASS = words("north south east west mid upper lower")
_ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:teenth|tieth)|eleventh|twelfth")
_ARTICLES = words("the a an this that every each any no")
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety hundred")
_CREEDS = words(
    "baptist methodist presbyterian lutheran congregational reformed episcopal christian unitarian pentecostal",
)
_LED_BY = words(
    "at to from of for with by in near into outside on through past behind beside along across joined attended",
    "left entered called named down up over and like as than before after until during since while",
)
_FOLK = words(
    "men women ladies girls boys children people teachers workers miners mother father sister brother doctor",
    "nurse boss friend company king queen lady man woman child girl boy",
)
_CROWNED = words("king queen prince bishop lord")
_FOUNDED = words(
    "cross school college hospital university theatre road street park square mill hotel",
)
_MOST, _PAIR = 5, 2
_BODY, _PLACE = IdentifierKind.ORGANISATION, IdentifierKind.PLACE
_WELL_KNOWN = (1, 2)


def find(reading: Reading) -> Iterator[Candidate]:
    """The bodies, lands and colours that a text without capitals calls by a name."""
    if reading.settings.language != "en":
        return
    for k in reading.where({"street", "avenue"}):
        if (start := _numbered(reading, k)) is not None:
            reason = Message("street: “{cue}”", cue=reading.words[k])
            yield reading.candidate(start, k, _PLACE, Tier.REVIEW, reason)
    if not reading.no_capitals:
        return
    for k in reading.where(_BODIES | _LANDS):
        first = _first(reading, k)
        start = _name_start(reading, first, k) if first < k else None
        if start is not None:
            body = reading.folds[k] in _BODIES
            said = "organisation: “{cue}”" if body else "place: “{cue}”"
            reason = Message(said, cue=reading.words[k])
            yield reading.candidate(start, k, _BODY if body else _PLACE, Tier.REVIEW, reason)
    for k in reading.where({"high"}):
        if (start := _high_school(reading, k)) is not None:
            reason = Message("organisation: “{cue}”", cue=reading.words[k])
            yield reading.candidate(start, k, _BODY, Tier.REVIEW, reason)
    yield from _infirmaries(reading)
    for i in reading.where(_COLOURS):
        if _is_called_by_colour(reading, i):
            reason = Message("name without a capital")
            yield reading.candidate(i, i + 1, _BODY, Tier.REVIEW, reason)


def _infirmaries(reading: Reading) -> Iterator[Candidate]:
    for k in reading.where({"general", "infirmary", "royal"}):
        if _is_infirmary(reading, k):
            reason = Message("organisation: “{cue}”", cue=reading.words[k])
            yield reading.candidate(k - 1, k, _BODY, Tier.REVIEW, reason)


def _is_infirmary(reading: Reading, k: int) -> bool:
    """At the southern general, in hull royal: a hospital by half its name."""
    i = k - 1
    if i < 1 or reading.gaps[k] not in SPACES:
        return False
    cue = reading.before(i, 2) if reading.before(i) == "the" else reading.before(i)
    compass = reading.folds[i] in _REGIONS and reading.before(i) == "the"
    town = reading.known(i).place in _WELL_KNOWN and reading.ordinariness(i) < 3
    ends = reading.after(k) in reading.vocabulary.grammar | {""}
    return cue in ("at", "in", "to", "from") and (compass or town) and ends


def _high_school(reading: Reading, k: int) -> int | None:
    """To elm ridge high, at harlan high: the school left unsaid, where nothing else follows."""
    if reading.after(k) not in reading.vocabulary.grammar | {""}:
        return None
    first = _first(reading, k)
    telling = [j for j in range(first, k) if _tells(reading, j)]
    led = reading.before(first) in _LED_BY | {"was", "went"}
    if telling and (led or not reading.ordinariness(telling[0])):
        return telling[0]
    land = k - first == _PAIR and reading.folds[k - 1] in _LANDS and led
    return first if land else None


def _numbered(reading: Reading, k: int) -> int | None:
    """On third avenue, fifty-second street: a street by its number, without an article."""
    if reading.folds[k] not in ("street", "avenue") or not reading.is_tight(k):
        return None
    i = k - 1
    if reading.folds[i] not in _ORDINALS and not _ORDINAL.fullmatch(reading.folds[i]):
        return None
    while i > 0 and reading.folds[i - 1] in _TENS and reading.gaps[i] in (" ", "-"):
        i -= 1
    if i > 0 and reading.folds[i - 1] in ("east", "west", "north", "south") and reading.is_tight(i):
        i -= 1
    if i > 0 and reading.folds[i - 1].isdigit() and reading.gaps[i] in (" ", ", "):
        i -= 1
        i -= reading.before(i) == "number"
    bare = reading.before(i) not in _ARTICLES | reading.vocabulary.possessives
    return i if bare else None


def _first(reading: Reading, k: int) -> int:
    """The first of the words that may belong to the name ending at ``k``."""
    i = k
    while i > 0 and k - i < _MOST:
        gap, form = reading.gaps[i], reading.folds[i - 1]
        owned = form == "s" and reading.gaps[i - 1] in APOSTROPHES and i > 1
        if gap not in SPACES and not (form == "s" and gap in APOSTROPHES):
            break
        if owned:
            i -= 2
            continue
        if form == "and" and i > 1 and i < k and _tells(reading, i - 2):
            i -= 2
            continue
        if form in _LED_BY or _is_small(reading, i - 1):
            break
        i -= 1
    return i


def _name_start(reading: Reading, first: int, k: int) -> int | None:
    """Where the name begins among the words from ``first`` to ``k``; None if they are no name."""
    cue = reading.before(first)
    telling = [j for j in range(first, k) if _tells(reading, j)]
    bare = cue in _LED_BY or reading.opens[first]
    if _is_congregation(reading, first, k):
        return k - 2
    if (
        reading.folds[k] == "church"
        and bare
        and k - first > 1
        and reading.folds[k - 1] in _CREEDS | _KINDS_OF_CHURCH
    ):
        return first
    if _is_own_school(reading, first, k) and (bare or cue == "the"):
        return first
    if telling:
        start = telling[0]
        owner = reading.folds[start + 1] == "s"
        single = start + 1 == k
        strange = not reading.ordinariness(start) and cue not in ("a", "an")
        if reading.folds[k] in _LANDS and not (bare or strange) and cue != "the":
            return None
        if reading.ordinariness(start) > 1 and cue not in _LED_BY and cue != "the" and not owner:
            return None
        if single and cue == "the" and reading.ordinariness(start) > 1 and not owner:
            return None  # the young church
        while start > first and reading.folds[start - 1] in _LEAD | _COMPASS:
            start -= 1
        return start
    named = [j for j in range(first, k) if not _is_plain(reading, j)]
    counted = reading.folds[k] not in _OWN_SCHOOLS or len(named) > 1
    if not bare or not named or not counted or reading.folds[k].endswith("s"):
        return None
    if reading.folds[k] in _BODIES and k - first < 2:
        return None
    return (
        first
        if cue in _LED_BY - {"of", "and", "as", "like"} and _is_capped(reading, first, k)
        else None
    )


def _is_capped(reading: Reading, first: int, k: int) -> bool:
    """Whether none of the words could be said of any such place: no form in -ing, -ed, -ly or plural."""
    return not any(
        reading.folds[j].endswith(("ing", "ed", "ly", "s")) for j in range(first, k)
    ) and not any(
        _is_plain(reading, j) and reading.folds[j] not in _LEAD | GENERIC for j in range(first, k)
    )


def _is_congregation(reading: Reading, first: int, k: int) -> bool:
    """First presbyterian church."""
    return (
        reading.folds[k] == "church"
        and k - first > 1
        and reading.folds[k - 2] in _ORDINALS
        and reading.folds[k - 1] in _CREEDS
    )


def _is_own_school(reading: Reading, first: int, k: int) -> bool:
    """Big sandy high school, the southern quarries history project: more is said than the kind of it."""
    inside = [j for j in range(first, k - 1) if not _is_plain(reading, j)]
    if any(reading.folds[j].endswith(("ing", "ed")) for j in inside):
        return False  # finished high school
    if reading.folds[k] == "school":
        bare = reading.before(first) != "the"
        return bare and reading.folds[k - 1] in _LEVELS and bool(inside)
    project = reading.folds[k] in _PROJECTS and reading.before(first) == "the"
    return project and k - first > 2 and reading.folds[first] in _REGIONS


def _tells(reading: Reading, j: int) -> bool:
    """Whether somebody or some place is called by word ``j``."""
    form, known, ordinary = reading.folds[j], reading.known(j), reading.ordinariness(j)
    if len(form) < 3 or not form.isalpha() or _is_plain(reading, j):
        return False
    if is_broad(form) or form in PEOPLES or reading.lexicon.is_sigle(form):
        return False
    owner = (
        j + 1 < len(reading) and reading.folds[j + 1] == "s" and reading.gaps[j + 1] in APOSTROPHES
    )
    if owner and form in _CROWNED:
        return reading.folds[min(j + 2, len(reading) - 1)] in _FOUNDED
    if owner:
        return form not in _FOLK and (not ordinary or known.surname in _WELL_KNOWN)
    if not ordinary:
        return True
    trade = (
        j + 2 < len(reading)
        and reading.folds[j + 1] in _TRADES
        and reading.folds[j + 2] == "company"
    )
    if trade and known.surname == 1:
        return True  # the pender coal company
    borne = known.surname == 1 or known.given in _WELL_KNOWN or known.place in _WELL_KNOWN
    return borne and ordinary < 3


def _is_plain(reading: Reading, j: int) -> bool:
    form = reading.folds[j]
    return form in GENERIC or form in PLAIN or form in reading.vocabulary.known_words


def _is_small(reading: Reading, i: int) -> bool:
    form, vocabulary = reading.folds[i], reading.vocabulary
    if form in _ORDINALS or form in ("big", "little", "old", "new"):
        return False
    if reading.before(i) == "to" and form in VERBS_EN:
        return True  # to play bridge
    return (
        form in vocabulary.grammar
        or form in vocabulary.speech_verbs
        or form in vocabulary.possessives
        or form in vocabulary.place_prepositions
        or form in vocabulary.titles
        or i in reading.in_labels
        or not (form.isalpha() or form.isdigit())
    )


def _is_called_by_colour(reading: Reading, i: int) -> bool:
    """Silver lantern, purple gate: a colour and a thing, where a thing would have its article."""
    k = i + 1
    if k >= len(reading) or reading.gaps[k] not in SPACES or reading.folds[k] not in _THINGS:
        return False
    before, vocabulary = reading.before(i), reading.vocabulary
    led = (
        before in vocabulary.determiners
        or before in vocabulary.possessives
        or before in _QUALIFYING
    )
    beside = reading.after(k) in _COLOURS or (
        reading.after(k) in ("and", "or") and reading.after(k, 2) in _COLOURS
    )
    return not led and not beside and reading.before(i, 2) not in ("a", "an", "the")


_QUALIFYING = words(
    "very so quite too dark light bright pale deep really all more most two three four five six of's like with",
    "some",
)
