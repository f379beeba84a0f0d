from __future__ import annotations

import pytest

from qualcode.anonymise.reading.spoken_language import language_of


@pytest.mark.parametrize("otherwise", ["fr", "en"])
def test_the_language_is_told_by_small_words(otherwise: str) -> None:
    english = "well I was there and they would not let us in"
    french = "ben je suis là et ils ne nous ont pas laissé entrer"
    assert language_of(english, otherwise) == "en"
    assert language_of(french, otherwise) == "fr"


def test_what_cannot_be_told_is_taken_for_the_language_of_the_study() -> None:
    assert language_of("Kerdec, 1987", "en") == "en"
    assert language_of("Kerdec, 1987", "fr") == "fr"
