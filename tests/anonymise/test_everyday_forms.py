"""An age that anybody says gives nobody away; the same words with a figure or a name still do."""

from __future__ import annotations

import pytest

from qualcode.anonymise.leaks.forms import SecretForm
from qualcode.anonymise.leaks.search import find_leaks
from qualcode.engines.lexicon import load_lexicon
from qualcode.model import IdentifierKind

KEY = (
    SecretForm("deux ans", IdentifierKind.AGE, "[quelques années]"),
    SecretForm("62 ans", IdentifierKind.AGE, "[60-65 ans]"),
    SecretForm("Bois Joli", IdentifierKind.PLACE, "[lieu-dit 1]"),
)


@pytest.mark.parametrize(
    ("text", "n_leaks"),
    [
        ("On y va depuis deux ans, sans plus.", 0),
        ("Un médecin de 62 ans, sans plus.", 1),
        ("On habite à bois joli, sans plus.", 1),
    ],
)
def test_only_what_tells_somebody_apart_is_a_leak(text: str, n_leaks: int) -> None:
    assert len(find_leaks(text, KEY, load_lexicon())) == n_leaks
