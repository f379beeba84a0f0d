"""Words of real sentences in any order, with any stops between them: detection reads them all."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect

HERE = Path(__file__).parent
GAPS = (
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    ". ",
    ", ",
    "",
    "-",
    "' ",
    "’",
    " : ",
    "… ",
    " (",
    ") ",
    "\t",
)
LENGTHS, TEXTS = (1, 2, 3, 5, 8, 20, 60), 1_500


def _words(language: str) -> list[str]:
    tables = [*HERE.glob(f"*/{language}.txt"), *HERE.glob(f"interviews/*.{language}.txt")]
    marked = " ".join(path.read_text(encoding="utf-8") for path in tables)
    return sorted(set(re.sub(r"\[\[|\|[A-Z]+\??\]\]|\{\w:|[{}]", "", marked).split()))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_any_order_of_words_is_read(language: str, lexicon: Lexicon) -> None:
    chance, words = random.Random(language), _words(language)
    for _ in range(TEXTS):
        text = "".join(
            chance.choice(words) + chance.choice(GAPS) for _ in range(chance.choice(LENGTHS))
        )
        text = chance.choice((text, text, text.lower(), text.upper()))
        for one in detect(text, lexicon, DetectionSettings(language)):
            assert one.span.cut(text) == one.text and one.text.strip()


@pytest.mark.parametrize("text", ["Post O’", "Rue L'", "Emma D'", "Jean Va'", "Anne Ma’"])
def test_a_text_that_ends_in_an_elision_is_read(text: str, lexicon: Lexicon) -> None:
    for language in ("fr", "en"):
        for one in detect(text, lexicon, DetectionSettings(language)):
            assert one.span.cut(text) == one.text


@pytest.mark.parametrize(
    "text",
    [
        "name: ???\nQ: So",
        "AB - Ada-\nBob",
        "My boss, Um, was",
        "so the song called Um",
        "first: Um",
    ],
)
def test_a_field_or_a_name_of_no_words_is_read(text: str, lexicon: Lexicon) -> None:
    for said in (text, text.lower()):
        for one in detect(said, lexicon, DetectionSettings("en")):
            assert one.span.cut(said) == one.text
