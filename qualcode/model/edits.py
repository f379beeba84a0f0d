"""Text edits, and how everything that stands in a text follows them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.model.span import Span


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Put ``replacement`` where ``span`` stands."""

    span: Span
    replacement: str

    def within_lines(self, text: str) -> Iterator[TextEdit]:
        """The edit as it is, or one a line: the breaks between turns and paragraphs stay."""
        if "\n" not in self.span.cut(text):
            yield self
            return
        for line in re.finditer(r"[^\n]+", self.span.cut(text)):
            start = self.span.start + line.start()
            yield TextEdit(Span(start, start + len(line[0])), self.replacement)


@dataclass(frozen=True, slots=True)
class MovedSpan:
    """Where a span stands after the edits; ``exact`` when each end fell outside every edit."""

    span: Span | None
    exact: bool


class OffsetMap:
    """Maps spans of the text before the edits to spans of the text after them.

    An end that falls inside an edited stretch is moved to the outer end of the replacement and
    the span is marked inexact. A span lying wholly inside removed text maps to None.
    """

    def __init__(self, edits: tuple[TextEdit, ...]) -> None:
        self.edits = tuple(sorted(edits, key=lambda e: (e.span.start, e.span.end)))
        self._starts = [edit.span.start for edit in self.edits]
        self._shifts = [0]
        reached = 0
        for edit in self.edits:
            if edit.span.start < reached:
                raise ValueError(f"two edits overlap at {edit.span.start}")
            reached = edit.span.end
            self._shifts.append(self._shifts[-1] + len(edit.replacement) - len(edit.span))

    def apply(self, text: str) -> str:
        """The text after the edits."""
        pieces, reached = [], 0
        for edit in self.edits:
            pieces += [text[reached : edit.span.start], edit.replacement]
            reached = edit.span.end
        return "".join([*pieces, text[reached:]])

    def move(self, span: Span) -> MovedSpan:
        """Where ``span`` stands afterwards."""
        start, start_exact = self._move_end(span.start, opening=True)
        end, end_exact = self._move_end(span.end, opening=False)
        if start >= end and len(span):
            return MovedSpan(None, exact=False)
        return MovedSpan(Span(start, max(start, end)), start_exact and end_exact)

    def _move_end(self, offset: int, *, opening: bool) -> tuple[int, bool]:
        index = bisect_right(self._starts, offset) - 1
        # an insertion exactly at a closing end stays outside the span
        while index >= 0 and not opening and self.edits[index].span.start == offset:
            index -= 1
        if index < 0:
            return offset, True
        edit = self.edits[index]
        if offset >= edit.span.end or (opening and offset == edit.span.start):
            if opening and offset == edit.span.start and len(edit.span):
                return offset + self._shifts[index], True
            return offset + self._shifts[index + 1], True
        start = edit.span.start + self._shifts[index]
        return (start if opening else start + len(edit.replacement)), False

    def inverse(self, text: str) -> OffsetMap:
        """The map back, given the text before the edits."""
        back = []
        for index, edit in enumerate(self.edits):
            start = edit.span.start + self._shifts[index]
            here = Span(start, start + len(edit.replacement))
            back.append(TextEdit(here, edit.span.cut(text)))
        return OffsetMap(tuple(back))
