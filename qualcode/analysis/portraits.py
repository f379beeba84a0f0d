"""What a study looks like, by counting alone: bars along a text, first appearances, likenesses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from qualcode.model import Coding, Role, Segment, Span, Transcript
from qualcode.model.span import merge_spans
from qualcode.model.transcript import n_words

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_WEIGHTS = {"name": 0.35, "definition": 0.3, "extracts": 0.35}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A coding along its text: where it begins and ends, from 0 to 1."""

    coding: Coding
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class WordShare:
    """Words said in an interview, notes left out."""

    interviewer: int
    others: int

    @property
    def share(self) -> float | None:
        """The interviewer's share, 0 to 1; None where nobody says anything."""
        total = self.interviewer + self.others
        return self.interviewer / total if total else None


@dataclass(frozen=True, slots=True)
class Appearance:
    """A code over interviews in order: extracts in each, and where it is first met (from 0).

    An extract is a distinct segment, as in the matrices: two coders on one count once.
    """

    code_id: str
    counts: tuple[int, ...]
    first: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two codes are, 0 to 1, by each trait that both have; None where one lacks it."""

    name: float
    definition: float | None = None
    extracts: float | None = None

    @property
    def overall(self) -> float:
        """The traits weighed together. The same name is enough by itself."""
        traits = {"name": self.name, "definition": self.definition, "extracts": self.extracts}
        held = {trait: value for trait, value in traits.items() if value is not None}
        weighed = sum(_WEIGHTS[trait] * value for trait, value in held.items())
        mean = weighed / sum(_WEIGHTS[trait] for trait in held)
        return max(mean, self.name) if self.name > 0.9 else mean


def laid_out(
    codings: Iterable[Coding], row_of: Callable[[Coding], str | None], length: int
) -> dict[str, tuple[Stretch, ...]]:
    """Codings as stretches of a text of so many code points, by the row each belongs to."""
    found: dict[str, list[Stretch]] = {}
    for coding in codings:
        row, span = row_of(coding), coding.segment.span
        if row is not None and length:
            stretch = Stretch(coding, span.start / length, min(span.end, length) / length)
            found.setdefault(row, []).append(stretch)
    return {row: tuple(sorted(s, key=lambda one: one.start)) for row, s in found.items()}


def coded_share(text: Transcript, codings: Iterable[Coding]) -> float | None:
    """The share of the respondents' characters that some coding covers, 0 to 1."""
    within = text.respondent_spans() if text.turns else (Span(0, len(text.text)),)
    total = sum(len(span) for span in within)
    covered = merge_spans([c.segment.span for c in codings])
    both = (span.intersection(part) for span in within for part in covered if span.overlaps(part))
    return sum(len(part) for part in both if part) / total if total else None


def word_share(text: Transcript) -> WordShare:
    """How many words the interviewer says, and how many the others."""
    others = text.n_words() if text.turns else n_words(text.text)
    has_asked = any(turn.role is Role.INTERVIEWER for turn in text.turns)
    return WordShare(text.n_words(interviewer=True) - others if has_asked else 0, others)


def appearances(
    codings: Iterable[Coding], unit_of: Mapping[str, str], order: Sequence[str]
) -> tuple[Appearance, ...]:
    """Each code over units in order, by where it is first met; codes met nowhere are left out."""
    place = {unit: n for n, unit in enumerate(order)}
    said: dict[str, list[set[Segment]]] = {}
    for coding in codings:
        unit = unit_of.get(coding.id)
        if unit in place:
            by_unit = said.setdefault(coding.code_id, [set() for _ in order])
            by_unit[place[unit]].add(coding.segment)
    found = [
        Appearance(code_id, tuple(map(len, by_unit)), next(n for n, s in enumerate(by_unit) if s))
        for code_id, by_unit in said.items()
    ]
    return tuple(sorted(found, key=lambda a: a.first))


def of_one_only(
    codings: Iterable[Coding], who: Mapping[str, str]
) -> tuple[tuple[str, str, int], ...]:
    """Codes whose extracts are all one participant's: the code, who, how many; most first."""
    people: dict[str, dict[Segment, str]] = {}
    for coding in codings:
        if coding.id in who:
            people.setdefault(coding.code_id, {})[coding.segment] = who[coding.id]
    alone = [
        (code, next(iter(said.values())), len(said))
        for code, said in people.items()
        if len(set(said.values())) == 1
    ]
    return tuple(sorted(alone, key=lambda each: -each[2]))


def alike_names(one: str, other: str) -> float:
    """How alike two names are by their letters, 0 to 1; case, accents and signs aside."""
    first, second = folded(one), folded(other)
    if not first or not second:
        return 0.0
    words = set(first.split()), set(second.split())
    if words[0] == words[1]:
        return 1.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def folded(name: str) -> str:
    """Letters and figures without case or accents, words one space apart."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _NOT_A_LETTER.sub(" ", bare.casefold().replace("œ", "oe")).strip()
