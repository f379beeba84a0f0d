"""Which way of counting fits the selections of a source: found by evidence, never assumed.

Programs that say they write code points count UTF-16 units, carriage returns or the byte order
mark. Every way that makes a difference in this text is tried. What speaks for one: the words of
the selection stand there, and its ends do not cut a word, as people select.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from qualcode.refi.project import RefiSelection, RefiSource, is_own
from qualcode.refi.ruler import Convention, Placed, Ruler, Unit, with_line_feeds

_STANDARD = Convention()
_PRIORS = (
    ("nvivo", Convention(Unit.UTF_16, 2)),
    ("maxqda", Convention(Unit.CODE_POINTS, 2)),
    ("atlas", Convention(Unit.CODE_POINTS, 1)),
    ("taguette database", Convention(Unit.UTF_8, 1)),
    ("taguette", Convention(Unit.CODE_POINTS, 1)),
)
_WHITE = re.compile(r"\s+")
_ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\(…\))$")
_LONGEST_NAME = 300
_TELLING = 8
_DOUBTFUL = 0.7
_RARELY_INCLUSIVE = 0.2
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Misfit(StrEnum):
    """Why a selection does not fit its text under the way of counting chosen."""

    OUT_OF_TEXT = "out of text"
    INSIDE_CHARACTER = "inside a character"
    OTHER_WORDS = "other words"
    CUT_WORD = "cut word"


@dataclass(frozen=True, slots=True)
class Misfitting:
    """A selection that does not fit, and where it was put (None: nowhere)."""

    selection: RefiSelection
    why: Misfit
    placed: Placed | None


@dataclass(frozen=True, slots=True)
class Fit:
    """The way of counting chosen for one source, and how well it fits.

    ``score`` and ``runner_up`` are shares of the evidence between 0 and 1 (``runner_up`` that of
    the best way that puts a selection elsewhere, None when all ways agree). ``placed`` runs along
    the selections of the source.
    """

    convention: Convention
    score: float
    runner_up: float | None
    rival: Convention | None
    expected: Convention
    placed: tuple[Placed | None, ...]
    misfits: tuple[Misfitting, ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether another way fits about as well, or even the best one fits badly."""
        if self.runner_up is None:
            return False
        return self.score < _DOUBTFUL or self.score - self.runner_up < 0.02


def expected_convention(origin: str) -> Convention:
    """How a program is known to count; the standard where nothing is known."""
    folded = origin.casefold()
    return next((known for word, known in _PRIORS if word in folded), _STANDARD)


def fit(source: RefiSource, origin: str) -> Fit:
    """The way of counting that fits the selections of a source best, with every misfit.

    What qualcode wrote counts as the standard says: there is nothing to find.
    """
    expected = expected_convention(origin)
    text = with_line_feeds(source.text)
    tried = (expected,) if is_own(origin) else _tried(source, expected)
    groups = _distinct(source, tried)
    judged = [
        (_points(text, source.selections, placed, convention, expected), convention, placed)
        for convention, placed in groups
    ]
    judged.sort(key=lambda one: (-one[0], one[1] != expected, one[1]))
    points, convention, placed = judged[0]
    most = max(1.0, _most_points(source.selections))
    rival = judged[1] if len(judged) > 1 else None
    misfits = tuple(_misfits(text, source.selections, placed))
    if is_own(origin):  # a selection of ours may cut a word, and its name leaves out who speaks
        misfits = tuple(m for m in misfits if m.why is Misfit.OUT_OF_TEXT)
    return Fit(
        convention,
        max(0.0, min(1.0, points / most)),
        None if rival is None else max(0.0, min(1.0, rival[0] / most)),
        None if rival is None else rival[1],
        expected,
        placed,
        misfits,
    )


def ways(source: RefiSource) -> tuple[Convention, ...]:
    """Every way of counting that could make a difference in this text."""
    units = [Unit.CODE_POINTS]
    if _ASTRAL.search(source.text):
        units.append(Unit.UTF_16)
    crlf = (1, 2) if "\r\n" in _as_written(source, 2) else (1,)
    boms = (False, True) if source.has_bom else (False,)
    return tuple(Convention(*way) for way in product(units, crlf, boms, (False, True)))


def _tried(source: RefiSource, expected: Convention) -> tuple[Convention, ...]:
    """The expected way first, then every other; UTF-16 beside UTF-8, which only databases use."""
    more = (Convention(Unit.UTF_16),) if expected.unit is Unit.UTF_8 else ()
    return (expected, *(way for way in ways(source) if way != expected), *more)


