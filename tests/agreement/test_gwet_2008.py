"""Gwet (2008), Scott (1955), Bennett (1954) and Brennan & Prediger (1981) on tables of two."""

from __future__ import annotations

import pytest

from qualcode.agreement.coding.brennan_prediger import brennan_prediger
from qualcode.agreement.coding.fleiss_kappa import fleiss_kappa
from qualcode.agreement.coding.gwet_ac1 import gwet_ac1
from qualcode.agreement.coding.krippendorff_alpha import krippendorff_alpha
from qualcode.agreement.coding.scott_pi import scott_pi
from qualcode.agreement.reliability_data import ReliabilityData
from qualcode.agreement.two_by_two import TwoByTwo
from tests.agreement.fixtures_read import fixture


@pytest.mark.parametrize("case", fixture("two_raters_2x2")["cases"])
def test_two_textbook_tables(case: dict[str, object]) -> None:
    ratings = TwoByTwo(*case["table"]).ratings()  # type: ignore[misc]
    for measure, key in (
        (scott_pi, "scott_pi"),
        (fleiss_kappa, "scott_pi"),
        (gwet_ac1, "gwet_AC1"),
        (brennan_prediger, "brennan_prediger_S"),
        (krippendorff_alpha, "kripp_alpha"),
    ):
        assert measure(ratings).value == pytest.approx(case[key], abs=1e-12)


def test_categories_nobody_used_count_where_chance_is_one_in_q() -> None:
    rows = [["a", "a"], ["b", "a"], ["b", "b"]]
    few = ReliabilityData.of(rows)
    many = ReliabilityData.of(rows, categories=["a", "b", "c", "d"])
    assert brennan_prediger(few).value == pytest.approx((2 / 3 - 1 / 2) / (1 / 2))
    assert brennan_prediger(many).value == pytest.approx((2 / 3 - 1 / 4) / (3 / 4))
    assert brennan_prediger(many).parameters["q"] == 4
    assert (gwet_ac1(many).value or 0) > (gwet_ac1(few).value or 0)
    assert scott_pi(many).value == scott_pi(few).value


def test_one_possible_category_leaves_nothing_to_choose() -> None:
    alone = ReliabilityData.of([["a", "a"]])
    for measure in (gwet_ac1, brennan_prediger, scott_pi):
        assert measure(alone).value is None
