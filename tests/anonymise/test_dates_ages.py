"""Ages said without a unit, days without a month, short numbers of files."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect
from qualcode.model import IdentifierKind

AGE, DATE, ID = IdentifierKind.AGE, IdentifierKind.DATE, IdentifierKind.ID
PHONE = IdentifierKind.TELEPHONE


def kinds(text: str, lexicon: Lexicon, language: str) -> dict[str, IdentifierKind]:
    found = detect(text, lexicon, DetectionSettings(language))
    return {one.text: one.kind for one in found if one.is_replaced}


@pytest.mark.parametrize(
    ("language", "text", "form", "kind"),
    [
        ("fr", "Un gamin au bord de la route, treize ans, peut-être quatorze.", "quatorze", AGE),
        ("fr", "Ma fille Line a douze ans, Basile quinze, il est au lycée.", "quinze", AGE),
        ("fr", "Il est venu en car. Dix-sept ans, un CAP en poche.", "Dix-sept ans", AGE),
        ("fr", "C'est un grand, il a redoublé, seize ans et demi.", "seize ans et demi", AGE),
        (
            "fr",
            "J'ai quatre-vingts ans, et la voisine en a quatre-vingt-six.",
            "quatre-vingt-six",
            AGE,
        ),
        ("fr", "Je suis entrée en septembre soixante-quatre.", "septembre soixante-quatre", DATE),
        ("fr", "Au tribunal, numéro RG 18/00452, c'est long.", "RG 18/00452", ID),
        ("fr", "On se voit vendredi 13 à la mairie.", "vendredi 13", DATE),
        ("fr", "On est partis à l'été 2019 avec la caravane.", "été 2019", DATE),
        ("fr", "Mon matricule c'est le 204 587, je le sais par cœur.", "204 587", ID),
        ("fr", "Le dossier numéro RG 18/452, au tribunal.", "RG 18/452", ID),
        ("fr", "Son numéro, c'est le 06 12 34 56 78.", "06 12 34 56 78", PHONE),
        ("fr", "Vous me joignez au 0298000007 le soir.", "0298000007", PHONE),
        ("en", "I started there when I were fourteen.", "fourteen", AGE),
        ("en", "He'd be fifty when they told him.", "fifty", AGE),
        ("en", "The meeting was on Friday the twelfth, in the hall.", "Friday the twelfth", DATE),
        ("en", "We were married Easter 1953, in the chapel.", "Easter 1953", DATE),
        ("en", "My uncle took me on. That was seventy-eight.", "seventy-eight", DATE),
        ("en", "It went to court, claim number NI/4471/82.", "NI/4471/82", ID),
        ("en", "Participant ref TH-12, in the hall.", "TH-12", ID),
    ],
)
def test_what_dates_or_numbers_somebody_is_found_whole(
    language: str, text: str, form: str, kind: IdentifierKind, lexicon: Lexicon
) -> None:
    assert kinds(text, lexicon, language).get(form) is kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Entretien n° 3. On est vingt, peut-être trente. Il en faut douze, ou quinze."),
        (
            "fr",
            "Le dossier de 2019 est clos, l'affaire aussi. Rendez-vous mardi 14 heures, 18 000 francs.",
        ),
        ("en", "INTERVIEW NO. 12. There were fifty in the hall, and we took two of them."),
    ],
)
def test_counts_hours_and_numbers_of_interviews_are_neither_age_nor_number(
    language: str, text: str, lexicon: Lexicon
) -> None:
    assert not {form for form, kind in kinds(text, lexicon, language).items() if kind is not DATE}