def _distinct(
    source: RefiSource, tried: Iterable[Convention]
) -> list[tuple[Convention, tuple[Placed | None, ...]]]:
    """One way for each outcome; the first one tried speaks for those that agree with it."""
    by_outcome: dict[tuple[Placed | None, ...], Convention] = {}
    for way in tried:
        ruler = Ruler(_as_written(source, way.crlf), way, has_bom=source.has_bom)
        placed = tuple(ruler.place(s.start, s.end) for s in source.selections)
        by_outcome.setdefault(placed, way)
    return [(way, placed) for placed, way in by_outcome.items()]


def _as_written(source: RefiSource, crlf: int) -> str:
    """The text with the line breaks its program may have counted as two before XML made them one."""
    if crlf == 2 and source.inline and "\r" not in source.text:
        return source.text.replace("\n", "\r\n")
    return source.text


def _most_points(selections: Sequence[RefiSelection]) -> float:
    return 2.0 * len(selections)


def _points(
    text: str,
    selections: Iterable[RefiSelection],
    placed: Iterable[Placed | None],
    convention: Convention,
    expected: Convention,
) -> float:
    """Up to two for each selection: its words stand there, or its ends are ends of words."""
    total, n = 0.0, 0
    for selection, there in zip(selections, placed, strict=True):
        n += 1
        if there is None:
            continue
        if says(selection.name, text[there.start : there.end]):
            total += 2.0
        elif not there.inside:
            total += _edges(text, there)
    if convention.inclusive and not expected.inclusive:
        total -= _RARELY_INCLUSIVE * n + 0.5
    return total + (0.25 if convention == expected else 0.0)


def _edges(text: str, there: Placed) -> float:
    """Up to two: a start and an end where people begin and end, more at ends of lines."""
    if there.start == there.end:
        return 0.0
    total = 0.0
    if _begins_well(text, there.start):
        total += 1.0 if there.start == 0 or text[there.start - 1] == "\n" else 0.9
    if _ends_well(text, there.end):
        total += 1.0 if there.end == len(text) or text[there.end] == "\n" else 0.9
    return total


def _begins_well(text: str, start: int) -> bool:
    if start >= len(text) or text[start].isspace():
        return False
    return start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())


def _ends_well(text: str, end: int) -> bool:
    if end == 0 or text[end - 1].isspace():
        return False
    return end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())


def says(name: str, words: str) -> bool:
    """Whether the name of a selection is its words, whole or cut short."""
    if not name or not words:
        return False
    if name == words or (len(name) >= 30 and words.startswith(name.rstrip("…. "))):
        return True
    plain = _WHITE.sub(" ", name[:_LONGEST_NAME]).strip()
    cut = _ELLIPSIS.sub("", plain)
    there = _WHITE.sub(" ", words[: 2 * _LONGEST_NAME]).strip()
    if not cut:
        return False
    if there == plain:
        return True
    long_enough = len(cut) >= _TELLING
    shortened = cut != plain or len(name) >= 30
    return long_enough and shortened and there.startswith(cut)


def _misfits(
    text: str, selections: Sequence[RefiSelection], placed: Sequence[Placed | None]
) -> Iterable[Misfitting]:
    said = [
        there is not None and says(s.name, text[there.start : there.end])
        for s, there in zip(selections, placed, strict=True)
    ]
    names_are_words = sum(said) * 2 > len(selections)
    for selection, there, named in zip(selections, placed, said, strict=True):
        if there is None:
            yield Misfitting(selection, Misfit.OUT_OF_TEXT, None)
        elif there.inside:
            yield Misfitting(selection, Misfit.INSIDE_CHARACTER, there)
        elif named:
            continue
        elif _says_otherwise(text, selection.name, names_are_words=names_are_words):
            yield Misfitting(selection, Misfit.OTHER_WORDS, there)
        elif _cuts_a_word(text, there):
            yield Misfitting(selection, Misfit.CUT_WORD, there)


def _says_otherwise(text: str, name: str, *, names_are_words: bool) -> bool:
    """Whether the name is words of the text that stand elsewhere, or as a rule are those here."""
    plain = _ELLIPSIS.sub("", name.strip())
    if not plain:
        return False
    return names_are_words or (len(plain) >= _TELLING and plain in text)


def _cuts_a_word(text: str, there: Placed) -> bool:
    def cut(at: int) -> bool:
        return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()

    return cut(there.start) or cut(there.end)
