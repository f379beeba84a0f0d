"""Codes for a passage: ranked, with reasons, learning from what is rejected."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from qualcode.engines.encoder import default_encoder
from qualcode.suggestion.material import Material
from qualcode.suggestion.neighbours import alike_codes, doubtful, most_like
from qualcode.suggestion.suggester import Rejected, Suggester
from tests.suggestion.coded_extracts import material

PASSAGE = "Encore une réunion qui finit à vingt-trois heures"


@pytest.fixture(scope="module")
def suggester() -> Suggester:
    return Suggester(material(), "fr", [default_encoder().encode])


def test_the_code_of_like_extracts_comes_first_with_its_reasons(suggester: Suggester) -> None:
    first = suggester.suggest(PASSAGE, "M1")[0]
    assert first.key == "Réunions"
    assert "réunion" in first.of_its_words
    assert first.nearest and "réunion" in suggester.material.texts[first.nearest[0].row].lower()
    assert first.n_extracts == 8


def test_a_code_without_extracts_is_suggested_by_its_definition(suggester: Suggester) -> None:
    told = suggester.suggest("Leurs sigles m’agacent, ce jargon, tous ces sigles", "M1")
    place = [s.key for s in told].index("Jargon")
    assert place < 2
    assert told[place].n_extracts == 0
    assert "sigles" in told[place].of_its_words


def test_codes_it_has_already_are_not_suggested_again(suggester: Suggester) -> None:
    keys = [s.key for s in suggester.suggest(PASSAGE, "M1", without=["Réunions"])]
    assert keys and "Réunions" not in keys


def test_what_was_rejected_is_suggested_less(suggester: Suggester) -> None:
    rejected = Rejected((PASSAGE,), np.array([0]))
    taught = Suggester(
        material(),
        "fr",
        [default_encoder().encode],
        rejected=rejected,
        weights=suggester.weights,
    )
    before = {s.key: s.share for s in suggester.suggest(PASSAGE)}
    after = {s.key: s.share for s in taught.suggest(PASSAGE)}
    assert after["Réunions"] < before["Réunions"] / 2
    assert sum(after.values()) == pytest.approx(1)


def test_nothing_to_learn_from_suggests_by_labels_alone() -> None:
    full = material()
    none = Material(full.candidates, (), np.zeros(0, np.int64), ())
    told = Suggester(none, "fr", [default_encoder().encode]).suggest("Une question d’argent")
    assert told[0].key == "Argent"


def test_an_extract_of_another_code_looks_mis_coded(suggester: Suggester) -> None:
    right = material()
    codes = right.codes.copy()
    codes[0] = 2  # long evenings under distance
    wrong = Suggester(replace(right, codes=codes), "fr", [default_encoder().encode])
    shares = wrong.left_out()
    assert shares[0].argmax() == 0
    assert all(d.row == 0 for d in doubtful(wrong, shares)[:1])
    assert not alike_codes(suggester, np.eye(4)[right.codes])


def test_more_like_these_finds_what_is_near(suggester: Suggester) -> None:
    near = most_like(suggester, [0, 1, 2], ["La réunion du soir dure trop", "La neige tombe"])
    assert near[0] > near[1]
