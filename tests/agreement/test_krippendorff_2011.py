"""Krippendorff (2011). Computing Krippendorff's alpha-reliability. Sections A to D."""

from __future__ import annotations

import pytest

from qualcode.agreement.coding.krippendorff_alpha import Level, krippendorff_alpha
from qualcode.agreement.coding.percent import percent
from qualcode.agreement.coding.scott_pi import scott_pi
from qualcode.agreement.reliability_data import ReliabilityData
from tests.agreement.fixtures_read import columns, fixture

PAPER = fixture("krippendorff_2011")


def test_two_observers_and_two_values() -> None:
    case = PAPER["A_binary_2obs"]
    ratings = ReliabilityData.of(columns(case["data"]))
    assert krippendorff_alpha(ratings).value == pytest.approx(case["alpha"], abs=1e-10)
    assert percent(ratings).value == pytest.approx(case["percent_agreement"])
    assert scott_pi(ratings).value == pytest.approx(case["scott_pi"], abs=1e-8)


def test_two_observers_and_many_values() -> None:
    case = PAPER["B_nominal_2obs"]
    ratings = ReliabilityData.of(columns(case["data"]))
    assert krippendorff_alpha(ratings).value == pytest.approx(case["alpha"], abs=1e-9)


@pytest.mark.parametrize("level", list(Level))
def test_four_observers_with_missing_values_at_every_level(level: Level) -> None:
    case = PAPER["C_4obs_missing"]
    ratings = ReliabilityData.of(columns(case["data"]), categories=[1, 2, 3, 4, 5])
    answer = krippendorff_alpha(ratings, level=level)
    assert answer.value == pytest.approx(case["alpha"][level.value], abs=1e-7)
    assert answer.parameters["level"] == level.value


def test_without_variation_alpha_has_a_reason_and_is_not_one() -> None:
    for level in Level:
        answer = krippendorff_alpha(ReliabilityData.of([[1, 1], [1, 1]]), level=level)
        assert answer.value is None
        assert "variation" in str(answer.reason)


def test_units_of_one_judgement_do_not_count() -> None:
    rows: list[list[int | None]] = [[1, 2], [1, 1], [2, 2]]
    more: list[list[int | None]] = [*rows, [2, None], [None, 1], [None, None]]
    plain = krippendorff_alpha(ReliabilityData.of(rows)).value
    assert krippendorff_alpha(ReliabilityData.of(more)).value == plain
