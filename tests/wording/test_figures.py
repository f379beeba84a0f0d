"""Figures as the reader's language writes them."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from babel.messages.pofile import read_po

from qualcode.wording import Message, render, speaking
from qualcode.wording.figures import decimal, number_of, percent


def test_a_share_has_the_sign_and_the_space_of_the_language() -> None:
    assert percent(0.875, 1) == "87,5\u00a0%"
    with speaking("en"):
        assert percent(0.875, 1) == "87.5%"


def test_what_rounds_to_nothing_has_no_minus() -> None:
    assert (decimal(-0.0004, 2, kept=True), decimal(-1.5, 1)) == ("0,00", "−1,5")


def test_a_number_with_decimals_takes_the_plural_of_its_language() -> None:
    def told(value: float, language: str) -> str:
        with speaking(language):
            number, n = decimal(value, 1), number_of(value, 1)
        return render(
            Message.plural("{number} new code", "{number} new codes", n=n, number=number), language
        )

    assert [told(x, "fr") for x in (0.5, 1.96, 2.4)] == [
        "0,5 code nouveau", "2 codes nouveaux", "2,4 codes nouveaux",
    ]  # fmt: skip
    assert [told(x, "en") for x in (0.5, 1.5, 2.4)] == [
        "0.5 new codes", "1.5 new codes", "2.4 new codes",
    ]  # fmt: skip


def test_a_number_in_a_sentence_is_written_in_the_language_of_the_sentence() -> None:
    said = Message("{times}", times=2.5)
    assert (render(said, "fr"), render(said, "en")) == ("2,5", "2.5")


def test_no_english_message_puts_a_blank_before_a_percent_sign() -> None:
    catalogues = sorted(Path(str(files("qualcode.wording") / "locale")).rglob("*.po"))
    messages = [m for path in catalogues for m in read_po(path.open("rb")) if m.id]
    said = [text for m in messages for text in ([m.id] if isinstance(m.id, str) else m.id)]
    assert len(said) > 1000
    assert [text for text in said if re.search(r"[0-9}]\s%", text)] == []
