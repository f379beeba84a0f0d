"""Bodies whose name goes on in lower case, and the ones everybody has."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect


def _found(text: str, lexicon: Lexicon) -> set[str]:
    candidates = detect(text, lexicon, DetectionSettings("fr", no_capitals=False))
    return {one.text for one in candidates if one.is_replaced}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Elle a vu le Crédit insulaire, et rien.", "Crédit insulaire"),
        ("J'ai étudié à l'École des mines et de la verrerie, dehors.", "École des mines et de la verrerie"),
        ("Elle travaille à la Caisse populaire de la Baie, au guichet.", "Caisse populaire de la Baie"),
        ("On dansait à la Confrérie du muscat, le soir.", "Confrérie du muscat"),
        ("On a mangé à la Cantine chez Josy, en bas.", "Cantine chez Josy"),
        ("Le livre est sorti chez Au fil des vagues, en mars.", "Au fil des vagues"),
        ("Elle avait monté Terre d'escale avec sa sœur.", "Terre d'escale"),
        ("Il a été président du Regroupement des éleveurs du sud de la Corrèze, longtemps.",
         "Regroupement des éleveurs du sud de la Corrèze"),
    ],
)  # fmt: skip
def test_a_body_is_taken_to_the_last_word_of_its_name(
    text: str, name: str, lexicon: Lexicon
) -> None:
    assert name in _found(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "Il est passé par l'École primaire et par le Tribunal administratif.",
        "La loi vient de l'Assemblée nationale, pas de l'Académie française.",
        "Le Conseil a dit non. Le Service public, c'est fini.",
        "Il est passé Par moments, on se demande.",
    ],
)
def test_what_every_town_or_country_has_is_no_name(text: str, lexicon: Lexicon) -> None:
    assert not _found(text, lexicon)
