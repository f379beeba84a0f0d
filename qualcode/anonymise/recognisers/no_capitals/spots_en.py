"""English spots and bodies without capitals: willow house, on bull creek, a charity called quiet mornings."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.cut_in import STARTERS
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.recognisers.no_capitals.bodies import GENERIC
from qualcode.anonymise.recognisers.no_capitals.cues import BARE
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_LAST = words(
    "house park road street school hall farm lodge academy infirmary college estate hospital clinic manor terrace",
    "drive close avenue lane crescent grove moss moor church surgery practice support services hospice kirk marae",
    "group trust club centre bank library station hotel arms tavern inn bakery dairy dairies martyrs",
)

_TO = words("at in to from on down up near for with of outside by past along off")

_BODIES = words(
    "charity company group shop pub team band club cafe restaurant firm practice project school boat ship",
    "organisation association programme van paper newsletter choir business",
)

_MOST = 3


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The spot or body whose first word is ``i``, with its last word."""
    if reading.settings.language != "en":
        return None
    return (
        _body(reading, i) or _called_body(reading, i) or _feature(reading, i) or _sender(reading, i)
    )


def _body(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Willow house, the wensleydale school: bare or rare words before the word for a building."""
    cue, small = reading.before(i), reading.vocabulary.function_words
    article = cue == "the" and reading.before(i, 2) in _TO
    bare = not cue and reading.ordinariness(i) < 2  # and then annunciation house, since 2018
    if not (article or bare) and cue not in _TO:
        return None
    if reading.folds[i] in reading.vocabulary.grammar or len(reading.folds[i]) < 3:
        return None
    if reading.folds[i] in STARTERS or (cue == "to" and reading.folds[i] in VERBS_EN):
        return None  # one of however many services, to enter medical school
    if reading.folds[i].endswith("ing") and reading.is_ordinary(i):
        return None
    for k in range(i + 1, min(i + _MOST, len(reading))):
        if not reading.is_tight(k) or reading.folds[k] in small or reading.folds[k] in _COMPARING:
            return None
        if reading.folds[k] in _LAST:
            if GENERIC.issuperset(reading.folds[i:k]):
                return None  # at high school
            known = reading.known(i)
            rare = reading.ordinariness(i) < 2 or known.is_usual_surname or known.is_usual_given
            if (article and reading.ordinariness(i) > 1) or (
                not article and not rare and k == i + 1 and reading.ordinariness(i) > 2
            ):
                return None
            reason = Message("organisation: “{cue}”", cue=reading.words[k])
            kind = IdentifierKind.ORGANISATION
            return k, reading.candidate(i, k, kind, Tier.REVIEW, reason)
    return None


_FEATURES = words(
    "creek fork roost ridge hollow gap springs falls cliffs bridge cove bluff canyon prairie flats bayou bend",
    "mountain river lake loch lough hill hills heights valley beach bay harbour harbor quay wharf common green",
    "row cross brow head gate lane hall farm lodge manor mill square terrace crescent mews gardens fold bottoms",
    "bottom holler rapids crossing landing point island isle glen burn firth voe sound",
)

# these alone make a name behind an article: in the central highlands
_LANDS = words(
    "highlands lowlands islands reservation territory territories hills peninsula delta",
)

FIRST_WORDS = words("fort camp cape mount mt")

_NO_FORT = words("site fire ground grounds counselor director life bed town out up down nurse ever")


def _is_fort(reading: Reading, i: int) -> bool:
    """In fort defiance, at camp wheeler: what follows is no small word."""
    form, small = reading.folds[i + 1], reading.vocabulary.small_words
    led = reading.before(i) in _TO_FEATURES or not reading.before(i)
    fits = form.isalpha() and len(form) > 3 and form not in small | _NO_FORT
    return reading.folds[i] in FIRST_WORDS and led and fits


_ADJECTIVES = words(
    "big small old new little high low long wide nice great main same other next last first local whole main",
    "steep deep cold wooden stone narrow beautiful foot front back top bottom left right far near only single",
    "busy quiet village town city your my our his her their its the a an this that these those one two three",
)

# to play bridge, to enter college: what is done, after “to”
VERBS_EN = words(
    "repair open close paint clean staff play cross climb enter watch see find sell buy rent own build work",
    "get give take make need offer provide run lead fund use find seek want have help call ask set put bring keep hold",
    "attend leave join visit clear mine farm log fish",
)

_TO_FEATURES = words(
    "at in to from on down up near into outside by past along off over across of around",
)


def _feature(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """On bull creek, from lost creek: a bare word before a word of the land, after a preposition."""
    k = i + 1
    if k >= len(reading) or reading.gaps[k] not in SPACES:
        return None
    bare = reading.before(i) in _TO_FEATURES and reading.folds[k] in _FEATURES
    article = reading.before(i) == "the" and reading.folds[k] in _LANDS
    if not (
        bare or _is_fort(reading, i) or (article and not reading.folds[i].endswith(("ing", "ed")))
    ):
        return None
    if _is_small(reading, i) or len(reading.folds[i]) < 3:
        return None
    reason = Message("place: “{cue}”", cue=reading.words[k])
    return k, reading.candidate(i, k, IdentifierKind.PLACE, Tier.REVIEW, reason)


_SENDERS = words(
    "service services care society association baptist methodist presbyterian transit daily times news",
)

_FROM = words("from joined for with at")


def _is_small(reading: Reading, i: int) -> bool:
    form = reading.folds[i]
    small = form in reading.vocabulary.grammar or form in _ADJECTIVES or form in STARTERS
    return small or (reading.before(i) == "to" and form in VERBS_EN)


def _sender(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Somebody from mallee family care, at the frontier nursing service: words up to the body."""
    one, two = reading.before(i), reading.before(i, 2)
    cued = one in _FROM or (one == "the" and (two in _FROM or not two or two in ("in", "by")))
    if not cued or reading.folds[i] in _PLAIN_SENDERS or _is_small(reading, i):
        return None
    for k in range(i + 1, min(i + _MOST_WORDS, len(reading))):
        if reading.gaps[k] not in SPACES or _is_small(reading, k):
            return None
        if reading.folds[k] in _SENDERS and k - i > 1:
            reason = Message("organisation: “{cue}”", cue=reading.words[k])
            return k, reading.candidate(i, k, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)
    return None


_MOST_WORDS = 5
# words that end what begins so many words before them, the fewest and the most
LAST_WORDS = (
    (_LAST, 1, _MOST - 1),
    (_FEATURES | _LANDS, 1, 1),
    (_SENDERS, 2, _MOST_WORDS - 1),
)

_PLAIN_SENDERS = words(
    "national health social public mental local community primary secondary home day child children civil",
    "ambulance police fire emergency customer military prison postal bus train support young adult",
)


def _called_body(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """A charity called quiet mornings: up to the next stop."""
    called = reading.before(i) == "called" or (
        reading.before(i) == "ourselves" and reading.before(i, 2) == "called"
    )
    plain = reading.folds[i] in STARTERS or reading.folds[i] in ("up", "off", "out", "back")
    if not called or (plain and reading.gap_after(i) != " "):
        return None
    near = {reading.before(i, back) for back in (2, 3, 4)}
    if near & _SPOTS and (spot := _called_spot(reading, i)) is not None:
        reason = Message("place without a capital, after “{cue}”", cue=reading.words[i - 1])
        return spot, reading.candidate(i, spot, IdentifierKind.PLACE, Tier.REVIEW, reason)
    last = i
    while last + 1 < len(reading) and reading.is_tight(last + 1) and last - i < _MOST_CALLED:
        last += 1
    # it's called the harvest songs project; a group called the league of hill farmers and crofters
    body = not _BODY_WORDS.isdisjoint(reading.folds[i : last + 1]) and last > i + 1
    told = near & (_BODIES | {"ourselves", "is", "was", "called"}) or (body and "s" in near)
    if not told or (last - i > _MOST and not body):
        return None
    if reading.gap_after(last).strip()[:1] not in (",", ".", ";"):
        return None
    reason = Message("organisation: “{cue}”", cue=reading.words[i - 1])
    return last, reading.candidate(i, last, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


_MOST_CALLED = 7
_SPOTS = words(
    "town village place city hamlet suburb island valley street road estate area district neighbourhood settlement",
    "neighborhood region county reservation farm ranch township spot beach river lake creek parish port locality",
)
_BODY_WORDS = words(
    "federation project society association foundation institute alliance coalition network league union council",
    "committee trust club company school college academy ministry mission fellowship cooperative collective programme",
    "program centre center museum group initiative movement brotherhood sisterhood guild agency fund campaign",
)


def _called_spot(reading: Reading, i: int) -> int | None:
    """Some village called cold ashby, a hamlet called old ditch: up to a stop or a small word."""
    small = reading.folds[i] in reading.vocabulary.grammar - _LED
    if reading.folds[i] in BARE or small:
        return None
    last = i
    while last + 1 < len(reading) and reading.is_tight(last + 1) and last - i < _MOST:
        if _is_small(reading, last + 1) or reading.folds[last + 1] in _AFTER_SPOT:
            return last
        last += 1
    return last if last + 1 == len(reading) or not reading.is_tight(last + 1) else None


_LED = words("new old little big first")
_COMPARING = words("than like or nor as")
_AFTER_SPOT = words(
    "near outside between around up down over out back there right just about out by off beside past close into"
)
