"""Extracts with something left out: […], (...), … between two stretches of one talk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.coding.near_match import near_matches
from qualcode.coding.word_index import WordIndex, folded_words

MAX_GAP_WORDS = 150
"""Farther apart than this the parts are two extracts, not one with a gap."""

_GAP = re.compile(r"\[\s*(?:…|\.{2,})\s*\]|\(\s*(?:…|\.{2,})\s*\)|…|\.{2,}")

Run = tuple[int, int]


def parts_of(extract: str) -> list[str]:
    """The stretches between the marks of omission, those without a word left out."""
    return [part for part in _GAP.split(extract) if folded_words(part, hesitations=False)]


def chains(index: WordIndex, parts: Sequence[str], threshold: float) -> list[list[Run]]:
    """Every way to find the parts in this order, tightest first, no two overlapping.

    Each part is a range of word numbers; none when a part is not there.
    """
    places = [_places_of(index, part, threshold) for part in parts]
    if not places or any(not runs for runs in places):
        return []
    found = [chain for first in places[0] if (chain := _follow(first, places[1:]))]
    apart: list[list[Run]] = []
    for chain in sorted(found, key=lambda c: (c[-1][1] - c[0][0], c[0][0])):
        if all(chain[-1][1] <= o[0][0] or o[-1][1] <= chain[0][0] for o in apart):
            apart.append(chain)
    return apart


def _places_of(index: WordIndex, part: str, threshold: float) -> list[Run]:
    words = folded_words(part, hesitations=False)
    exact = index.runs_of(words)
    if exact:
        return exact
    return sorted((m.first, m.last) for m in near_matches(index, words, threshold))


def _follow(first: Run, later: Sequence[list[Run]]) -> list[Run] | None:
    """The chain that takes the nearest place of every next part, within reach."""
    chain = [first]
    for runs in later:
        reached = chain[-1][1]
        following = next((run for run in runs if run[0] >= reached), None)
        if following is None or following[0] - reached > MAX_GAP_WORDS:
            return None
        chain.append(following)
    return chain
