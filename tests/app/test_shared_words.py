"""English words that French says in two ways: each place says its own."""

from __future__ import annotations

from app.screens.anonymise_parts.words import review_words
from qualcode.wording import gettext, speaking


def test_an_element_is_accepted_and_suggestions_are_too() -> None:
    with speaking("fr"):
        decisions = review_words()["decisions"]
        assert isinstance(decisions, dict)
        assert (decisions["accepted"], decisions["rejected"]) == ("accepté", "rejeté")
        assert gettext("suggestions accepted") == "acceptées"
