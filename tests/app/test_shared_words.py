"""English words that French says in two ways: each place says its own."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import read_po

from app.screens.anonymise_parts.words import review_words
from qualcode.wording import gettext, speaking


def test_an_element_is_accepted_and_suggestions_are_too() -> None:
    with speaking("fr"):
        decisions = review_words()["decisions"]
        assert isinstance(decisions, dict)
        assert (decisions["accepted"], decisions["rejected"]) == ("accepté", "rejeté")
        assert gettext("suggestions accepted") == "acceptées"


def test_french_calls_released_texts_pseudonymised_never_anonymous() -> None:
    root = Path(__file__).parents[2]
    told = [page.read_text(encoding="utf-8") for page in root.glob("app/help/fr/*.md")]
    for catalogue in root.glob("qualcode/wording/locale/fr/LC_MESSAGES/*.po"):
        with catalogue.open("rb") as stream:
            for message in read_po(stream, locale="fr"):
                french = message.string
                told += [french] if isinstance(french, str) else french or []
    # the command and the option keep their names
    said = [
        re.sub(r"pseudonymis|qualcode anonymise|--already-anonymised", "", t, flags=re.I)
        for t in told
    ]
    assert [t for t in said if "anonymis" in t.lower()] == []
