"""Units of meaning as lines of a text, to be cut and joined by breaking lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from qualcode.model import Span

_WORD = re.compile(r"\S+")


def at(text: str, turn: Span, starts: Collection[int]) -> tuple[Span, ...]:
    """A turn cut before every word that begins at one of these places, spaces left out."""
    found: list[Span] = []
    for word in _words(text, turn):
        if not found or word.start in starts:
            found.append(word)
        else:
            found[-1] = Span(found[-1].start, word.end)
    return tuple(found)


def spans_of(text: str, turns: Sequence[Span], lines: Sequence[str]) -> tuple[Span, ...] | int:
    """The stretches that lines stand for; the number of the first line with other words, if any.

    A line that goes over the end of a turn is cut there.
    """
    words = [(word, turn) for turn in turns for word in _words(text, turn)]
    found: list[Span] = []
    reached = 0
    for number, line in enumerate(lines, 1):
        open_turn: Span | None = None
        for said in line.split():
            if reached >= len(words) or words[reached][0].cut(text) != said:
                return number
            word, turn = words[reached]
            if open_turn == turn:
                found[-1] = Span(found[-1].start, word.end)
            else:
                found.append(word)
                open_turn = turn
            reached += 1
    return tuple(found) if reached == len(words) else max(1, len(lines))


def _words(text: str, turn: Span) -> list[Span]:
    return [Span(m.start(), m.end()) for m in _WORD.finditer(text, turn.start, turn.end)]
