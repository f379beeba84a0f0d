"""Person, place or body: settled by all the mentions of a name together."""

from __future__ import annotations

import pytest

from qualcode.anonymise.detect import detect
from qualcode.anonymise.identifiers import DetectionSettings
from qualcode.engines.lexicon import load_lexicon
from qualcode.model import IdentifierKind


def kinds(text: str, language: str = "fr") -> dict[str, set[IdentifierKind]]:
    """The kinds each found form was given."""
    found: dict[str, set[IdentifierKind]] = {}
    for one in detect(text, load_lexicon(), DetectionSettings(language=language)):
        if one.is_replaced:
            found.setdefault(one.text, set()).add(one.kind)
    return found


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Je suis né à Bromelles, oui. Derrière le bois c’est Bromelles aussi.", "Bromelles"),
        ("Le pharmacien de Trevolac est parti. Et Trevolac, personne n’y va.", "Trevolac"),
        ("Je travaille avec le docteur Sabatier, de Trevolac. On aime Trevolac.", "Trevolac"),
        ("Je me suis installé à Saint-Orvan-le-Bas en plein hiver.", "Saint-Orvan-le-Bas"),
        ("On est allés jusqu’à Bromelles. Eux, ils ont quitté Bromelles.", "Bromelles"),
    ],
)
def test_a_name_said_once_like_a_place_is_a_place_all_along(text: str, form: str) -> None:
    assert kinds(text)[form] == {IdentifierKind.PLACE}


def test_the_same_holds_in_english() -> None:
    text = "We live near Thrapwick. My father always said Thrapwick had no future."
    assert kinds(text, "en")["Thrapwick"] == {IdentifierKind.PLACE}


@pytest.mark.parametrize(
    "text",
    [
        "J’ai parlé à Brelinet hier. Alors Brelinet m’a répondu.",
        "C’est la mère de Brelinet. Un soir Brelinet, il passe me voir.",
        "Le docteur Brelinet est venu. On a tout dit à Brelinet.",
    ],
)
def test_somebody_one_speaks_to_does_not_become_a_place(text: str) -> None:
    assert IdentifierKind.PLACE not in set().union(*kinds(text).values())


def test_a_run_that_ends_like_a_firm_is_a_body() -> None:
    text = "I drove a tanker for Harrowmill Dairies for years."
    assert kinds(text, "en")["Harrowmill Dairies"] == {IdentifierKind.ORGANISATION}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Je tiens un cabinet sur Paris, rue basse.", "Paris"),
        ("Ma sœur est partie vivre à Florence, en Toscane.", "Florence"),
        ("Mon collègue s’est installé sur Nancy depuis peu.", "Nancy"),
        (
            "Je suis monté à Paris. Paris, ça fatigue. Des gens de Lyon ou de Paris, on en voit.",
            "Paris",
        ),
        ("On s’est promenés dans le Pravelet, au printemps.", "Pravelet"),
        ("Ils ont loué quartier Monfreid, au troisième.", "quartier Monfreid"),
        ("elle est partie vivre à nancy avec ses deux garçons, et moi je suis resté là", "nancy"),
    ],
)
def test_a_town_that_is_a_first_name_too_is_a_town_where_one_lives(text: str, form: str) -> None:
    (kind,) = {k for said, them in kinds(text).items() if form in said for k in them}
    assert kind == IdentifierKind.PLACE


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("J’ai donné les clés à Florence hier soir.", "Florence"),
        ("Je peux compter sur Florence pour les gardes.", "Florence"),
        ("Nancy m’a dit que c’était fermé.", "Nancy"),
    ],
)
def test_and_somebody_where_one_speaks_of_her(text: str, form: str) -> None:
    assert kinds(text)[form] == {IdentifierKind.PERSON}


@pytest.mark.parametrize(
    "text",
    [
        "I grew up in Paducah, Kentucky, near the mill.",
        "She is a nurse from Charlotte, North Carolina, by training.",
        "He stayed in Indiana and never came back.",
    ],
)
def test_a_town_with_its_state_is_a_place(text: str) -> None:
    assert set().union(*kinds(text, "en").values()) == {IdentifierKind.PLACE}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("J’ai travaillé onze ans chez Bouvrard, à la chaîne.", "Bouvrard"),
        ("On logeait à l’époque au foyer Sonalor avec mon frère.", "foyer Sonalor"),
    ],
)
def test_where_one_works_is_a_body(text: str, form: str) -> None:
    (kind,) = {
        k for said, them in kinds(text).items() if said in form or form in said for k in them
    }
    assert kind == IdentifierKind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("C’est la Sœur d’Odette qui tenait la ferme.", "Odette"),
        ("Alors Maman de Fabien est venue.", "Fabien"),
        ("Et Maman de Yannig nous attendait.", "Yannig"),
        ("J’ai vu madame de Kervalan.", "madame de Kervalan"),
    ],
)
def test_whose_sister_she_is_names_the_other(text: str, named: str) -> None:
    assert named in kinds(text)


@pytest.mark.parametrize(
    ("text", "named", "language"),
    [
        (
            "Et puis ma sœur Edwige est arrivée avec mon grand frère Lucas.",
            {"Edwige", "Lucas"},
            "fr",
        ),
        (
            "et puis ma soeur edwige est arrivée, elle habitait pas loin de chez nous",
            {"edwige"},
            "fr",
        ),
        ("J’ai dormi chez tante Edwige.", {"tante Edwige"}, "fr"),
        ("Then my sister Edwina came with her little brother Lucas.", {"Edwina", "Lucas"}, "en"),
    ],
)
def test_my_sister_is_still_read_where_her_name_is_replaced(
    text: str, named: set[str], language: str
) -> None:
    assert set(kinds(text, language)) == named


@pytest.mark.parametrize("name", ["Copper Downs", "Green Cove", "Tallow Strait"])
def test_what_land_an_english_name_ends_in_makes_it_a_place(name: str) -> None:
    assert kinds(f"My folks ran {name}, you see.", "en")[name] == {IdentifierKind.PLACE}
