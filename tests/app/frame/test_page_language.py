"""Streamlit's own words, said in another language and in English again."""

from __future__ import annotations

from app.frame.page_language import _back_to_english, _own_words
from qualcode.wording import speaking


def test_what_was_said_in_french_is_said_in_english_again() -> None:
    with speaking("fr"):
        french = _own_words()["Upload"]
    back = _back_to_english()
    assert back[french] == "Upload"
    assert back["ou déposez les fichiers ici"] == "or drop the files here"
    assert "Menu" not in back  # said for two of Streamlit's words
