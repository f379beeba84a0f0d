"""Names compared without their titles; what two share is told, nothing merges by itself."""

from __future__ import annotations

import pytest

from qualcode.anonymise.same_name import bare_form, shared_by
from qualcode.model import IdentifierKind

PERSON, PLACE, BODY = IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION


@pytest.mark.parametrize(
    ("first", "second", "kind", "reason"),
    [
        ("Bernard Castérac", "Castérac", PERSON, "same surname"),
        ("Bernard Castérac", "Bernard", PERSON, "same first name"),
        ("Durand", "D.", PERSON, "an initial that fits"),
        ("Jean Durand", "D.", PERSON, "an initial that fits"),
        ("Jean Marie Castérac", "Jean Castérac", PERSON, "one holds all words of the other"),
        ("Durand", "Durnad", PERSON, "nearly the same letters"),
        ("Odette Castérac", "Casterrac", PERSON, "nearly the same surname"),
        ("Odette Castérac", "Castérac Odette", PERSON, "the same words in another order"),
        ("Vernoux", "Vernoux-en-Plaine", PLACE, "one is the beginning of the other"),
        ("association Valfont", "Valfont", BODY, "one says what the other is called"),
        ("association R2VF", "R2VF", BODY, "one says what the other is called"),
        ("Vernoux", "Vernuox", PLACE, "nearly the same letters"),
        ("HO", "Hilda T. Orwell-Wray", PERSON, "initials that fit"),
        ("H.T.O.", "Hilda T. Orwell-Wray", PERSON, "initials that fit"),
    ],
)
def test_what_two_names_share_is_told(
    first: str, second: str, kind: IdentifierKind, reason: str
) -> None:
    for one, other in ((first, second), (second, first)):
        shared = shared_by(one, other, kind)
        assert shared is not None
        assert shared.text == reason


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Durand", "Lemoine", PERSON),
        ("Durand", "L.", PERSON),
        ("Marine", "Anne-Marie", PERSON),
        ("HX", "Hilda Orwell", PERSON),
        ("Jo", "Jim Oakes", PERSON),
        ("Bernard Castérac", "Lemoine", PERSON),
        ("Pré", "Pré-en-Val", PLACE),
        ("Vernoux-en-Plaine", "Plaine", PLACE),
    ],
)
def test_two_names_that_share_nothing(first: str, second: str, kind: IdentifierKind) -> None:
    assert shared_by(first, second, kind) is None


def test_titles_make_no_other_name() -> None:
    assert {bare_form(form) for form in ("Dr Durand", "docteur Durand", "Durand")} == {"Durand"}


def test_a_form_that_is_only_a_title_stays() -> None:
    assert bare_form("Docteur") == "Docteur"
