"""Encoders: the one that comes with the program, and models of sentence-transformers in a folder."""

from __future__ import annotations

import importlib.resources
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from qualcode.engines import bertopic_topics
from qualcode.engines.encoder import default_encoder, encoder_of
from qualcode.errors import NotFoundError
from qualcode.suggestion.words import content_lemmas


def test_the_default_encoder_speaks_french_and_english() -> None:
    one, same, other = default_encoder().encode(
        [
            "Les réunions du soir sont trop longues",
            "Evening meetings take too long",
            "La neige ferme la route du col",
        ]
    )
    assert one @ same > one @ other
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-4)
    assert default_encoder().encode([]).shape == (0, 512)


def test_opening_the_encoder_and_the_services_loads_no_torch() -> None:
    script = (
        "import sys, qualcode, qualcode.services.suggestion, qualcode.services.topics\n"
        "import qualcode.cli.commands\n"
        "from qualcode.engines.encoder import default_encoder\n"
        "default_encoder().encode(['bonjour'])\n"
        "print([m for m in ('torch', 'bertopic', 'umap', 'transformers') if m in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        encoder_of(tmp_path)


@pytest.mark.slow
def test_a_model_of_sentence_transformers_is_loaded_from_its_folder(tmp_path: Path) -> None:
    shipped = importlib.resources.files("all_minilm_l6_v2") / "model.zip"
    with importlib.resources.as_file(shipped) as path, zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
    folder = next(p.parent for p in sorted(tmp_path.rglob("modules.json")))
    encoder = encoder_of(folder)
    meeting, talk, snow = encoder.encode(["a long meeting", "a meeting that lasts", "snow falls"])
    assert meeting @ talk > meeting @ snow
    assert folder.name in encoder.name


@pytest.mark.slow
def test_bertopic_gives_the_same_topics_for_the_same_seed() -> None:
    subjects = ["réunions du soir", "argent et paiement", "route et neige", "dossiers et logiciels"]
    texts = [f"On parle de {subjects[n % 4]}, numéro {n}" for n in range(80)]
    vectors = default_encoder().encode(texts)

    def words_of(text: str) -> list[str]:
        return content_lemmas(text, "fr")

    first, second = (bertopic_topics.find_groups(texts, vectors, words_of) for _ in range(2))
    assert first.tolist() == second.tolist()
    broad, narrow = first
    assert len(set(broad[broad >= 0])) <= len(set(narrow[narrow >= 0]))
    for groups in first:
        sizes = np.bincount(groups[groups >= 0])
        assert len(sizes) >= 3
        assert sizes.max() < 60
