"""Spots and bodies without capitals: pont du corbeau, willow house, a charity called quiet mornings."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.cut_in import STARTERS
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
from qualcode.anonymise.recognisers.no_capitals.bodies import GENERIC
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_FEATURES = words(
    "stade pont place placette route porte pointe plaine riviere col mont cite quai tour barre ravine anse baie",
    "cap butte coteau faubourg impasse allee chemin rond foyer residence college lycee universite hameau val mas",
    "clos ferme domaine moulin chateau ilot zac zup lotissement marche cale fontaine piscine gymnase",
)
_OF = words("de du des d")
_ARTICLES = words("le la les l")
_SETTLED = words(
    "habite habitait habitais habitons habitent vis vit vivait hameau quartier lieudit residence",
)
_ENGLISH_LAST = words(
    "house park road street school hall farm lodge academy infirmary college estate hospital clinic manor terrace",
    "drive close avenue lane crescent grove moss moor church surgery practice support services hospice kirk marae",
    "group trust club centre bank library station hotel arms tavern inn bakery dairy dairies martyrs",
)
_ENGLISH_TO = words("at in to from on down up near for with of outside by past along off")
_ENGLISH_BODIES = words(
    "charity company group shop pub team band club cafe restaurant firm practice project school boat ship",
    "organisation association programme van paper newsletter choir business",
)
_MOST = 3
_PLAIN = words(
    "gare mairie ville poste ecole village bourg commune eglise coin centre gauche droite mer",
)


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The spot or body whose first word is ``i``, with its last word."""
    if reading.settings.language == "en":
        return (
            _english_body(reading, i)
            or _called_body(reading, i)
            or _english_feature(reading, i)
            or _english_sender(reading, i)
        )
    return (
        _feature(reading, i)
        or _hamlet(reading, i)
        or _place_with_article(reading, i)
        or _joined_words(reading, i)
        or _chained(reading, i)
    )


