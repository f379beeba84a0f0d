"""Interviews written for these tests, with what identifies marked in the text: [[Loïc|PER]].

A question mark after the type marks a span that identifies nobody: [[Secours catholique|ORG?]].
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from qualcode.anonymise import GoldSpan
from qualcode.engines.lexicon import ShippedLexicon, load_lexicon
from qualcode.model import IdentifierKind, Span

INTERVIEWS = Path(__file__).parent / "interviews"
_MARK = re.compile(r"\[\[(.+?)\|([A-Z]+)(\?)?\]\]")


@dataclass(frozen=True)
class MarkedText:
    """A text without its marks, and the marks as gold."""

    name: str
    language: str
    text: str
    gold: tuple[GoldSpan, ...]


def read_marked(name: str, language: str, marked: str) -> MarkedText:
    pieces: list[str] = []
    gold: list[GoldSpan] = []
    length = reached = 0
    for mark in _MARK.finditer(marked):
        before, said = marked[reached : mark.start()], mark.group(1)
        start = length + len(before)
        gold.append(
            GoldSpan(
                Span(start, start + len(said)), IdentifierKind(mark.group(2)), not mark.group(3)
            )
        )
        pieces += [before, said]
        length = start + len(said)
        reached = mark.end()
    return MarkedText(name, language, "".join([*pieces, marked[reached:]]), tuple(gold))


@pytest.fixture(scope="session")
def lexicon() -> ShippedLexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def interviews() -> tuple[MarkedText, ...]:
    """All marked interviews: farms, schools, prisons, wards, in French and English."""
    return tuple(
        read_marked(path.stem, path.suffixes[0][1:], path.read_text(encoding="utf-8"))
        for path in sorted(INTERVIEWS.glob("*.txt"))
    )
