"""Where each character of a draft's canonical text stood in the raw text it was read from.

Speakers' labels, time codes, blank lines and doubled spaces are gone from the canonical text, and
letters may be composed: codings that came with the raw text follow what is left of their words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining

from qualcode.ingest.canonical import canonical_line
from qualcode.ingest.draft import TranscriptDraft
from qualcode.model import Span

_LINE = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WORD = re.compile(r"\S+")
_NEAR = 400


@dataclass(frozen=True, slots=True)
class _Canonical:
    """The canonical lines joined by spaces, where each character came from, and where lines begin."""

    text: str
    origins: list[int]
    line_starts: list[int]


class Alignment:
    """From spans of a raw text (line feeds, code points) to spans of the draft's transcript."""

    def __init__(self, raw: str, draft: TranscriptDraft) -> None:
        whole = _canonical(raw)
        self.text = "\n".join(turn.text for turn in draft.turns)
        self.n_lost = 0
        self._origins = self._traced(whole, draft)

    def into(self, span: Span) -> Span | None:
        """Where the words of a raw span stand in the transcript; None when none of them is there."""
        first = bisect_left(self._origins, span.start)
        last = bisect_left(self._origins, span.end)
        if not len(span):
            return Span(first, first) if self.text else None
        while first < last and self.text[first] == "\n":
            first += 1
        while last > first and self.text[last - 1] == "\n":
            last -= 1
        return Span(first, last) if first < last else None

    def _traced(self, whole: _Canonical, draft: TranscriptDraft) -> list[int]:
        """The origin in the raw text of every character of the transcript; never decreasing."""
        origins: list[int] = []
        cursor = 0
        for n, turn in enumerate(draft.turns):
            cursor = max(cursor, _line_start(whole, turn.line))
            head = canonical_line(turn.first_head)
            if head and whole.text.startswith(head, cursor):
                cursor += len(head)
            if n:
                origins.append(origins[-1] + 1 if origins else 0)
            for number, paragraph in enumerate(turn.text.split("\n")):
                if number:
                    origins.append(origins[-1] + 1 if origins else 0)
                cursor = self._trace(whole, paragraph, cursor, origins)
        return _never_decreasing(origins)

    def _trace(self, whole: _Canonical, words: str, cursor: int, origins: list[int]) -> int:
        """Appends the origins of a paragraph's characters; returns how far the raw text is used."""
        at = whole.text.find(words, cursor)
        if at >= 0:
            origins += whole.origins[at : at + len(words)]
            return at + len(words)
        reached = 0
        for word in _WORD.finditer(words):
            at = whole.text.find(word.group(), cursor, cursor + _NEAR + len(words))
            if at < 0:
                self.n_lost += 1
                continue
            known = origins[-1] + 1 if origins else 0
            origins += [known] * (word.start() - reached)
            origins += whole.origins[at : at + len(word.group())]
            reached, cursor = word.end(), at + len(word.group())
        last = origins[-1] + 1 if origins else 0
        origins += [last] * (len(words) - reached)
        return cursor


def _line_start(whole: _Canonical, line: int) -> int:
    """Where a line of the file, counted from 1, begins in the canonical lines."""
    if 0 < line <= len(whole.line_starts):
        return whole.line_starts[line - 1]
    return 0


def _never_decreasing(origins: list[int]) -> list[int]:
    reached = 0
    for index, origin in enumerate(origins):
        reached = max(reached, origin)
        origins[index] = reached
    return origins


def _canonical(raw: str) -> _Canonical:
    text: list[str] = []
    origins: list[int] = []
    starts: list[int] = []
    for start, line in _lines(raw):
        starts.append(len(origins))
        clean, where = _canonical_line(line)
        if not clean:
            continue
        text += [clean, " "]
        origins += [start + offset for offset in where]
        origins.append(start + len(line))
    return _Canonical("".join(text), origins, starts)


def _lines(raw: str) -> Iterator[tuple[int, str]]:
    start = 0
    for found in _LINE.finditer(raw):
        yield start, raw[start : found.start()]
        start = found.end()
    yield start, raw[start:]


def _canonical_line(line: str) -> tuple[str, Sequence[int]]:
    """A line as the door writes it, and where each of its characters stood."""
    clean = canonical_line(line)
    if clean == line:
        return clean, range(len(line))
    if clean == (stripped := line.strip()):
        first = line.index(stripped) if stripped else 0
        return clean, range(first, first + len(clean))
    return clean, _offsets_in(line, clean)


def _offsets_in(line: str, clean: str) -> list[int]:
    """Letters with their marks are one cluster; each is found again in order."""
    offsets: list[int] = []
    clusters = list(_clusters(line))
    n = 0
    for cluster in _clusters(clean):
        text = clean[cluster.start : cluster.end]
        found = n
        while found < len(clusters) and not _same(line, clusters[found], text):
            found += 1
        if found < len(clusters):
            n = found + 1
            origin = clusters[found].start
        else:
            origin = clusters[min(n, len(clusters) - 1)].start if clusters else 0
        offsets += [origin] * len(text)
    return offsets


def _same(line: str, cluster: Span, clean: str) -> bool:
    written = line[cluster.start : cluster.end]
    if written == clean:
        return True
    made = canonical_line(written)
    return made == clean or (clean == " " and not made and written.isspace())


def _clusters(text: str) -> Iterator[Span]:
    start = 0
    for index in range(1, len(text)):
        if not combining(text[index]):
            yield Span(start, index)
            start = index
    if text:
        yield Span(start, len(text))
