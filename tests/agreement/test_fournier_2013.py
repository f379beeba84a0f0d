"""Fournier (2013), Fournier & Inkpen (2012), Pevzner & Hearst (2002), Beeferman et al. (1999)."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.agreement.unitizing.boundary_edits import boundary_edits
from qualcode.agreement.unitizing.boundary_similarity import (
    boundary_kappa,
    boundary_pi,
    boundary_similarity,
)
from qualcode.agreement.unitizing.continuum import Continuum, Unit
from qualcode.agreement.unitizing.cuts import CUTS, measure_cuts, over_pairs
from qualcode.agreement.unitizing.segmentation_similarity import segmentation_similarity
from qualcode.agreement.unitizing.segmentations import Segmentations
from qualcode.agreement.unitizing.window_diff import pk, window_diff
from tests.agreement.fixtures_read import fixture

STARGAZER = fixture("fournier_2013")
MASSES = list(STARGAZER["segment_masses"].values())


def of_masses(masses: list[list[int]]) -> Segmentations:
    """From the lengths of each coder's segments, which cover the whole text."""
    ends = [list(accumulate(row)) for row in masses]
    return Segmentations(ends[0][-1], tuple(frozenset(row[:-1]) for row in ends))


def as_units(masses: dict[str, list[int]]) -> Continuum:
    """The same as units, end to end."""
    rows = {}
    for coder, row in masses.items():
        ends = [0, *accumulate(row)]
        rows[coder] = [Unit(a, b, "s") for a, b in pairwise(ends)]
    return Continuum.of(rows, sum(masses[next(iter(masses))]))


def test_the_first_two_coders_of_the_stargazer_text() -> None:
    pair = of_masses(MASSES[:2])
    said = STARGAZER["pair_1_2"]
    assert boundary_similarity([pair]).value == pytest.approx(said["boundary_similarity_B"])
    assert segmentation_similarity([pair]).value == pytest.approx(said["segmentation_similarity_S"])
    assert window_diff([pair]).value == pytest.approx(said["window_diff"])
    assert pk([pair]).value == pytest.approx(said["pk"])


def test_a_hypothesis_against_the_first_coder() -> None:
    pair = of_masses([MASSES[0], [2, 6, 4, 2, 4, 3]])
    said = STARGAZER["hypothesis_2_6_4_2_4_3_vs_1"]
    assert boundary_similarity([pair]).value == pytest.approx(said["B"])
    assert window_diff([pair]).value == pytest.approx(said["window_diff"])
    assert pk([pair]).value == pytest.approx(said["pk"])


def test_seven_coders_beyond_chance() -> None:
    everybody = [of_masses(MASSES)]
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
    assert over_pairs([one], boundary_similarity).value == pytest.approx(1 / 2)
    unknown = Continuum.of({"a": [Unit(0, 10, "x")], "b": [Unit(0, 10, "y")]})
    assert "--length" in str(over_pairs([unknown], boundary_similarity).reason)


def test_units_of_the_stargazer_text_give_every_published_number_by_its_name() -> None:
    masses = STARGAZER["segment_masses"]
    pair = measure_cuts([as_units({name: masses[name] for name in ("1", "2")})])
    said = STARGAZER["pair_1_2"]
    assert tuple(pair) == CUTS
    assert pair["boundary_similarity"].value == pytest.approx(said["boundary_similarity_B"])
    assert pair["segmentation_similarity"].value == pytest.approx(said["segmentation_similarity_S"])
    assert pair["window_diff"].value == pytest.approx(said["window_diff"])
    assert pair["pk"].value == pytest.approx(said["pk"])
    assert pair["pk"].parameters["reference"] == "1"
    everybody = measure_cuts([as_units(masses)])
    kappa = STARGAZER["fleiss_kappa_linear(7 coders)"]
    assert everybody["boundary_kappa"].value == pytest.approx(kappa, abs=1e-12)
    assert everybody["boundary_pi"].value == pytest.approx(STARGAZER["fleiss_pi_linear"])
    assert "choose two" in str(everybody["window_diff"].reason)


def test_who_cut_nothing_is_not_perfectly_alike() -> None:
    whole = Continuum.of({"a": [Unit(0, 30, "x")], "b": [Unit(0, 30, "x")]}, 30)
    nothing = Continuum.of({"a": [], "b": []}, 30)
    for continuum in (whole, nothing):
        assert all(found.value is None for found in measure_cuts([continuum]).values())
    for found in measure_cuts([Continuum.of({"a": [Unit(0, 9, "x")], "b": []})]).values():
        assert "--length" in str(found.reason)


def test_a_source_only_one_of_three_left_out_counts_for_the_other_two() -> None:
    three = Continuum.of({c: [Unit(5, 9, "x")] for c in "abc"}, 30)
    two = Continuum.of({"a": [Unit(5, 9, "x")], "b": [Unit(11, 19, "x")]}, 30)
    found = measure_cuts([three, two])
    assert found["boundary_similarity"].value == pytest.approx((1 / 3 + 1 + 1) / 3)
    assert found["boundary_kappa"].value == pytest.approx(1)
    apart = measure_cuts([two, Continuum.of({"a": [], "c": []}, 9)])
    assert apart["boundary_kappa"].value is None


cuts = st.frozensets(st.integers(1, 29), max_size=12)


@given(cuts, cuts, cuts, cuts)
def test_windows_by_runs_are_the_windows_one_by_one(
    a: frozenset[int], b: frozenset[int], c: frozenset[int], d: frozenset[int]
) -> None:
    texts = [Segmentations(30, (a, b)), Segmentations(30, (c, d))]
    width = max(2, round(60 / (len(a) + len(c) + 2) / 2))
    unlike = apart = 0
    for text in texts:
        for start in range(30 - width):
            window = range(start + 1, start + width + 1)
            first, second = (sum(p in row for p in window) for row in text.boundaries)
            unlike += first != second
            apart += (first > 0) != (second > 0)
    n = 2 * (30 - width)
    assert window_diff(texts).value == pytest.approx(unlike / n)
    assert pk(texts).value == pytest.approx(apart / n)
