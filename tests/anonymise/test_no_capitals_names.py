"""Names without capitals, told by what stands before them and by the whole of the text."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect


def _found(text: str, lexicon: Lexicon, language: str) -> list[str]:
    candidates = detect(text, lexicon, DetectionSettings(language, no_capitals=True))
    return [one.text for one in candidates if one.is_replaced]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "it went before judge bentlow in the end.", "judge bentlow"),
        ("en", "that was paddy dohertey, he sang.", "paddy dohertey"),
        ("en", "we sat there. murray bell was there with his dog.", "murray bell"),
        ("en", "she came from lost creek as a girl.", "lost creek"),
        ("en", "there was a shelter. heartland hospice, it was.", "heartland hospice"),
        ("en", "there was somebody from mallow family care that day.", "mallow family care"),
        ("en", "they bought a house in piopio last year.", "piopio"),
        ("en", "that was it. sergeant telfer put his hand on my back.", "sergeant telfer"),
        ("en", "that boy is a preacher in flint right now.", "flint"),
        ("fr", "c'est ousmane, il vient de mantes et il rit.", "mantes"),
        ("fr", "la femme à soumaré, elle faisait les sandwichs.", "soumaré"),
        ("fr", "un petit gros, qu'on appelait kiki, un vrai frère.", "kiki"),
        ("fr", "j'ai connu lynda aït-hamouda au musée.", "lynda aït-hamouda"),
    ],
)
def test_a_name_in_lower_case_is_found_whole(
    language: str, text: str, name: str, lexicon: Lexicon
) -> None:
    assert name in _found(text, lexicon, language)


def test_a_word_used_as_a_name_throughout_is_one_everywhere(lexicon: Lexicon) -> None:
    text = "dot did the flowers. that was dot's way. the wake was quiet because dot slept."
    assert _found(text, lexicon, "en").count("dot") == 3


def test_a_word_with_its_article_somewhere_is_none(lexicon: Lexicon) -> None:
    text = "bell did it. that was the bell. we rang the bell and bell rang."
    assert "bell" not in _found(text, lexicon, "en")


def test_what_everybody_says_over_and_over_is_no_name(lexicon: Lexicon) -> None:
    text = "aye, fine. they miss me, aye. oh aye. and him, i told him. c’est-à-dire."
    assert _found(text, lexicon, "en") == []
    assert _found("le dernier, c’est-à-dire ? je suis là.", lexicon, "fr") == []
