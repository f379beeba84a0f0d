"""Names as real transcripts hold them, line by line: each is found whole, what names nobody is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect
from qualcode.model import IdentifierKind

NAMES = Path(__file__).parent / "names"
KINDS = (IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION)
_MARK = re.compile(r"\{([Nn]):([^}]*)\}")


def _lines(language: str) -> list[str]:
    written = (NAMES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in written if line and not line.startswith("#")]


def _read(line: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The sentence without its marks, and the marks: N or n, start, end."""
    marks: list[tuple[str, int, int]] = []
    said, reached = "", 0
    line = line.replace(" ⏎ ", "\n")
    for mark in _MARK.finditer(line):
        said += line[reached : mark.start()]
        marks.append((mark.group(1), len(said), len(said) + len(mark.group(2))))
        said += mark.group(2)
        reached = mark.end()
    return said + line[reached:], marks


def wrong_in(line: str, language: str, lexicon: Lexicon) -> list[str]:
    """What is missed, cut short or found in vain in one line of the table."""
    said, marks = _read(line)
    without_capitals = said.startswith("~")
    settings = DetectionSettings(language, no_capitals=True if without_capitals else None)
    found = [one for one in detect(said, lexicon, settings) if one.kind in KINDS]
    wrong = [
        f"not whole: {said[start:end]}"
        for needed, start, end in marks
        if needed == "N"
        and not any(one.span.start <= start and end <= one.span.end for one in found)
    ]
    wrong += [
        f"in vain: {one.text}"
        for one in found
        if not any(one.span.start < end and start < one.span.end for _, start, end in marks)
    ]
    return wrong


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_line_of_the_table_is_answered(language: str, lexicon: Lexicon) -> None:
    wrong = {line: wrong_in(line, language, lexicon) for line in _lines(language)}
    assert {line: said for line, said in wrong.items() if said} == {}
