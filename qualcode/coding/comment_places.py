"""Where the words commented in a Word file stand in the transcript they came from.

A paragraph's mark says where it began; the words say whether that still holds. Edits made in Word
are seen through: what is alike in the paragraph that left and the one that came back carries the
comment. Nothing is guessed: words that are not found where they should be, nor exactly once
anywhere, have no place.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from qualcode.model import Span

_ENOUGH = 0.6
"""At least this share of the words commented, and of the words found, is alike."""
_LEAST = 12
"""Letters below which words alone prove nothing."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a paragraph that came back, and where it began; None if its mark is gone."""

    text: str
    start: int | None


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where commented words stand; ``exact`` when they are there letter by letter."""

    span: Span
    exact: bool


def place_comment(text: str, paragraphs: list[Marked], start: int, end: int) -> FoundPlace | None:
    """The stretch of ``text`` commented from ``start`` of the first to ``end`` of the last paragraph.

    Args:
        text: the transcript.
        paragraphs: those the comment runs through, in order.
        start: code point in the first paragraph.
        end: code point in the last one.
    """
    if not paragraphs:
        return None
    said = _said(paragraphs, start, end)
    if not said.strip():
        return None
    return _by_marks(text, paragraphs, start, end, said) or _by_words(text, said)


def _said(paragraphs: list[Marked], start: int, end: int) -> str:
    if len(paragraphs) == 1:
        return paragraphs[0].text[start:end]
    inner = [p.text for p in paragraphs[1:-1]]
    return "\n".join([paragraphs[0].text[start:], *inner, paragraphs[-1].text[:end]])


def _by_marks(
    text: str, paragraphs: list[Marked], start: int, end: int, said: str
) -> FoundPlace | None:
    first, last = paragraphs[0], paragraphs[-1]
    if first.start is None or last.start is None:
        return None
    if len(paragraphs) == 1:
        begun, ended = _carried(text, first, start, end)
    else:
        begun, _ = _carried(text, first, start, len(first.text))
        _, ended = _carried(text, last, 0, end)
    if begun is None or ended is None or ended <= begun:
        return None
    return _proved(text, Span(begun, ended), said)


def _carried(text: str, paragraph: Marked, start: int, end: int) -> tuple[int | None, int | None]:
    """Where the first and the last letter of a stretch went that are still there."""
    base = paragraph.start or 0
    line_end = text.find("\n", base)
    before = text[base : len(text) if line_end < 0 else line_end]
    if paragraph.text.endswith(before) and before:
        # nothing was edited: the speaker's label stands in front of the words
        head = len(paragraph.text) - len(before)
        return base + max(start - head, 0), base + max(end - head, 0)
    begun = ended = None
    matcher = SequenceMatcher(None, paragraph.text, before, autojunk=False)
    for here, there, n in matcher.get_matching_blocks():
        low, high = max(here, start), min(here + n, end)
        if low < high:
            begun = base + there + low - here if begun is None else begun
            ended = base + there + high - here
    return begun, ended


def _proved(text: str, span: Span, said: str) -> FoundPlace | None:
    found = span.cut(text)
    if found == said:
        return FoundPlace(span, exact=True)
    # a speaker's label inside a comment of several turns is no word of the text
    alike = sum(
        b.size for b in SequenceMatcher(None, said, found, autojunk=False).get_matching_blocks()
    )
    if alike >= _ENOUGH * len(found) and alike >= _ENOUGH * len(said):
        return FoundPlace(_trimmed(text, span), exact=False)
    return None


def _by_words(text: str, said: str) -> FoundPlace | None:
    """The one place where these very words stand; spaces at their ends do not count."""
    words = said.strip()
    if len(words) < _LEAST or text.count(words) != 1:
        return None
    at = text.index(words)
    return FoundPlace(Span(at, at + len(words)), exact=True)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
