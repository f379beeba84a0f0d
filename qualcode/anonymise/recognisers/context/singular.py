"""How much a sentence tells of something few people did: evidence summed, word by word."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.context.singular_words import (
    ENGLISH_ARTICLES,
    ENGLISH_PAST,
    ENGLISH_SCENE,
    ENGLISH_TOLD,
    FRENCH_ARTICLES,
    FRENCH_AUXILIARIES,
    FRENCH_SCENE,
    FRENCH_TOLD,
)
from qualcode.anonymise.vocabulary import words
from qualcode.model import Role, Span

_STOPS = frozenset(".!?…\n")
_BEGINNING = 6
# words read in one go where no stop ends the sentence; it is cut before one of these, or at a comma
_LONGEST = 60
_JOINING = words(
    "et donc alors mais puis apres parce voila enfin bon ensuite and so but then because well anyway um euh"
)
_LEAST_RARE = 5
_MOST = {"rare": 4, "fairly_rare": 4, "names": 4}
_MOST_OF_ANY, _FAIRLY_RARE = 3, 2
_ASKS = 0.35
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "it", "u", "ue", "us", "ert", "int", "ait")
# thousandths of a logit for each word of a class, fitted on interviews written to measure
WEIGHTS = {
    "cues": 4000, "one_who": 2100, "law": 1800, "office": 1650, "media": 1500, "award": 1300,
    "unique": 1200, "scene": 1100, "death": 1000, "known": 900, "record": 850, "health": 650,
    "rare": 420, "past": 350, "fairly_rare": 230, "length": 9,
    "kin": -250, "question": -290, "names": -380, "asker": -1370, "opinion": -2080,
}  # fmt: skip
# in long French interviews scenes, deaths and superlatives are in every other sentence, and what
# somebody did is told with the names of those it was done with
WEIGHTS_FR = {
    **WEIGHTS, "cues": 3000, "award": 800, "record": 400, "scene": 300, "death": 300,
    "fairly_rare": 0, "names": 0,
}  # fmt: skip
_NOTHING_TOLD = -6460


@dataclass
class Told:
    """One sentence and what it tells, counted by class of evidence."""

    first: int
    last: int
    span: Span
    opens_turn: bool
    weights: Mapping[str, int]
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def evidence(self) -> float:
        """The chance, 0 to 1, that the sentence singles somebody out."""
        total = sum(self.weights.get(kind, 0) * n for kind, n in self.counts.items())
        return 1 / (1 + math.exp(-(total + _NOTHING_TOLD) / 1000))


def sentences(reading: Reading) -> list[Told]:
    """The sentences of a text with their evidence; labels of speakers left out."""
    told: list[Told] = []
    weights = WEIGHTS if reading.settings.language == "en" else WEIGHTS_FR
    first = 0
    gaps = reading.gaps
    ends = [i for i, opens in enumerate(reading.opens) if opens and i and _STOPS & set(gaps[i])]
    for i in (*ends, len(gaps)):
        was = first
        while first < i and first in reading.in_labels:
            first += 1
        opens_turn = first < i and ("\n" in gaps[first] or was != first)
        while first < i:
            end = _end(reading, first, i)
            span = Span(reading.starts[first], reading.ends[end - 1])
            told.append(Told(first, end - 1, span, opens_turn, weights))
            first, opens_turn = end, False
    _count(reading, told)
    _mark_questions(reading, told)
    return told


def _end(reading: Reading, first: int, last: int) -> int:
    """Where to stop reading in one go: a machine's transcript may have no full stop for pages."""
    if last - first <= _LONGEST:
        return last
    later = range(min(first + _LONGEST, last - 1), first + _LONGEST // 2, -1)
    joined = (i for i in later if "," in reading.gaps[i] or reading.folds[i] in _JOINING)
    return next(joined, later[0])


def _count(reading: Reading, told: list[Told]) -> None:
    """Counts in each sentence the classes of its words: form by form, not word by word."""
    within: list[Told | None] = [None] * len(reading)
    for one in told:
        within[one.first : one.last + 1] = [one] * (one.last + 1 - one.first)
    for i in reading.capitals:
        if (one_of := within[i]) and not reading.opens[i]:
            one_of.counts["names"] += 1
    for form, kinds in _evidence_of(reading).items():
        for i in reading.mentions[form]:
            if one_of := within[i]:
                _add(reading, one_of, i, kinds)
    for one in told:
        for kind in one.counts:
            one.counts[kind] = min(one.counts[kind], _MOST.get(kind, _MOST_OF_ANY))
        # the length weighs by its logarithm, in tenths
        one.counts["length"] = round(10 * math.log(max(3, one.last - one.first + 1)))


def _add(reading: Reading, one: Told, i: int, kinds: tuple[str, ...]) -> None:
    """Adds what word ``i`` of a sentence tells, of the ``kinds`` that its form may tell."""
    for kind in kinds:
        if kind in _RARE:
            one.counts[kind] += not reading.is_capital(i)
        elif kind in _AT_ONCE or _TURNS[kind](reading, i, one.last):
            one.counts[_NAMED.get(kind, kind)] += 1


def _evidence_of(reading: Reading) -> dict[str, tuple[str, ...]]:
    """What each form of the text may tell: asked once a form, not once a word."""
    english = reading.settings.language == "en"
    filed = _ENGLISH if english else _FRENCH
    known = reading.vocabulary.known_words
    evidence: dict[str, tuple[str, ...]] = {}
    for form, mentions in reading.mentions.items():
        kinds = filed.get(form) or filed.get(f"{form[:_BEGINNING]}*", ())
        if english and len(form) > _LEAST_RARE and form.endswith("ed"):
            kinds = (*kinds, "past")
        alone = len(mentions) == 1 and len(form) >= _LEAST_RARE
        if alone and form not in known and form.isalpha():
            level = reading.ordinariness(mentions[0])
            if level in (1, _FAIRLY_RARE):
                kinds = (*kinds, "rare" if level == 1 else "fairly_rare")
        if kinds:
            evidence[form] = kinds
    return evidence


def _next(reading: Reading, i: int, last: int, ahead: int = 1) -> str:
    return reading.folds[i + ahead] if i + ahead <= last else ""


def _is_scene(reading: Reading, i: int, last: int) -> bool:
    if reading.settings.language == "en":
        return _next(reading, i, last) in ENGLISH_ARTICLES
    return reading.folds[i] in ("au", "aux", "du") or _next(reading, i, last) in FRENCH_ARTICLES


def _is_past(reading: Reading, i: int, last: int) -> bool:
    return i < last and reading.words[i + 1].endswith(_PARTICIPLES)


def _is_one_who(reading: Reading, i: int, last: int) -> bool:
    form, following, third = (
        reading.folds[i], _next(reading, i, last), _next(reading, i, last, 2),
    )  # fmt: skip
    if form == "c":
        return following in ("est", "etait") and third in _ONES
    if form == "the":
        return third in ("who", "that", "with") and following != "way"
    return following in ("qui", "du", "de", "que", "a")


def _is_superlative(reading: Reading, i: int, last: int) -> bool:
    following = _next(reading, i, last)
    if reading.folds[i] == "in":
        return following == "the" and _next(reading, i, last, 2) in _AROUND_HERE
    return following == "plus"


_ONES = frozenset(("moi", "lui", "elle", "nous", "eux", "mon", "ma", "quelqu"))
_AROUND_HERE = frozenset(
    ("county", "country", "state", "village", "parish", "valley", "world", "region")
)
_TURNS: dict[str, Callable[[Reading, int, int], bool]] = {
    "scene": _is_scene, "auxiliary": _is_past, "cleft": _is_one_who, "superlative": _is_superlative,
}  # fmt: skip
_NAMED = {"auxiliary": "past", "cleft": "one_who", "superlative": "record"}
_RARE = ("rare", "fairly_rare")
_AT_ONCE = frozenset((*(kind for kind, _, _ in (*FRENCH_TOLD, *ENGLISH_TOLD)), "past"))


def _filed(
    tables: tuple[tuple[str, frozenset[str], frozenset[str]], ...], turns: dict[str, frozenset[str]]
) -> dict[str, tuple[str, ...]]:
    filed: dict[str, tuple[str, ...]] = {}
    for kind, whole, beginnings in tables:
        for form in (*whole, *(f"{beginning[:_BEGINNING]}*" for beginning in beginnings)):
            filed[form] = (*filed.get(form, ()), kind)
    for kind, forms in turns.items():
        for form in forms:
            filed[form] = (*filed.get(form, ()), kind)
    return filed


_FRENCH = _filed(
    FRENCH_TOLD,
    {
        "scene": FRENCH_SCENE,
        "auxiliary": FRENCH_AUXILIARIES,
        "cleft": frozenset(("c", "celui", "celle")),
        "superlative": frozenset(("le", "la", "les")),
    },
)
_ENGLISH = _filed(
    ENGLISH_TOLD,
    {
        "scene": ENGLISH_SCENE,
        "past": ENGLISH_PAST,
        "cleft": frozenset(("the",)),
        "superlative": frozenset(("in",)),
    },
)


def _mark_questions(reading: Reading, told: list[Told]) -> None:
    """Marks questions, and the turns of whoever asks most of them."""
    asked, said = Counter[str](), Counter[str]()
    speakers = [_speaker(reading, one) for one in told]
    for one, speaker in zip(told, speakers, strict=True):
        question = "?" in reading.gap_after(one.last)
        one.counts["question"] = int(question)
        asked[speaker] += question
        said[speaker] += 1
    for one, speaker in zip(told, speakers, strict=True):
        asks = speaker and asked[speaker] > _ASKS * said[speaker]
        one.counts["asker"] = int(bool(asks) or speaker == Role.INTERVIEWER)


def _speaker(reading: Reading, one: Told) -> str:
    turn = reading.turn_at(one.span.start)
    if turn is not None:
        return turn.role if turn.role is Role.INTERVIEWER else ""
    # the last label before the sentence on its line
    place = bisect_left(reading.labels, (one.first, 0)) - 1
    if place < 0:
        return ""
    first, last = reading.labels[place]
    if "\n" in reading.text[reading.starts[first] : one.span.start]:
        return ""
    return " ".join(reading.folds[first : last + 1])
