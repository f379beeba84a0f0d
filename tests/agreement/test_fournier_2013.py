"""Fournier (2013), Fournier & Inkpen (2012), Pevzner & Hearst (2002), Beeferman et al. (1999)."""

from __future__ import annotations

import pytest

from qualcode.agreement.unitizing.boundary_edits import boundary_edits
from qualcode.agreement.unitizing.boundary_similarity import (
    boundary_kappa,
    boundary_pi,
    boundary_similarity,
    boundary_similarity_of,
)
from qualcode.agreement.unitizing.continuum import Continuum, Unit
from qualcode.agreement.unitizing.segmentation_similarity import segmentation_similarity
from qualcode.agreement.unitizing.segmentations import Segmentations
from qualcode.agreement.unitizing.window_diff import pk, window_diff
from tests.agreement.fixtures_read import fixture

STARGAZER = fixture("fournier_2013")
MASSES = list(STARGAZER["segment_masses"].values())


def test_the_first_two_coders_of_the_stargazer_text() -> None:
    pair = Segmentations.of_masses(MASSES[:2])
    said = STARGAZER["pair_1_2"]
    assert boundary_similarity([pair]).value == pytest.approx(said["boundary_similarity_B"])
    assert segmentation_similarity([pair]).value == pytest.approx(said["segmentation_similarity_S"])
    assert window_diff(pair).value == pytest.approx(said["window_diff"])
    assert pk(pair).value == pytest.approx(said["pk"])


def test_a_hypothesis_against_the_first_coder() -> None:
    pair = Segmentations.of_masses([MASSES[0], [2, 6, 4, 2, 4, 3]])
    said = STARGAZER["hypothesis_2_6_4_2_4_3_vs_1"]
    assert boundary_similarity([pair]).value == pytest.approx(said["B"])
    assert window_diff(pair).value == pytest.approx(said["window_diff"])
    assert pk(pair).value == pytest.approx(said["pk"])


def test_seven_coders_beyond_chance() -> None:
    everybody = [Segmentations.of_masses(MASSES)]
    assert boundary_kappa(everybody).value == pytest.approx(
        STARGAZER["fleiss_kappa_linear(7 coders)"], abs=1e-12
    )
    assert boundary_pi(everybody).value == pytest.approx(STARGAZER["fleiss_pi_linear"], abs=1e-12)


def test_a_near_miss_costs_half_and_is_taken_once() -> None:
    edits = boundary_edits({5}, {4, 6})
    assert (edits.n_matched, edits.n_alone, edits.moved) == (0, 1, (1,))
    assert edits.cost(2) == 1.5


def test_no_boundary_at_all_has_a_reason() -> None:
    empty = Segmentations(10, (frozenset(), frozenset()))
    assert boundary_similarity([empty]).value is None
    assert boundary_kappa([empty]).value is None


def test_units_give_boundaries_inside_the_text_only() -> None:
    one = Continuum.of({"a": [Unit(0, 10, "x")], "b": [Unit(0, 10, "y"), Unit(15, 20, "x")]}, 20)
    assert boundary_similarity_of([one]).value == pytest.approx(1 / 2)
    unknown = Continuum.of({"a": [Unit(0, 10, "x")], "b": [Unit(0, 10, "y")]})
    assert "--length" in str(boundary_similarity_of([unknown]).reason)