def _feature(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Plaine des grègues, porte de la chapelle: unless what follows is said every day."""
    if reading.folds[i] not in _FEATURES or reading.after(i) not in _OF:
        return None
    k = i + 2
    while k < len(reading) and k - i < 4 and reading.is_tight(k) and reading.folds[k] in _ARTICLES:
        k += 1
    early = k + 1 < len(reading) and reading.folds[k] in _EARLY and reading.gaps[k + 1] in SPACES
    k += early
    if k >= len(reading) or not reading.is_tight(k) or not (_is_telling(reading, k) or early):
        return None
    if early and (reading.is_small_word(k) or reading.folds[k] in _PLAIN):
        return None
    land = reading.folds[i] in ("val", "mas", "clos") and reading.gap_after(k) != " "
    if k == i + 2 and reading.after(i) in ("de", "d") and reading.is_ordinary(k) and not land:
        return None  # pont de pierre, place de parking
    while k + 1 < len(reading) and reading.gaps[k + 1] in HYPHENS:
        k += 1
    reason = Message("place: “{cue}”", cue=reading.words[i])
    return k, reading.candidate(i, k, IdentifierKind.PLACE, Tier.REVIEW, reason)


_EARLY = words(
    "grands grandes petits petites vieux vieilles hautes hauts basses belles beaux trois quatre cinq sept"
)


def _is_telling(reading: Reading, k: int) -> bool:
    form = reading.folds[k]
    known_words = reading.vocabulary.known_words
    plain = form in _PLAIN or form in known_words or form.removesuffix("s") in known_words
    return form.isalpha() and len(form) > 2 and not plain and reading.ordinariness(k) < 3


def _hamlet(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """J'habite les quatre vents: an article and words up to the next stop."""
    settled = reading.before(i) in _SETTLED or (
        reading.before(i) == "dit" and reading.before(i, 2) == "lieu"
    )
    if reading.folds[i] not in ("la", "le", "les") or not settled:
        return None
    last = i
    while last + 1 < len(reading) and reading.is_tight(last + 1) and last - i < _MOST:
        last += 1
    if reading.gap_after(last).strip()[:1] not in (",", ".", ";") or last == i:
        return None
    if reading.folds[last] in reading.vocabulary.known_words or reading.folds[last] in _PLAIN:
        return None
    reason = Message("place without a capital, after “{cue}”", cue=reading.words[i - 1])
    return last, reading.candidate(i, last, IdentifierKind.PLACE, Tier.REVIEW, reason)


def _place_with_article(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """À la souterraine, au monastier: communes whose name begins with an article."""
    k = i + 1
    if reading.folds[i] not in ("la", "le", "les") or k >= len(reading) or not reading.is_tight(k):
        return None
    whole = reading.profile(reading.joined(i, k))
    if not whole.place or whole.place_kind != "c":
        return None
    cue, common = reading.before(i), reading.ordinariness(k)
    towards = cue in ("a", "de", "vers", "sur", "depuis", "jusqu", "pour")
    told = (
        towards
        and whole.place in (1, 2)
        and common < 3
        and (common < 2 or whole.place == 1 or cue in ("a", "vers", "jusqu"))
    )
    settled = cue in ("a", "de") and reading.before(i, 2) in _COME_FROM and _is_stopped(reading, k)
    if settled and whole.place_kind == "c":
        reason = Message("place without a capital, after “{cue}”", cue=reading.words[i - 1])
        return k, reading.candidate(i, k, IdentifierKind.PLACE, Tier.REVIEW, reason)
    if reading.folds[k] in reading.vocabulary.organisations:
        return None  # à la crèche
    if not told and not (whole.place == 1 and common < 2 and not reading.known(k).given):
        return None
    reason = Message("place without a capital, after “{cue}”", cue=reading.words[i - 1])
    return k, reading.candidate(i, k, IdentifierKind.PLACE, Tier.REVIEW, reason)


_COME_FROM = _SETTLED | words(
    "vient viens viennent venait venais venaient venu venue venus grandi ne nee nes originaire originaires natif",
    "native mute mutee demenage installe installee parti partie retourne revenu revenue descendu monte",
)


def _is_stopped(reading: Reading, k: int) -> bool:
    return reading.gap_after(k).strip()[:1] in (",", ".", ";", "!", "?")


_CHAINS = words("au aux de du des la le les en sur sous lez d l et y a")


def _chained(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Rivière-au-renard, cap bel-abri: words chained as only names of places are."""
    cap = reading.folds[i] in _FEATURES and reading.gap_after(i) == " "
    first = i + 1 if cap else i
    k, joints = first, 0
    while k + 1 < len(reading) and reading.gaps[k + 1] in (*HYPHENS, "'", "’"):
        k += 1
        joints += reading.folds[k] in _CHAINS and k > first
    if k == first or reading.gaps[first + 1] not in HYPHENS or not (cap or joints):
        return None
    word = reading.text[reading.starts[first] : reading.ends[k]]
    if reading.folds[k] in _CHAINS or not word.replace("-", "").replace("'", "").isalpha():
        return None
    if reading.folds[first] == reading.folds[k] or "et" in reading.folds[first:k]:
        return None  # tête-à-tête, allers-et-retours
    if any(len(reading.folds[j]) < 3 for j in (first, k)) or reading.folds[first] in _HALVES:
        return None
    joined = reading.profile(reading.joined(first, k)).french
    if joined or reading.lexicon.is_lemmatised(word, "fr") or reading.folds[k] in _CLITIC_ENDS:
        return None
    reason = Message("place without a capital")
    return k, reading.candidate(i, k, IdentifierKind.PLACE, Tier.REVIEW, reason)


_CLITIC_ENDS = words(
    "ciel chaussee compte vie tete oeuvre champ moi toi lui nous vous eux elle elles",
)


def _joined_words(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """À terre-sainte, du morne-rouge: two words joined as no dictionary joins them."""
    k, cue = i + 1, reading.before(i)
    if cue in ("la", "l") and reading.before(i, 2) in ("a", "de"):
        cue = "a"  # à la croix-rousse
    if cue not in ("a", "au", "aux", "de", "du") or k >= len(reading):
        return None
    if reading.gaps[k] not in HYPHENS or len(reading.folds[i]) < 4 or len(reading.folds[k]) < 4:
        return None
    word = reading.text[reading.starts[i] : reading.ends[k]]
    if reading.folds[i].endswith("s") and reading.folds[k].endswith("s"):
        return None  # de parcs-loisirs
    if reading.profile(reading.joined(i, k)).french or not word.replace("-", "").isalpha():
        return None
    if reading.lexicon.is_lemmatised(word, "fr") or reading.folds[i] in _HALVES:
        return None
    reason = Message("place without a capital, after “{cue}”", cue=reading.words[i - 1])
    return k, reading.candidate(i, k, IdentifierKind.PLACE, Tier.REVIEW, reason)


_HALVES = words(
    "demi semi mini maxi micro macro auto anti inter post super hyper multi petit petite grand grande vice sous",
    "sans apres avant contre entre tout toute chef porte garde main mois nord psycho socio medico bien mieux",
    "pluri trans franco celui celle ceux est",
)


def _english_body(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Willow house, the wensleydale school: bare or rare words before the word for a building."""
    cue, small = reading.before(i), reading.vocabulary.function_words
    article = cue == "the" and reading.before(i, 2) in _ENGLISH_TO
    bare = not cue and reading.ordinariness(i) < 2  # and then annunciation house, since 2018
    if not (article or bare) and cue not in _ENGLISH_TO:
        return None
    if reading.folds[i] in reading.vocabulary.grammar or len(reading.folds[i]) < 3:
        return None
    if reading.folds[i] in STARTERS or (cue == "to" and reading.folds[i] in VERBS_EN):
        return None  # one of however many services, to enter medical school
    if reading.folds[i].endswith("ing") and reading.is_ordinary(i):
        return None
    for k in range(i + 1, min(i + _MOST, len(reading))):
        if not reading.is_tight(k) or reading.folds[k] in small:
            return None
        if reading.folds[k] in _ENGLISH_LAST:
            if GENERIC.issuperset(reading.folds[i:k]):
                return None  # at high school
            known = reading.known(i)
            rare = reading.ordinariness(i) < 2 or known.surname in (1, 2) or known.given in (1, 2)
            if (article and reading.ordinariness(i) > 1) or (
                not article and not rare and k == i + 1 and reading.ordinariness(i) > 2
            ):
                return None
            reason = Message("organisation: “{cue}”", cue=reading.words[k])
            kind = IdentifierKind.ORGANISATION
            return k, reading.candidate(i, k, kind, Tier.REVIEW, reason)
    return None


_FEATURES_EN = words(
    "creek fork roost ridge hollow gap springs falls cliffs bridge cove bluff canyon prairie flats bayou bend",
    "mountain river lake loch lough hill hills heights valley beach bay harbour harbor quay wharf common green",
    "row cross brow head gate lane hall farm lodge manor mill square terrace crescent mews gardens fold bottoms",
    "bottom holler rapids crossing landing point island isle glen burn firth voe sound",
)
# these alone make a name behind an article: in the central highlands
_LANDS_EN = words(
    "highlands lowlands islands reservation territory territories hills peninsula delta",
)
_FORTS = words("fort camp cape mount mt")
_NO_FORT = words("site fire ground grounds counselor director life bed town out up down nurse ever")


def _is_fort(reading: Reading, i: int) -> bool:
    """In fort defiance, at camp wheeler: what follows is no small word."""
    form, small = reading.folds[i + 1], reading.vocabulary.small_words
    led = reading.before(i) in _TO_FEATURES or not reading.before(i)
    fits = form.isalpha() and len(form) > 3 and form not in small | _NO_FORT
    return reading.folds[i] in _FORTS and led and fits


_ADJECTIVES_EN = words(
    "big small old new little high low long wide nice great main same other next last first local whole main",
    "steep deep cold wooden stone narrow beautiful foot front back top bottom left right far near only single",
    "busy quiet village town city your my our his her their its the a an this that these those one two three",
)
# to play bridge, to enter college: what is done, after “to”
VERBS_EN = words(
    "repair open close paint clean staff play cross climb enter watch see find sell buy rent own build work",
    "attend leave join visit clear mine farm log fish",
)
_TO_FEATURES = words(
    "at in to from on down up near into outside by past along off over across of around",
)


def _english_feature(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """On bull creek, from lost creek: a bare word before a word of the land, after a preposition."""
    k = i + 1
    if k >= len(reading) or reading.gaps[k] not in SPACES:
        return None
    bare = reading.before(i) in _TO_FEATURES and reading.folds[k] in _FEATURES_EN
    article = reading.before(i) == "the" and reading.folds[k] in _LANDS_EN
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
    small = form in reading.vocabulary.grammar or form in _ADJECTIVES_EN or form in STARTERS
    return small or (reading.before(i) == "to" and form in VERBS_EN)


def _english_sender(reading: Reading, i: int) -> tuple[int, Candidate] | None:
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
    if plain and reading.gap_after(i) != " ":
        return None
    near = {reading.before(i, back) for back in (2, 3, 4)}
    if not called or not near & (_ENGLISH_BODIES | {"ourselves", "is", "was", "called"}):
        return None
    last = i
    while last + 1 < len(reading) and reading.is_tight(last + 1) and last - i < _MOST:
        last += 1
    if reading.gap_after(last).strip()[:1] not in (",", ".", ";"):
        return None
    reason = Message("organisation: “{cue}”", cue=reading.words[i - 1])
    return last, reading.candidate(i, last, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)
