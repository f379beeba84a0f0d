"""Names with what is written onto them, and names that a list of harmless ones used to hide."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect
from qualcode.anonymise.same_name import bare_form


def _found(text: str, lexicon: Lexicon, language: str) -> set[str]:
    candidates = detect(text, lexicon, DetectionSettings(language, no_capitals=False))
    return {one.text for one in candidates if one.is_replaced}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Il est mort à la Tamone, au troisième.", "la Tamone"),
        ("fr", "On vivait de petits riens, mais à l'Estrave.", "l'Estrave"),
        ("fr", "Le centre pénitentiaire de Riom a fermé.", "centre pénitentiaire de Riom"),
        ("fr", "On a monté Les Dames du port, à douze.", "Les Dames du port"),
        ("fr", "La boîte, c'était Kaluno Santé, au début.", "Kaluno Santé"),
        ("en", "I worked at Larvery's, the pub on the hill.", "Larvery's"),
        ("en", "She was at Tilley and Hendersyn, in the yard.", "Tilley and Hendersyn"),
        ("en", "A sonographer. At the Western General, for years.", "Western General"),
        ("en", "I'm Wiremu. Ask Bo, he knows. Wi to most.", "Bo"),
        ("en", "I go to the Pensioners' Friendly on a Monday.", "Pensioners' Friendly"),
        ("en", "With the hankie. Paddy Dohertey was there.", "Paddy Dohertey"),
        ("en", "In the flood. Troublesome Creek came up.", "Troublesome Creek"),
        ("en", "He went to Harvard, would you believe.", "Harvard"),
        ("en", "They were kind. Snow gave us first option.", "Snow"),
        ("en", "No drink in the sheds. Bell senior comes every year.", "Bell"),
    ],
)
def test_a_name_is_found_with_what_belongs_to_it(
    language: str, text: str, name: str, lexicon: Lexicon
) -> None:
    assert name in _found(text, lexicon, language)


def test_a_shop_is_somebody_where_the_text_names_its_bearer(lexicon: Lexicon) -> None:
    text = "J'ai connu Solange Picard. Alors Picard a vendu. Sinon on va chez Darty."
    found = _found(text, lexicon, "fr")
    assert {"Solange Picard", "Picard"} <= found
    assert "Darty" not in found


def test_an_owner_is_told_from_a_shop(lexicon: Lexicon) -> None:
    assert "Hesketh" in _found("We sat in Hesketh's kitchen, that day.", lexicon, "en")


def test_thanks_to_somebody_is_no_first_name(lexicon: Lexicon) -> None:
    assert "Grâce" not in _found("C'est fini. Grâce à Priya, on mange.", lexicon, "fr")


def test_an_article_is_no_part_of_what_tells_an_entity() -> None:
    assert bare_form("la Tamone") == bare_form("Tamone") == "Tamone"
    assert bare_form("l'Estrave") == "Estrave"
    assert bare_form("Le Gall") == "Le Gall"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mon conseiller au Crédit Agricole, il m'a ri au nez.", "Crédit Agricole"),
        ("C'est le grand Sylvestre, celui du quai.", "grand Sylvestre"),
        ("Moi c'est Gilberte à Fred, si tu veux.", "Gilberte à Fred"),
    ],
)
def test_a_french_name_is_found_as_people_say_it(text: str, name: str, lexicon: Lexicon) -> None:
    assert name in _found(text, lexicon, "fr")


def test_a_public_service_employs_nobody_in_particular(lexicon: Lexicon) -> None:
    text = "Elle travaille à l'Éducation nationale, et lui à France Travail."
    assert _found(text, lexicon, "fr") == set()


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Elle s'appelle Sylvette Borel. Et sylvette c'est ma femme.", "sylvette"),
        ("fr", "Mon frère Noël dit non, Noël il est prêtre.", "Noël"),
        (
            "en",
            "A chap called de Witte, we never got him. Anneke de Witte came.",
            "Anneke de Witte",
        ),
        ("en", "The building at 1600 South 6th Street, same floor.", "1600 South 6th Street"),
    ],
)
def test_a_name_is_found_again_and_whole(
    language: str, text: str, name: str, lexicon: Lexicon
) -> None:
    assert name in _found(text, lexicon, language)
