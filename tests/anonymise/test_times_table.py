"""The ways people say dates and ages, line by line: each is found whole, what counts is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect
from qualcode.model import IdentifierKind

TIMES = Path(__file__).parent / "times"
KINDS = {"D": IdentifierKind.DATE, "A": IdentifierKind.AGE}
_MARK = re.compile(r"\{([DAda]):([^}]*)\}")


def _lines(language: str) -> list[str]:
    written = (TIMES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in written if line and not line.startswith("#")]


def _read(line: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The sentence without its marks, and the marks: kind, start, end."""
    marks: list[tuple[str, int, int]] = []
    said = ""
    reached = 0
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
    found = [
        one
        for one in detect(said, lexicon, DetectionSettings(language))
        if one.kind in KINDS.values()
    ]
    wrong = [
        f"not whole: {said[start:end]}"
        for kind, start, end in marks
        if kind in KINDS
        and not any(
            one.kind is KINDS[kind] and one.span.start <= start and end <= one.span.end
            for one in found
        )
    ]
    wrong += [
        f"in vain: {one.text}"
        for one in found
        if not any(one.span.start < end and start < one.span.end for _, start, end in marks)
    ]
    return wrong


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_line_of_the_table_is_answered(language: str, lexicon: Lexicon) -> None:
    wrong = {line: wrong_in(line, language, lexicon) for line in _lines(language)}
    assert {line: said for line, said in wrong.items() if said} == {}
