"""French streets without capitals: 14 rue du pont neuf, place mendès france, quartier du vieux lavoir."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
from qualcode.anonymise.recognisers.no_capitals import heads_fr
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_WAYS = words("rue avenue boulevard impasse allee faubourg quartier hameau lieudit ruelle")
# words that name no street and no inn in particular
PLAIN_SPOTS = words(
    "gare mairie ville poste ecole village bourg commune eglise hopital coin centre"
)
BARE_WAYS = words("rue avenue boulevard place square quai allee impasse cours")
_NUMBERS = words(
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante",
    "cinquante soixante cent",
)
_JOINTS = words("de d du des la le les l")
FIRST_WORDS = _WAYS | BARE_WAYS


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The street whose number or first word is ``i``, with its last word."""
    return (
        _numbered_street(reading, i)
        or _street(reading, i)
        or _named_street(reading, i)
        or _street_of_someone(reading, i)
    )


def _numbered_street(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Seize rue de l'horloge, where the number is said in words."""
    if reading.folds[i] not in _NUMBERS or reading.after(i) not in BARE_WAYS - {"cours", "place"}:
        return None
    street = _named_street(reading, i + 1) or _street_of_someone(reading, i + 1)
    if street is None:
        return None
    last, found = street
    return last, reading.candidate(i, last, found.kind, found.tier, found.reasons[0])


def _street(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """14 rue du pont neuf: a number, a street word, and words up to a stop."""
    form = reading.folds[i]
    way = i + 1
    near = way < len(reading) and (
        reading.gaps[way] in SPACES
        or (reading.gaps[way] == ", " and reading.before(i) in ("au", "le", "a", "numero", "du"))
    )
    if not form.isdigit() or len(form) > 3 or not near:
        return None
    if reading.folds[way] not in reading.vocabulary.streets:
        return None
    last = way
    while (
        last + 1 < len(reading)
        and reading.is_tight(last + 1)
        and last - i < 6
        and reading.folds[last + 1] not in reading.vocabulary.speech_verbs - {"l"}
    ):
        last += 1
    reason = Message("street: “{cue}”", cue=reading.words[i + 1])
    return last, reading.candidate(i, last, IdentifierKind.PLACE, Tier.LIKELY, reason)


def _named_street(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Rue du vieux-lavoir, quartier de la grande oseraie: up to the next small word."""
    if reading.folds[i] not in _WAYS or reading.after(i) not in ("de", "du", "des", "d"):
        return None
    if (reading.after(i), reading.after(i, 2)) == ("d", "accord"):
        return None  # the other one's “d'accord”
    k = i + 1
    while k + 1 < len(reading) and reading.is_tight(k + 1) and reading.folds[k] in _JOINTS:
        k += 1
    if k == i + 1 or reading.folds[k] in reading.vocabulary.function_words | PLAIN_SPOTS:
        return None
    last = _to_small_word(reading, k, 2)
    reason = Message("street: “{cue}”", cue=reading.words[i])
    return last, reading.candidate(i, last, IdentifierKind.PLACE, Tier.REVIEW, reason)


def _street_of_someone(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Rue anatole france, place mendès france: straight after the word for a street."""
    k = i + 1
    if reading.folds[i] not in BARE_WAYS or k >= len(reading) or reading.gaps[k] != " ":
        return None
    known = reading.known(k)
    if reading.folds[k] in ("saint", "sainte", "st", "ste") and k + 1 < len(reading):
        last = k + 1
        while last + 1 < len(reading) and reading.gaps[last + 1] in HYPHENS:
            last += 1
        reason = Message("street: “{cue}”", cue=reading.words[i])
        found = reading.candidate(i, last, IdentifierKind.PLACE, Tier.LIKELY, reason)
        return (last, found) if reading.is_tight(k + 1) else None
    if reading.folds[k] in reading.vocabulary.function_words | reading.vocabulary.particles:
        return None
    if reading.folds[k] in heads_fr.NOT_WAYS:
        return None
    strange = reading.folds[i] in _ROADS and not reading.is_ordinary(k) and _is_word(reading, k)
    if not (known.is_usual_given or (known.surname and not reading.is_ordinary(k)) or strange):
        return None
    last = _to_small_word(reading, k, 1)
    reason = Message("street: “{cue}”", cue=reading.words[i])
    return last, reading.candidate(i, last, IdentifierKind.PLACE, Tier.LIKELY, reason)


_ROADS = words("rue avenue boulevard impasse quai")


def _is_word(reading: Reading, k: int) -> bool:
    return reading.folds[k].isalpha() and len(reading.folds[k]) > 3


def _to_small_word(reading: Reading, k: int, most: int) -> int:
    """The last word before a small word, a verb or a break, ``most`` words further at most."""
    vocabulary, last = reading.vocabulary, k
    while (
        last + 1 < len(reading)
        and reading.is_tight(last + 1)
        and last - k < most
        and (
            reading.gaps[last + 1] == "-"
            or reading.folds[last + 1]
            not in vocabulary.function_words | vocabulary.speech_verbs | vocabulary.particles
        )
    ):
        last += 1
    return last
