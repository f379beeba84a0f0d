"""A key written on the screen: each kind goes by one name, whatever the language."""

from __future__ import annotations

import pytest

from app.screens.anonymise_parts.given_key import kinds_by_name
from qualcode.model import IdentifierKind
from qualcode.wording import LANGUAGES, speaking


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_can_be_chosen_under_a_name_of_its_own(language: str) -> None:
    with speaking(language):
        assert set(kinds_by_name().values()) == set(IdentifierKind)


def test_an_identifying_number_is_no_quantity() -> None:
    with speaking("fr"):
        assert kinds_by_name()["Numéro identifiant"] is IdentifierKind.ID
        assert "Nombre" not in kinds_by_name()
