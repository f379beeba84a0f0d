"""Labels that look mistyped, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from qualcode.ingest.header_words import ALL_KEYS
from qualcode.ingest.structure.label_words import (
    INTERVIEWER_WORDS,
    NEUTRAL_WORDS,
    OTHER_WORDS,
    RESPONDENT_WORDS,
)

_FACTS = frozenset(word.replace(" ", "") for word in ALL_KEYS)
_WORDS = INTERVIEWER_WORDS | RESPONDENT_WORDS | OTHER_WORDS | NEUTRAL_WORDS
_PARTS = re.compile(r"(\D*)(\d*\D*)")
_SHORTEST = 5
_LONG = 9


def nearest_label(key: str, labels: Iterable[str]) -> str | None:
    """The label key that differs from ``key`` by a slip of the finger, numbers being equal."""
    word, number = _parts(key)
    if len(word) < _SHORTEST or word in _WORDS or word in _FACTS:
        return None
    near = [
        (distance, label)
        for label in labels
        if label != key and _parts(label)[1] == number
        if (distance := _slip(word, _parts(label)[0])) is not None
    ]
    return min(near)[1] if near else None


def nearest_word(key: str) -> str | None:
    """The known word for a speaker that ``key`` misspells, or None."""
    word, _ = _parts(key)
    if len(word) < _SHORTEST + 1 or word in _WORDS or word in _FACTS:
        return None
    near = [(d, known) for known in _WORDS if (d := _slip(word, known)) is not None]
    return min(near)[1] if near else None


def _slip(word: str, meant: str) -> int | None:
    allowed = 2 if min(len(word), len(meant)) >= _LONG else 1
    distance = OSA.distance(word, meant, score_cutoff=allowed)
    return distance if 0 < distance <= allowed else None


def _parts(key: str) -> tuple[str, str]:
    match = _PARTS.fullmatch(key)
    return (match[1], match[2]) if match else (key, "")
