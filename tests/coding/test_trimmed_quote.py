"""A quote trimmed by hand says nothing that was not said."""

from __future__ import annotations

import pytest

from qualcode.coding.trimmed_quote import follows, tidied

QUOTE = (
    "Le soir, je n’ai pas le temps [rires] de rappeler tout le monde, et la secrétaire non plus."
)


@pytest.mark.parametrize(
    "words",
    [
        QUOTE,
        "je n'ai pas le temps […] de rappeler",
        "Je n’ai pas le temps (...) et la secrétaire non plus",
        "[Elle dit] je n’ai pas [vraiment] le temps",
        "le temps [rires] de rappeler",
    ],
)
def test_words_left_out_or_put_between_brackets_are_a_trimming(words: str) -> None:
    assert follows(words, QUOTE)


@pytest.mark.parametrize(
    "words", ["je n’ai plus le temps", "la secrétaire […] je n’ai pas le temps", "[…]", "", " "]
)
def test_other_words_or_another_order_are_not(words: str) -> None:
    assert not follows(words, QUOTE)


def test_every_way_of_writing_an_omission_becomes_one() -> None:
    assert tidied(" a  (...) b [...]\nc [ … ] ") == "a […] b […] c […]"
