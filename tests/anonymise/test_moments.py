"""Dates and ages as people say them: by a feast, a year cut short, a number alone."""

from __future__ import annotations

import pytest

from qualcode.anonymise import Lexicon
from qualcode.model import IdentifierKind
from tests.anonymise.times_told import AGE, DATE, times_told


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("They moved in the summer of '89, after the strike.", "the summer of '89", DATE),
        ("It was June of '04, a Sunday.", "June of '04", DATE),
        ("We got married on Boxing Day 1968, in the snow.", "Boxing Day 1968", DATE),
        ("I started there the last week of August.", "the last week of August", DATE),
        ("We lost him two years ago last March.", "two years ago last March", DATE),
        ("They raided the place in oh-six.", "oh-six", DATE),
        ("Q: What year was that?\nA: Eighty-two. No, eighty-three.", "eighty-three", DATE),
        ("From March to June 2016 we had no roof.", "March to June 2016", DATE),
        ("She died at seventy-nine, in her bed.", "seventy-nine", AGE),
        ("Q: And what age are you now?\nA: Fifty-six.", "Fifty-six", AGE),
        ("He'd be, what, fifty-one, fifty-two. He's a solicitor.", "fifty-one, fifty-two", AGE),
        ("I was fifteen, sixteen maybe. My youngest, nine, has asthma.", "nine", AGE),
        ("My nan lived on. She was a hundred and two, and she smoked.", "a hundred and two", AGE),
        ("She's in her late seventies and still drives.", "in her late seventies", AGE),
        ("The baby was three weeks old.", "three weeks old", AGE),
        ("He passed away, ninety-odd, with the racing on.", "ninety-odd", AGE),
        ("The twins were six, they thought it was funny.", "six", AGE),
        ("I didn't think I'd see fifty.", "fifty", AGE),
    ],
)
def test_an_english_moment_or_age_is_found_whole(
    lexicon: Lexicon, text: str, form: str, kind: IdentifierKind
) -> None:
    assert times_told(text, lexicon, "en").get(form) is kind


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("On a ouvert à Pâques 99, avec deux tables.", "Pâques 99", DATE),
        ("Ils sont venus le lundi de Pâques 1993.", "lundi de Pâques 1993", DATE),
        ("L'eau est montée du 14 au 15 octobre 2018.", "14 au 15 octobre 2018", DATE),
        ("Je suis de cinquante-quatre, donc calculez.", "cinquante-quatre", DATE),
        ("Q : C'était en quelle année ?\nR : Quatre-vingt-deux.", "Quatre-vingt-deux", DATE),
        ("Q : Vous aviez quel âge ?\nR : Cinquante-deux. Je partais.", "Cinquante-deux", AGE),
        ("Mon père est mort. Et à seize j'avais le tracteur.", "seize", AGE),
        ("J'avais même pas seize ans, aux chèques.", "seize ans", AGE),
        ("Elle a vingt-six, vingt-sept ans, elle vient du Nord.", "vingt-six, vingt-sept ans", AGE),
        ("Ma femme était enceinte de sept mois.", "sept mois", AGE),
        ("Il était arrivé à trois semaines, dans un panier.", "trois semaines", AGE),
        ("J'ai quarante-sept ans, quarante-huit en mai.", "quarante-huit", AGE),
        ("Elle a la soixantaine bien tassée.", "la soixantaine bien tassée", AGE),
    ],
)
def test_a_french_moment_or_age_is_found_whole(
    lexicon: Lexicon, text: str, form: str, kind: IdentifierKind
) -> None:
    assert times_told(text, lexicon, "fr").get(form) is kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The shop opens at nine and shuts at six. It's ten to four."),
        ("en", "There were eleven of us in the one room. We had three at home and two at school."),
        ("en", "It cost forty, maybe fifty pounds. It was thirty below. He's six foot four."),
        ("en", "It's number forty-two, the one with the hedge. Room twelve, second floor."),
        ("en", "They had us at thirty-two hours and now we're at twenty-three and a half."),
        ("en", "It's nineteen years old, the van. It's older than the driver."),
        ("en", "On Sundays we'd all be out, and the eighties were worse. That's fifty."),
        ("fr", "Le magasin ouvre à neuf heures et ferme à dix-neuf. On était onze."),
        ("fr", "Ça coûtait quarante, cinquante euros. On est passés de douze à quinze."),
        ("fr", "C'est au quarante-deux, celui avec la haie. Chambre douze, deuxième étage."),
        ("fr", "J'ai mis du temps, quinze ans. Il a fallu attendre.."),
        (
            "fr",
            "J'ai six mois de retard. Il mesure un mètre quatre-vingt-dix. Il fait moins trente.",
        ),
    ],
)
def test_hours_counts_and_prices_are_no_ages(lexicon: Lexicon, language: str, text: str) -> None:
    assert times_told(text, lexicon, language) == {}
