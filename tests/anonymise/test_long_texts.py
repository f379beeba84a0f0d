"""A text four times as long takes about four times as long, whatever its shape."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect

INTERVIEWS = Path(__file__).parent / "interviews"
WORDS, LONGER, AT_MOST = 10_000, 4, 9
"""What grew with the square of a text's length would take sixteen times as long."""


def _words(language: str, n: int) -> list[str]:
    marked = " ".join(p.read_text("utf-8") for p in sorted(INTERVIEWS.glob(f"*.{language}.txt")))
    told = re.sub(r"\[\[(.+?)\|[A-Z]+\??\]\]", r"\1", marked).split()
    return (told * (n // len(told) + 1))[:n]


def _labels(_: str, n: int) -> str:
    return "\n".join("Nadège Rouvier : oui" if i % 2 else "Q : non" for i in range(n // 3))


def _numbers(language: str, n: int) -> str:
    said = "nineteen eighty five " if language == "en" else "mille neuf cent quatre-vingt "
    return said * (n // len(said.split()))


SHAPES: dict[str, Callable[[str, int], str]] = {
    "one line": lambda language, n: " ".join(_words(language, n)),
    "one line without capitals": lambda language, n: " ".join(_words(language, n)).lower(),
    "a word a line": lambda language, n: "\n".join(_words(language, n)),
    "labels": _labels,
    "numbers": _numbers,
    "a name over and over": lambda _, n: "Nadège Rouvier " * (n // 2),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_time_grows_with_the_length(shape: str, language: str, lexicon: Lexicon) -> None:
    settings = DetectionSettings(language)

    def seconds(text: str) -> float:
        begun = time.process_time()
        detect(text, lexicon, settings)
        return time.process_time() - begun

    short = SHAPES[shape](language, WORDS)
    once = min(seconds(short) for _ in range(3))
    assert seconds(SHAPES[shape](language, LONGER * WORDS)) < AT_MOST * max(once, 0.05)
