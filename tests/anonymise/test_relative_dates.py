"""Dates and ages told by what stands beside them: mars dernier, fifty next month."""

from __future__ import annotations

import pytest

from qualcode.anonymise import Lexicon
from qualcode.model import IdentifierKind
from tests.anonymise.times_told import AGE, DATE, times_told


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("On a signé en juillet dernier, chez elle.", "juillet dernier", DATE),
        ("Il est parti en mars de l'année dernière.", "mars de l'année dernière", DATE),
        ("On repasse le 3 février prochain.", "3 février prochain", DATE),
        ("J'ai eu ma licence en 94–95, pas avant.", "94–95", DATE),
        ("Elle est venue en mil neuf cent septante-huit.", "mil neuf cent septante-huit", DATE),
        ("Il est mort le mercredi des Cendres 1993.", "mercredi des Cendres 1993", DATE),
        ("Elle aura une fille. Elle va faire vingt-deux. Voilà.", "vingt-deux", AGE),
        ("J'ai fait soixante-quinze en janvier.", "soixante-quinze", AGE),
        ("À cinquante balais, je pousse encore la brouette.", "cinquante balais", AGE),
        ("Elle est morte en juillet vingt-deux, chez elle.", "juillet vingt-deux", DATE),
        ("À dix-huit mois il est parti chez sa grand-mère.", "dix-huit mois", AGE),
        ("— Vous avez commencé à quel âge ?\n\n— Quatorze. À la coulée.", "Quatorze", AGE),
        ("Et puis Loan, 21, Mathis, douze.", "21", AGE),
        ("C'est une aînée de quatre-vingt-dix-sept ans.", "quatre-vingt-dix-sept ans", AGE),
    ],
)
def test_french_dates_and_ages_lean_on_the_words_beside_them(
    lexicon: Lexicon, text: str, form: str, kind: IdentifierKind
) -> None:
    assert times_told(text, lexicon, "fr").get(form) is kind


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("He sailed on the 14th of that August.", "the 14th of that August", DATE),
        ("I sat it again in November the same year.", "November the same year", DATE),
        ("My party's June the 19th, you ought to come.", "June the 19th", DATE),
        ("I did four years, '78 to '82, for that.", "'78 to '82", DATE),
        ("It was the Monday after Easter, 2007.", "the Monday after Easter, 2007", DATE),
        ("We wed on Fair Friday 1966, in the rain.", "Fair Friday 1966", DATE),
        ("We wrote the exam in May/June 2004.", "May/June 2004", DATE),
        ("By ninety-nine I was running the stall.", "ninety-nine", DATE),
        ("[F]: And you came when?\n\n[M]: Seventy-eight. I sold rice.", "Seventy-eight", DATE),
        ("That's my cousin, from the coast, fifty next month.", "fifty", AGE),
        (
            "My last year was nineteen and fifty-five. Then we left.",
            "nineteen and fifty-five",
            DATE,
        ),
        ("By thirteen I was stealing hubcaps.", "thirteen", AGE),
        ("He'd a stroke on the bus. Forty-nine. It was a shock.", "Forty-nine", AGE),
        ("Look at my salesgirl, seventeen, she adds in her head.", "seventeen", AGE),
    ],
)
def test_english_dates_and_ages_lean_on_the_words_beside_them(
    lexicon: Lexicon, text: str, form: str, kind: IdentifierKind
) -> None:
    assert times_told(text, lexicon, "en").get(form) is kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il y a trois mois, on avait douze vaches, puis vingt.", "fr"),
        ("On va faire vingt kilomètres, la route est longue.", "fr"),
        ("Ça coûte cinquante, en gros, avec la livraison.", "fr"),
        ("We had forty in stock. Twenty, in the end, were sold.", "en"),
        ("By twelve we had sold the lot. It took 30-40 people.", "en"),
    ],
)
def test_counts_and_durations_stay_what_they_are(
    lexicon: Lexicon, text: str, language: str
) -> None:
    assert not times_told(text, lexicon, language)
