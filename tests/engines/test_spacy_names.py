"""The language model as second opinion, where it is installed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from qualcode.anonymise import detect
from qualcode.engines.lexicon import load_lexicon
from qualcode.engines.spacy_names import is_installed, load_model, model_spans, passages_to_read
from qualcode.errors import MissingExtraError
from qualcode.model import IdentifierKind

needs_model = pytest.mark.skipif(not is_installed("fr"), reason="the nlp extra is not installed")


@needs_model
def test_spans_of_the_model_stand_in_the_text() -> None:
    text = "Bonjour.\n\nJ'habite à Bordeaux avec Marie Curie."
    spans = model_spans(text)
    assert "Bordeaux" in [one.span.cut(text) for one in spans if one.kind is IdentifierKind.PLACE]


@needs_model
def test_the_model_takes_nothing_away() -> None:
    text = "J'ai vu Gwenaëlle Le Bihan à Loperhet avec le docteur Kermarrec."
    lexicon = load_lexicon()
    alone = {one.span for one in detect(text, lexicon)}
    together = detect(text, lexicon, model_spans=model_spans(text))
    assert all(any(one.span.contains(span) for one in together) for span in alone)


@needs_model
def test_the_model_loads_without_the_frameworks_it_does_not_need() -> None:
    code = (
        "import sys; from qualcode.engines.spacy_names import model_spans;"
        "assert model_spans('On va à Lyon avec Marie Curie.');"
        "assert not {'torch', 'tensorflow'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_language_without_model_says_what_to_install() -> None:
    assert not is_installed("zz")
    with pytest.raises(MissingExtraError, match="nlp"):
        load_model("zz")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Il pleuvait. On a vu Marie hier. Elle va bien.\nEt après ?", ["On a vu Marie hier."]),
        ("On va à Lyon. Avec Paul, oui.\nNon.", ["On va à Lyon. Avec Paul, oui."]),
        ("Oui.\nVoilà, c'est tout. Merci.", []),
        ("l'école Pasteur ferme", ["l'école Pasteur ferme"]),
    ],
)
def test_only_sentences_with_a_capital_inside_are_read(text: str, read: list[str]) -> None:
    offsets, passages = passages_to_read(text)
    assert passages == read
    assert [text[o : o + len(p)] for o, p in zip(offsets, passages, strict=True)] == read
