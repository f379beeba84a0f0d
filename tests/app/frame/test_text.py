"""What somebody typed is shown as it was typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.frame.text import plain, short, strong
from qualcode.wording import Message


def unescaped(shown: str) -> str:
    """What a Markdown reader makes of escaped text."""
    return unescaped_signs(shown).replace("\N{WORD JOINER}", "")


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60))
def test_every_sign_that_markdown_reads_is_escaped(text: str) -> None:
    shown = plain(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`\[\]<>$#~|]", shown)
    assert unescaped(shown) == text.strip()


@pytest.mark.parametrize("typed", [":smile:", ":red[x]", ":material/lock:", "a :fire: b"])
def test_a_shortcode_stays_letters(typed: str) -> None:
    assert not re.search(r":[\w+\-/]+(?::|\[)", unescaped_signs(plain(typed)))


def unescaped_signs(shown: str) -> str:
    return re.sub(r"\\(.)", r"\1", shown)


def test_lines_stay_lines_and_no_line_becomes_code() -> None:
    assert plain("un\n    deux") == "un  \ndeux"


def test_a_message_is_said_in_the_language_of_the_session() -> None:
    assert plain(Message("Vault")) == "Coffre"
    assert strong(Message("Vault")) == "**Coffre**"


def test_a_long_title_is_cut_between_words() -> None:
    assert short("Exercer dans un territoire coordonné", 20) == "Exercer dans un…"
    assert short("court", 20) == "court"
    assert len(short("x" * 90, 20)) == 20
