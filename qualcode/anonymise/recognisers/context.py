"""Passages to re-read: what singles a person out without naming anyone. Never replaced by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.cues import (
    SHORTEST_TRIGGER,
    TRIGGER_LENGTH,
    UNUSUAL_CUE,
    Cue,
    cues_of,
)
from qualcode.model import IdentifierKind, Span

_STOP = re.compile(r"[.!?…\n]+")
_LONGEST = 240
_LEAST_RARE = 6
_FEW = 3
_MOST_RARE = 3
# two passages this close are read in one go
_NEAR = 150
_LONGEST_TOGETHER = 700
_MOST_REASONS = 4
# letters searched on both sides of a word that calls for a cue
_AROUND = 90


@dataclass(frozen=True)
class _Passage:
    span: Span
    cues: tuple[Cue, ...]
    rare_words: int = 0

    @property
    def weight(self) -> int:
        return sum(cue.weight for cue in self.cues) + min(self.rare_words, _MOST_RARE)


def find(reading: Reading) -> Iterator[Candidate]:
    """The sentences that hold a cue, best first, as many as the settings allow per 1,000 words."""
    found = [
        _Passage(_sentence(reading.text, start, end), (cue,))
        for cue, start, end in _matches(reading)
    ]
    passages = _joined(sorted(found, key=lambda passage: passage.span))
    passages.extend(_unusual(reading, passages))
    share = reading.settings.context_per_1000 * len(reading) / 1000
    allowed = (
        int(share) if share > _FEW else max(1, round(share))
    )  # never more, but in a short text
    for passage in sorted(passages, key=lambda p: (-p.weight, p.span))[:allowed]:
        yield Candidate(
            passage.span, passage.span.cut(reading.text), IdentifierKind.CONTEXT,
            tuple(dict.fromkeys(cue.reason for cue in passage.cues))[:_MOST_REASONS],
            min(0.3 + 0.1 * passage.weight, 0.9), Tier.REVIEW,
        )  # fmt: skip


def _matches(reading: Reading) -> Iterator[tuple[Cue, int, int]]:
    cues = cues_of(reading.settings.language)
    places: dict[Cue, list[int]] = {}
    called: dict[str, tuple[Cue, ...]] = {}
    for i, form in enumerate(reading.folds):
        head = form[:TRIGGER_LENGTH]
        if head not in called:
            called[head] = _called_by(head, cues)
        for cue in called[head]:
            places.setdefault(cue, []).append(reading.starts[i])
    for cue, starts in places.items():
        for match in reading.find_at(cue.pattern, starts, _AROUND):
            yield cue, match.start(), match.end()


def _called_by(head: str, cues: dict[str, tuple[Cue, ...]]) -> tuple[Cue, ...]:
    """The cues filed under any beginning of a word."""
    lengths = range(SHORTEST_TRIGGER, TRIGGER_LENGTH + 1)
    return tuple(dict.fromkeys(cue for n in lengths for cue in cues.get(head[:n], ())))


def _sentence(text: str, start: int, end: int) -> Span:
    """The sentence around a cue, cut at a space when it runs too long."""
    before = [stop.end() for stop in _STOP.finditer(text, max(0, start - _LONGEST), start)]
    first = before[-1] if before else max(0, start - _LONGEST)
    if not before and first:
        first = text.find(" ", first, start) + 1 or start
    stop = _STOP.search(text, end, end + _LONGEST)
    last = stop.start() if stop else min(len(text), end + _LONGEST)
    if not stop and last < len(text):
        last = max(end, text.rfind(" ", end, last))
    while first < start and not text[first].isalnum():
        first += 1
    return Span(first, last)


def _unusual(reading: Reading, already: list[_Passage]) -> Iterator[_Passage]:
    """Sentences with the rarest words: singular lives are told in singular words."""
    counts = Counter(reading.folds)
    rare: dict[Span, int] = {}
    for i, form in enumerate(reading.folds):
        if len(form) < _LEAST_RARE or counts[form] > 1 or not form.isalpha():
            continue
        if reading.is_capital(i) or i in reading.kept or reading.ordinariness(i) != 1:
            continue
        if form in reading.vocabulary.known_words:
            continue
        span = _sentence(reading.text, reading.starts[i], reading.ends[i])
        rare[span] = rare.get(span, 0) + 1
    for span, n in rare.items():
        if n > 1 and not any(span.overlaps(passage.span) for passage in already):
            yield _Passage(span, (UNUSUAL_CUE,), n)


def _joined(passages: list[_Passage]) -> list[_Passage]:
    together: list[_Passage] = []
    for passage in passages:
        if together and _reads_on(together[-1].span, passage.span):
            before = together.pop()
            span = Span(before.span.start, max(before.span.end, passage.span.end))
            together.append(_Passage(span, (*before.cues, *passage.cues)))
        else:
            together.append(passage)
    return together


def _reads_on(before: Span, after: Span) -> bool:
    if after.start <= before.end:
        return True
    return after.start - before.end <= _NEAR and after.end - before.start <= _LONGEST_TOGETHER
