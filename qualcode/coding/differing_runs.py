"""Where two sequences of words differ, quickly also where they are long.

Ratcliff and Obershelp's matching as in Python's difflib, which is slow where a few elements, such
as spaces and “de”, come again and again. Rare elements are matched first; what is left between
them is short and is matched whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TypeAlias

Run: TypeAlias = tuple[int, int, int, int]  # from, to in the old; from, to in the new

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SHORT = 90_000  # pairs of elements that are matched whole at once


def differing_runs(old: str, new: str) -> Iterator[Run]:
    """The stretches of two texts that differ, at whole words, in order; all else is the same."""
    before, after = _LINE.findall(old), _LINE.findall(new)
    at_old, at_new = _starts(before), _starts(after)
    for i1, i2, j1, j2 in _differing(before, after, popular=True):
        here, there = at_old[i1], at_new[j1]
        words, words_there = _tokens(old, here, at_old[i2]), _tokens(new, there, at_new[j2])
        begins, begins_there = _starts(words), _starts(words_there)
        for a1, a2, b1, b2 in _word_runs(words, words_there):
            yield (
                here + begins[a1],
                here + begins[a2],
                there + begins_there[b1],
                there + begins_there[b2],
            )


def _word_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    for i1, i2, j1, j2 in _differing(old, new, popular=False):
        if i1 == i2 or j1 == j2 or (i2 - i1) * (j2 - j1) > _SHORT:
            yield i1, i2, j1, j2
            continue
        for a1, a2, b1, b2 in _differing(old[i1:i2], new[j1:j2], popular=True):
            yield i1 + a1, i1 + a2, j1 + b1, j1 + b2


def _differing(old: Sequence[str], new: Sequence[str], *, popular: bool) -> Iterator[Run]:
    """Runs that differ; with ``popular``, what comes very often counts from the start."""
    matcher = SequenceMatcher(None, old, new, autojunk=not popular)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield i1, i2, j1, j2


def _tokens(text: str, start: int, end: int) -> list[str]:
    return _TOKEN.findall(text[start:end])


def _starts(parts: Sequence[str]) -> list[int]:
    return [0, *accumulate(map(len, parts))]
