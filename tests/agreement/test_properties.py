"""What every coefficient of fixed units must do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.agreement.coding.krippendorff_alpha import krippendorff_alpha
from qualcode.agreement.measures import FIXED_UNITS, Sampling, measure_fixed_units
from qualcode.agreement.reliability_data import ReliabilityData

CORRECTED = [n for n in FIXED_UNITS if n not in ("percent", "jaccard", "f1")]
tables = st.lists(st.lists(st.sampled_from([0, 1, 2]), min_size=2, max_size=2), max_size=12)
gappy = st.lists(
    st.lists(st.one_of(st.none(), st.sampled_from("abc")), min_size=3, max_size=3), max_size=10
)


@pytest.mark.parametrize("name", FIXED_UNITS)
def test_perfect_agreement_is_one(name: str) -> None:
    rows = [[v, v] for v in (0, 1, 1, 0, 1)]
    assert FIXED_UNITS[name][0](ReliabilityData.of(rows)).value == pytest.approx(1)


@settings(deadline=None, max_examples=40)
@given(tables)
def test_swapping_coders_or_renaming_codes_changes_nothing(rows: list[list[int]]) -> None:
    plain = ReliabilityData.of(rows, ["a", "b"], categories=[0, 1, 2])
    swapped = ReliabilityData.of([r[::-1] for r in rows], ["b", "a"], categories=[0, 1, 2])
    renamed = ReliabilityData.of(
        [[["none", "one", "two"][v] for v in r] for r in rows],
        ["a", "b"],
        categories=["none", "two", "one"],
    )
    for name, (measure, _) in FIXED_UNITS.items():
        first = measure(plain).value
        for other in (measure(swapped).value, measure(renamed).value):
            assert (first is None) == (other is None), name
            if first is not None:
                assert first == pytest.approx(other, abs=1e-9), name


@pytest.mark.parametrize("name", CORRECTED)
@pytest.mark.parametrize("n_coders", [2, 4])
def test_independent_coders_average_nought(name: str, n_coders: int) -> None:
    if n_coders > 2 and name in ("cohen_kappa", "scott_pi"):
        n_coders = 2
    chance = np.random.default_rng(11)
    values = []
    for _ in range(150):
        # even shares: AC1 and Brennan-Prediger take chance from the categories, not the coders
        draws = chance.integers(0, 3, size=(60, n_coders))
        ratings = ReliabilityData.of(draws.tolist(), categories=[0, 1, 2])
        values.append(FIXED_UNITS[name][0](ratings).value or 0)
    assert abs(np.mean(values)) < 0.02


@settings(deadline=None, max_examples=60)
@given(gappy)
def test_weights_count_like_repeated_rows_and_collapsing_changes_nothing(
    rows: list[list[str | None]],
) -> None:
    weights = [n % 3 + 1 for n in range(len(rows))]
    repeated = [row for row, n in zip(rows, weights, strict=True) for _ in range(n)]
    documents = [n % 2 for n in range(len(rows))]
    weighed = ReliabilityData.of(
        rows, "xyz", categories="abc", weights=weights, documents=documents
    )
    plain = ReliabilityData.of(repeated, "xyz", categories="abc")
    for name, (measure, _) in FIXED_UNITS.items():
        values = [measure(each).value for each in (weighed, plain, weighed.collapsed())]
        assert len({v is None for v in values}) == 1, name
        if values[0] is not None:
            assert values == pytest.approx([values[0]] * 3, abs=1e-9), name


@settings(deadline=None, max_examples=40)
@given(gappy)
def test_alpha_follows_its_coincidences_one_by_one(rows: list[list[str | None]]) -> None:
    counted: dict[tuple[str, str], float] = {}
    for row in rows:
        values = [v for v in row if v is not None]
        for i, x in enumerate(values):
            for j, y in enumerate(values):
                if i != j:
                    counted[x, y] = counted.get((x, y), 0) + 1 / (len(values) - 1)
    n = sum(counted.values())
    totals = {c: sum(v for (x, _), v in counted.items() if x == c) for c in "abc"}
    by_chance = n**2 - sum(v**2 for v in totals.values())
    answer = krippendorff_alpha(ReliabilityData.of(rows, "xyz"))
    if n == 0 or by_chance < 1e-9:
        assert answer.value is None
        return
    same = sum(v for (x, y), v in counted.items() if x == y)
    assert answer.value == pytest.approx(1 - (n - 1) * (n - same) / by_chance, abs=1e-9)


def test_intervals_hold_their_value_and_repeat_with_their_seed() -> None:
    chance = np.random.default_rng(5)
    rows = [[int(v), int(v) if chance.random() < 0.8 else 1] for v in chance.integers(0, 2, 200)]
    documents = [n // 20 for n in range(200)]
    ratings = ReliabilityData.of(rows, documents=documents)
    first = measure_fixed_units(ratings, None, Sampling(500, 3))
    again = measure_fixed_units(ratings, None, Sampling(500, 3))
    for name, found in first.items():
        interval = found.interval
        assert interval is not None
        assert interval == again[name].interval
        assert interval.low is not None and interval.high is not None
        assert interval.low <= (found.all_text.value or 0) <= interval.high, name
        assert interval.n_documents == 10


def test_one_document_gives_no_interval_but_a_reason() -> None:
    ratings = ReliabilityData.of([[0, 1], [1, 1], [0, 0]], documents=[0, 0, 0])
    found = measure_fixed_units(ratings, None, Sampling())["cohen_kappa"]
    assert found.interval is not None
    assert found.interval.low is None
    assert "two documents" in str(found.interval.reason)


def test_two_judgements_that_never_meet_are_no_agreement() -> None:
    ratings = ReliabilityData.of([[1, None], [None, 1]])
    for measure, _ in FIXED_UNITS.values():
        assert measure(ratings).value is None
