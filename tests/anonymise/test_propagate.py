"""What is accepted once is found over the whole corpus."""

from __future__ import annotations

from qualcode.anonymise.propagate import AcceptedForm, propagate
from qualcode.engines.lexicon import ShippedLexicon
from qualcode.model import IdentifierKind, Span

PERSON = IdentifierKind.PERSON


def test_an_accepted_form_is_found_in_the_other_transcripts(lexicon: ShippedLexicon) -> None:
    texts = {"M1": "Avec Le Gall.", "M2": "J'ai vu LE GALL, puis le-gall.", "M3": "Rien."}
    found = propagate(texts, [AcceptedForm("Le Gall", PERSON)], {"M1": [Span(5, 12)]}, lexicon)
    assert {name: [one.text for one in ones] for name, ones in found.items()} == {
        "M1": [], "M2": ["LE GALL", "le-gall"], "M3": [],
    }  # fmt: skip


def test_the_longest_form_wins(lexicon: ShippedLexicon) -> None:
    forms = [AcceptedForm("Jean", PERSON), AcceptedForm("Jean Morel", PERSON)]
    found = propagate({"M1": "C'est Jean Morel et Jean."}, forms, {}, lexicon)
    assert [one.text for one in found["M1"]] == ["Jean Morel", "Jean"]


def test_an_ordinary_word_is_found_only_as_a_name(lexicon: ShippedLexicon) -> None:
    text = "Petit à petit. Un petit mot de Petit."
    found = propagate({"M1": text}, [AcceptedForm("Petit", PERSON)], {}, lexicon)
    assert [one.span.start for one in found["M1"]] == [text.rindex("Petit")]
