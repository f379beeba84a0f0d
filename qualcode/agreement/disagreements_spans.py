"""Lengths of text on which stretches differ, in letters and figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import reduce

from qualcode.model import Span, merge_spans


class Letters:
    """The letters and figures of a text: blanks and punctuation make no difference."""

    def __init__(self, text: str) -> None:
        self._at = [i for i, sign in enumerate(text) if sign.isalnum()]

    def n_in(self, spans: Iterable[Span]) -> int:
        """How many stand in disjoint spans."""
        return sum(bisect_left(self._at, s.end) - bisect_left(self._at, s.start) for s in spans)


def union(groups: Iterable[Iterable[Span]]) -> list[Span]:
    """What any of several groups of spans covers: sorted, disjoint, not touching."""
    return merge_spans([span for group in groups for span in group])


def shared(groups: Sequence[Sequence[Span]]) -> list[Span]:
    """What all of several groups of sorted, disjoint spans cover."""
    return reduce(_both, (list(group) for group in groups)) if groups else []


def _both(first: list[Span], second: list[Span]) -> list[Span]:
    found: list[Span] = []
    i = j = 0
    while i < len(first) and j < len(second):
        part = first[i].intersection(second[j])
        if part is not None:
            found.append(part)
        if first[i].end <= second[j].end:
            i += 1
        else:
            j += 1
    return found
