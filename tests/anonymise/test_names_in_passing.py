"""Names whose capital or place in the sentence says what they are: families, roads, rivers, bodies."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect


def _named(text: str, lexicon: Lexicon, language: str, *, small: bool = False) -> list[str]:
    settings = DetectionSettings(language, no_capitals=small)
    return [one.text for one in detect(text, lexicon, settings) if one.is_replaced]


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("en", "The vans came for the Vucaj family that morning.", "Vucaj"),
        ("en", "Nobody told us Glasgow, and off we went.", "Glasgow"),
        ("en", "It was at the garage there on Highway 331, by night.", "Highway 331"),
        ("en", "It's an hour and a half, on the A590, in the dark.", "A590"),
        ("en", "The case went to Barrister Okoro-Davies, for free.", "Barrister Okoro-Davies"),
        ("fr", "J'ai un logement sur la 7e Avenue, en haut.", "7e Avenue"),
        ("fr", "On montait par la rivière Péribonka, en canot.", "rivière Péribonka"),
        ("fr", "La voisine, c'était Frau Schlienger, une veuve.", "Frau Schlienger"),
    ],
)
def test_a_family_a_road_or_a_river_is_found_whole(
    lexicon: Lexicon, language: str, text: str, form: str
) -> None:
    assert form in _named(text, lexicon, language)


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("en", "we grew up in rosemount. artisan street. eleven of us.", "artisan street"),
        ("en", "and then she died, at foyle hospice.", "foyle hospice"),
        ("en", "he told alhaji bello that day.", "alhaji bello"),
        ("fr", "et un jour, à la saint-martin, elle est venue.", "saint-martin"),
    ],
)
def test_without_capitals_what_is_counted_and_has_no_article_is_a_name(
    lexicon: Lexicon, language: str, text: str, form: str
) -> None:
    assert any(form in one for one in _named(text, lexicon, language, small=True))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Avez-vous été payée ? Pantoute."),
        ("en", "His score was low on the Glasgow coma scale."),
    ],
)
def test_a_verb_before_its_subject_or_a_scale_is_no_name(
    lexicon: Lexicon, language: str, text: str
) -> None:
    assert not _named(text, lexicon, language)


def test_without_capitals_a_kind_of_school_or_bridge_is_no_name(lexicon: Lexicon) -> None:
    text = "they met on foot bridge, and later at teaching hospital."
    assert not _named(text, lexicon, "en", small=True)
