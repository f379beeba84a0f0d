"""Names taken to their last letter: what was written with them before the part that was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import APOSTROPHES, HYPHENS, SPACES, Reading
from qualcode.anonymise.runs import is_harmless_sigle
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span

_NAMED = (IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION)
_SMALL = words(
    "le la les l de d du des von van der den ter el al ben bin da das dos do di del della mac mc o ni",
)
_NICKNAMING = words(
    "big little wee old young auld petit petite grand grande gros grosse vieux vieille ti"
)
_MOST = 3


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates that begin too late: Der Heydt, Trev for Big Trev, Bank for Tesco Bank."""
    for one in found:
        if one.kind not in _NAMED:
            continue
        at = reading.word_at(one.span.start)
        if reading.starts[at] != one.span.start or not reading.is_capital(at):
            continue
        first = _first(reading, at, one)
        if first < at:
            span = Span(reading.starts[first], one.span.end)
            yield replace(one, span=span, text=span.cut(reading.text))


def _first(reading: Reading, at: int, one: Candidate) -> int:
    for _ in range(_MOST):
        if at == 0 or not _belongs(reading, at - 1, one):
            break
        at -= 1
    return at


def _belongs(reading: Reading, before: int, one: Candidate) -> bool:
    """Whether the capitalised word ``before`` a name is part of it."""
    gap, form = reading.gaps[before + 1], reading.folds[before]
    if not reading.is_capital(before) or gap not in (*SPACES, *HYPHENS, *APOSTROPHES):
        return False
    if before in reading.in_labels:
        return False
    if form in _NICKNAMING and one.kind is IdentifierKind.PERSON:
        return gap in SPACES or gap in HYPHENS
    if reading.opens[before]:
        return False
    if form in _SMALL:
        return True
    english = reading.settings.language == "en"
    return (
        english
        and before in reading.kept
        and not is_harmless_sigle(reading, before)
        and not _is_time(form)
    )


def _is_time(form: str) -> bool:
    return form in _TIMES or form.removesuffix("s") in _TIMES


_TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june",
    "july august september october november december christmas easter god",
)
