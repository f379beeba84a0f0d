"""French spots without capitals: pont du corbeau, à la souterraine, rivière-au-renard."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
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
SETTLED = words(
    "habite habitait habitais habitons habitent vis vit vivait hameau quartier lieudit residence",
)
_MOST = 3
_PLAIN = words(
    "gare mairie ville poste ecole village bourg commune eglise coin centre gauche droite mer nuit jour vie matin soir",
    "journee semaine campagne montagne plage maison",
)


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The spot whose first word is ``i``, with its last word."""
    if reading.settings.language == "en":
        return None
    return (
        _feature(reading, i)
        or _hamlet(reading, i)
        or _place_with_article(reading, i)
        or _joined_words(reading, i)
        or _chained(reading, i)
        or _over_a_river(reading, i)
        or _old_spot(reading, i)
    )


# what many towns have, and each calls so
_OLD_SPOTS = {
    "pont": words("neuf vieux royal rouge noir blanc romain"),
    "vieux": words("port pont marche bassin"),
    "place": words("neuve rouge royale haute basse"),
    "grand": words("place rue pont port"),
    "porte": words("neuve haute basse royale rouge"),
    "rue": words("haute basse neuve vieille"),
}  # fmt: skip


def _old_spot(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Sur le pont neuf, à la grand place, au vieux port."""
    second = _OLD_SPOTS.get(reading.folds[i])
    if second is None or reading.after(i) not in second:
        return None
    led = reading.before(i) in ("le", "la", "au", "du") and (
        reading.before(i) != "la" or reading.before(i, 2) in _LEADING
    )
    ended = _is_stopped(reading, i + 1) or reading.after(i + 1) in (
        "a",
        "et",
        "de",
        "il",
        "on",
        "qui",
    )
    if not (led and ended):
        return None
    reason = Message("place: “{cue}”", cue=reading.words[i])
    return i + 1, reading.candidate(i, i + 1, IdentifierKind.PLACE, Tier.REVIEW, reason)


def _ends_line(reading: Reading, k: int) -> bool:
    gap = reading.gap_after(k).lstrip(" ")
    return gap[:1] in (",", ".", ";", "\n") or k + 1 == len(reading)


_LEADING = words("a de sur vers dans par jusqu")
FIRST_WORDS = _FEATURES | _OLD_SPOTS.keys()


_OVER, _COMING = words("sur lez"), words("a de d vers depuis jusqu")


def _over_a_river(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Venait de colombelle sur vernaison: what a place or somebody is called by, over a water of no dictionary."""
    k = i + 2
    if reading.after(i) not in _OVER or k >= len(reading) or not reading.is_tight(k):
        return None
    known, water = reading.known(i), reading.known(k)
    led = reading.before(i) in _COMING and (reading.before(i) != "a" or reading.words[i - 1] == "à")
    named = known.place or known.is_usual_surname or not reading.is_ordinary(i)
    if not (led and named) or reading.ordinariness(i) > 2 or reading.is_small_word(i):
        return None
    strange = not reading.is_ordinary(k) and not water.given and water.english < 2
    long = len(reading.folds[i]) > 3 and len(reading.folds[k]) > 3 and reading.folds[k].isalpha()
    if not (strange and long) or k in reading.kept or i in reading.kept:
        return None
    reason = Message("place without a capital, after “{cue}”", cue=reading.words[i - 1])
    return k, reading.candidate(i, k, IdentifierKind.PLACE, Tier.REVIEW, reason)


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
    settled = reading.before(i) in SETTLED or (
        reading.before(i) == "dit" and reading.before(i, 2) == "lieu"
    )
    if reading.folds[i] not in ("la", "le", "les") or not settled:
        return None
    last = i
    while last + 1 < len(reading) and reading.is_tight(last + 1) and last - i < _MOST:
        last += 1
    if not _ends_line(reading, last) or last == i:
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
        and whole.is_sizeable_place
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


_COME_FROM = SETTLED | words(
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
    while k + 1 < len(reading) and reading.gaps[k + 1] in HYPHENS:
        k += 1  # à saint-orval-le-bas
    reason = Message("place without a capital, after “{cue}”", cue=reading.words[i - 1])
    return k, reading.candidate(i, k, IdentifierKind.PLACE, Tier.REVIEW, reason)


_HALVES = words(
    "demi semi mini maxi micro macro auto anti inter post super hyper multi petit petite grand grande vice sous",
    "sans apres avant contre entre tout toute chef porte garde main mois nord psycho socio medico bien mieux",
    "pluri trans franco celui celle ceux est",
)
