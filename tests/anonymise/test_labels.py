"""Labels of speakers that stand in the text: they name nobody, and what follows opens a sentence."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect

_LETTERS = "Q. Tell me about the farm.\nA. Half of it is gone.\nQ. And then?\nA. Yeah. Good.\n"
_ENGLISH = _LETTERS + "Q. Congratulations.\nA. True. Ask Wiremu.\n"
_FRENCH = "M. M. — Oh là, on naissait docker.\nJ. — Et après ?\nM. M. — Soixante ans.\n"


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [("en", _ENGLISH, {"Wiremu"}), ("fr", _FRENCH + "J. — Et Bachir ?\n", {"Bachir"})],
)
def test_a_label_of_letters_begins_no_name(
    language: str, text: str, names: set[str], lexicon: Lexicon
) -> None:
    found = detect(text, lexicon, DetectionSettings(language, no_capitals=False))
    people = {one.text for one in found if one.is_replaced and one.kind.value == "PER"}
    assert people == names
