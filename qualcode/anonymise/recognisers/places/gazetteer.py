"""Places of the gazetteer: communes, départements, regions, countries, towns abroad."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.lexicon import Profile
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.long_places import place_end
from qualcode.anonymise.reading.runs import Run
from qualcode.anonymise.reading.word_list import HYPHENS
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_OF = ("de", "du", "des", "d", "la", "le", "les", "l")
_FEATURES = words(
    "col mont pic lac etang gorge gorges vallee foret bois moulin pont tour cite ile plage baie cap",
    "porte pointe barre coteau butte calanque anse crique marais source cascade grotte stade zac zup",
)
_ARTICLES = ("le", "la", "les", "l")
AFTER_CUE = "{place}, after “{cue}”"
PLACE_NAMES = {
    "c": Message("commune"),
    "d": Message("département"),
    "r": Message("region"),
    "p": Message("country"),
    "w": Message("town"),
    "a": Message("short form of a place name"),
}


def find(reading: Reading) -> Iterator[Candidate]:
    """Places at the head of a run or inside it."""
    for run in reading.runs:
        yield from _in_run(reading, run)
    yield from _kept_but_place(reading)
    yield from _answers(reading)


def _in_run(reading: Reading, run: Run) -> Iterator[Candidate]:
    feature = _feature(reading, run)
    if feature is not None:
        reason = Message("place: “{cue}”", cue=reading.words[feature])
        yield reading.candidate(feature, run.last, IdentifierKind.PLACE, Tier.LIKELY, reason)
    last = place_end(reading, run.first)
    if last is not None and last <= run.last:
        known = reading.profile(reading.joined(run.first, last))
        yield _several_words(reading, run.first, max(last, run.last), known)
        return
    whole = reading.profile(reading.joined(run.first, run.last))
    if whole.place and (len(run) > 1 or not reading.is_shouted(run.first) or whole.place < 3):
        yield from _single(reading, run.first, run.last, whole)


def _feature(reading: Reading, run: Run) -> int | None:
    """The word for a hill, a tower, a wood before the run: col de Malaure, tour des Vanniers."""
    i = run.first - 1
    while i > run.first - 4 and i >= 0 and reading.is_tight(i + 1) and reading.folds[i] in _OF:
        i -= 1
    if i < 0 or not reading.is_tight(i + 1) or reading.folds[i] not in _FEATURES:
        return None
    hyphened = len(run) > 1 and reading.gaps[run.first + 1] in HYPHENS
    return i if i < run.first - 1 or hyphened or not reading.is_ordinary(run.first) else None


def _several_words(reading: Reading, first: int, last: int, known: Profile) -> Candidate:
    first = _with_article(reading, first, last)
    doubtful = last - first < 2 and known.place_kind == "a"
    cue = _cue(reading, first)
    tier = Tier.LIKELY if doubtful and not cue else Tier.SURE
    return reading.candidate(
        first, last, IdentifierKind.PLACE, tier, _reason(reading, known, cue, first)
    )


def _single(reading: Reading, first: int, last: int, known: Profile) -> Iterator[Candidate]:
    cue = _cue(reading, first)
    ordinary = reading.ordinariness(first)
    if ordinary and not cue and known.place > 1:
        return
    if (
        ordinary
        and (reading.opens[first] or _determined(reading, first))
        and not (known.place_kind in "dr" and not reading.opens[first] and known.place == 1)
    ):
        return
    strong = cue in reading.vocabulary.place_cues
    person = known.is_usual_given or known.surname == 1
    tier = Tier.LIKELY
    if known.place < 3 and not ordinary and not person:
        tier = Tier.SURE if known.place == 1 or cue else Tier.LIKELY
    elif strong and known.place < 3:
        tier = Tier.SURE if not ordinary else Tier.LIKELY
    elif known.place == 3 and not cue:
        tier = Tier.REVIEW
    if known.place_kind == "p":
        tier = Tier.REVIEW
    first = _with_article(reading, first, last)
    yield reading.candidate(
        first, last, IdentifierKind.PLACE, tier, _reason(reading, known, cue, first)
    )


def _with_article(reading: Reading, first: int, last: int) -> int:
    """Le Mans and la Haie-Fouassière keep their article when the gazetteer has it."""
    article = first - 1
    if article < 0 or not reading.is_tight(first) or reading.folds[article] not in _ARTICLES:
        return first
    whole = reading.profile(f"{reading.folds[article]} {reading.joined(first, last)}")
    return article if whole.place else first


_ASKED_WHERE = words(
    "ou where ville villes town city endroit coin naissance originaire region fac born from"
)
_ASKED_NEAR = 14
_STOPS = (".", ",", "!", "?", ";", "…", "\n", "")


def _answers(reading: Reading) -> Iterator[Candidate]:
    """“Vous avez étudié où ? – Rennes.”: a large town, a word as well, that is all that is said."""
    for i in reading.capitals:
        known = reading.known(i)
        if known.place != 1 or not (reading.opens[i] and reading.is_ordinary(i)):
            continue
        alone = reading.gap_after(i).strip(" \u00a0")[:1] in _STOPS
        asked = reading.folds[max(0, i - _ASKED_NEAR) : i]
        if alone and not _ASKED_WHERE.isdisjoint(asked):
            reason = PLACE_NAMES.get(known.place_kind, Message("place"))
            yield reading.candidate(i, i, IdentifierKind.PLACE, Tier.REVIEW, reason)


def _determined(reading: Reading, first: int) -> bool:
    cue, vocabulary = reading.before(first), reading.vocabulary
    return cue in vocabulary.determiners and cue not in vocabulary.place_prepositions


def _cue(reading: Reading, first: int) -> str:
    """The word before that announces a place, or ""."""
    vocabulary = reading.vocabulary
    one, two = reading.before(first), reading.before(first, 2)
    if one in vocabulary.place_prepositions or one in vocabulary.place_words:
        return one
    if one in _ARTICLES and (two in vocabulary.place_prepositions or two in vocabulary.place_words):
        return two
    return ""


def _reason(reading: Reading, known: Profile, cue: str, first: int) -> Message:
    name = PLACE_NAMES.get(known.place_kind, Message("place"))
    if cue:
        return Message("{place}, after “{cue}”", place=name, cue=reading.words[first - 1])
    return name


def _kept_but_place(reading: Reading) -> Iterator[Candidate]:
    """Orange and Bordeaux are brands and wines, but after “à” they are towns."""
    for i in reading.capitals:
        if i not in reading.kept or reading.opens[i] or reading.is_shouted(i):
            continue
        known = reading.known(i)
        if known.place_kind not in "cw" or known.place > 2 or i + 1 in reading.kept:
            continue
        if reading.before(i) in reading.vocabulary.strong_place_prepositions:
            reason = _reason(reading, known, reading.before(i), i)
            yield reading.candidate(i, i, IdentifierKind.PLACE, Tier.LIKELY, reason)
