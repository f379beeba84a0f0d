"""Cohen (1960). A coefficient of agreement for nominal scales. Educ Psychol Meas 20, 37-46."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.agreement.coding.cohen_kappa import cohen_kappa
from qualcode.agreement.reliability_data import ReliabilityData
from qualcode.agreement.two_by_two import TwoByTwo

CASES = json.loads((Path(__file__).parent / "two_raters.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: "/".join(map(str, case["table"])))
def test_published_tables_give_their_observed_expected_and_final_values(
    case: dict[str, object],
) -> None:
    table = TwoByTwo(*case["table"])  # type: ignore[misc]
    answer = cohen_kappa(table.ratings())
    assert answer.observed == pytest.approx(case["observed"])
    assert answer.expected == pytest.approx(case["expected"])
    assert answer.value == pytest.approx(case["kappa"], abs=1e-12)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (TwoByTwo(), "no respondent text"),
        (TwoByTwo(neither=9), "Nobody used"),
        (TwoByTwo(both=9), "everywhere"),
    ],
)
def test_where_chance_agrees_everywhere_there_is_a_reason_instead_of_a_number(
    table: TwoByTwo, words: str
) -> None:
    answer = cohen_kappa(table.ratings())
    assert answer.value is None
    assert answer.reason is not None
    assert words in answer.reason.text


counts = st.integers(0, 10**7)


@settings(deadline=None)
@given(counts, counts, counts, counts)
def test_kappa_follows_its_definition_and_knows_no_first_coder(
    both: int, a_only: int, b_only: int, neither: int
) -> None:
    answer = cohen_kappa(TwoByTwo(both, a_only, b_only, neither).ratings())
    swapped = cohen_kappa(TwoByTwo(both, b_only, a_only, neither).ratings())
    if answer.value is None:
        assert swapped.value is None
        return
    assert answer.value == pytest.approx(swapped.value, abs=1e-9)
    n = both + a_only + b_only + neither
    chance = (both + a_only) * (both + b_only) + (b_only + neither) * (a_only + neither)
    assert answer.value == pytest.approx(
        ((both + neither) * n - chance) / (n * n - chance), abs=1e-6
    )
    assert (answer.value == 1) == (a_only == b_only == 0)


def test_two_coders_who_code_independently_score_nothing() -> None:
    # shares of 30 % and 50 %, crossed: 15 / 15 / 35 / 35
    assert cohen_kappa(TwoByTwo(15, 15, 35, 35).ratings()).value == pytest.approx(0, abs=1e-15)


def test_three_coders_are_sent_to_the_measure_that_takes_them() -> None:
    answer = cohen_kappa(ReliabilityData.of([["a", "b", "a"], ["a", "a", "a"]]))
    assert answer.value is None
    assert "conger_kappa" in str(answer.reason)


def test_a_unit_one_coder_did_not_judge_is_left_out() -> None:
    rows: list[list[str | None]] = [["a", "a"], ["b", "a"], ["b", "b"], ["a", None], [None, "b"]]
    assert cohen_kappa(ReliabilityData.of(rows)).value == pytest.approx(
        cohen_kappa(ReliabilityData.of(rows[:3])).value
    )
