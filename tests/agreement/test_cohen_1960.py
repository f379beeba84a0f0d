"""Cohen (1960). A coefficient of agreement for nominal scales. Educ Psychol Meas 20, 37-46."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.agreement.cohen_kappa import cohen_kappa
from qualcode.agreement.two_by_two import TwoByTwo

CASES = json.loads((Path(__file__).parent / "two_raters.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: "/".join(map(str, case["table"])))
def test_published_tables_give_their_observed_expected_and_final_values(
    case: dict[str, object],
) -> None:
    table = TwoByTwo(*case["table"])  # type: ignore[misc]
    answer = cohen_kappa(table)
    assert answer.observed == pytest.approx(case["observed"])
    assert answer.expected == pytest.approx(case["expected"])
    assert answer.value == pytest.approx(case["kappa"], abs=1e-12)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (TwoByTwo(), "no respondent text"),
        (TwoByTwo(neither=9), "Neither"),
        (TwoByTwo(both=9), "all of the text"),
    ],
)
def test_where_chance_agrees_everywhere_there_is_a_reason_instead_of_a_number(
    table: TwoByTwo, words: str
) -> None:
    answer = cohen_kappa(table)
    assert answer.value is None
    assert answer.reason is not None
    assert words in answer.reason.text


counts = st.integers(0, 10**7)


@settings(deadline=None)
@given(counts, counts, counts, counts)
def test_kappa_follows_its_definition_and_knows_no_first_coder(
    both: int, a_only: int, b_only: int, neither: int
) -> None:
    answer = cohen_kappa(TwoByTwo(both, a_only, b_only, neither))
    swapped = cohen_kappa(TwoByTwo(both, b_only, a_only, neither))
    assert answer.value == swapped.value
    if answer.value is None or answer.observed is None or answer.expected is None:
        return
    assert -1 <= answer.value <= 1
    by_definition = (answer.observed - answer.expected) / (1 - answer.expected)
    assert answer.value == pytest.approx(by_definition, abs=1e-6)
    assert (answer.value == 1) == (a_only == b_only == 0)


def test_two_coders_who_code_independently_score_nothing() -> None:
    # shares of 30 % and 50 %, crossed: 15 / 15 / 35 / 35
    assert cohen_kappa(TwoByTwo(15, 15, 35, 35)).value == 0
