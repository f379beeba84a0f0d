"""Passonneau (2006) and Krippendorff & Craggs (2016): several codes on one unit."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.agreement.coding.krippendorff_alpha import krippendorff_alpha
from qualcode.agreement.coding.krippendorff_alpha_sets import (
    krippendorff_alpha_sets,
    krippendorff_alpha_sets_ci,
)
from qualcode.agreement.coding.set_distances import SetDistance, set_distances
from qualcode.agreement.reliability_data import ReliabilityData

SETS = st.frozensets(st.sampled_from("abc"), max_size=3)


def _apart(left: frozenset[str], right: frozenset[str], distance: SetDistance) -> float:
    if left == right:
        return 0.0
    if distance is SetDistance.EXACT:
        return 1.0
    likeness = len(left & right) / len(left | right)
    if distance is SetDistance.JACCARD:
        return 1 - likeness
    inside = left <= right or right <= left
    return 1 - likeness * (2 / 3 if inside else 1 / 3)


def _member(sets: list[frozenset[str]]) -> np.ndarray:
    return np.array([[code in one for code in "abc"] for one in sets])


def test_masi_weighs_how_sets_stand_to_each_other() -> None:
    a, b = frozenset("ab"), frozenset("abc")
    for left, right, apart in ((a, a, 0), (a, b, 1 - 4 / 9), (a, frozenset("bc"), 1 - 1 / 9)):
        found = set_distances(_member([left]), _member([right]), SetDistance.MASI)
        assert found[0, 0] == pytest.approx(apart)
    empty = set_distances(_member([frozenset()]), _member([frozenset(), a]), SetDistance.JACCARD)
    assert empty.tolist() == [[0, 1]]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.one_of(st.none(), SETS), min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(list(SetDistance)),
)
def test_alpha_of_sets_follows_its_definition(
    rows: list[list[frozenset[str] | None]], distance: SetDistance
) -> None:
    units = [[v for v in row if v is not None] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    values = [v for unit in units for v in unit]
    n = len(values)
    answer = krippendorff_alpha_sets(ReliabilityData.of(rows), distance=distance)
    if n == 0:
        assert answer.value is None
        return
    observed = sum(
        _apart(x, y, distance) / (len(unit) - 1) for unit in units for x, y in permutations(unit, 2)
    )
    expected = sum(_apart(x, y, distance) for x, y in permutations(values, 2)) / (n - 1)
    if expected == 0:
        assert answer.value is None
    else:
        assert answer.value == pytest.approx(1 - observed / expected, abs=1e-9)


def test_equal_or_not_is_nominal_alpha() -> None:
    rows = [["ab", "a"], ["b", "b"], ["", "a"], ["", ""]]
    sets = [[frozenset(v) for v in row] for row in rows]
    exact = krippendorff_alpha_sets(ReliabilityData.of(sets), distance=SetDistance.EXACT)
    nominal = krippendorff_alpha(ReliabilityData.of(rows))
    assert exact.value == pytest.approx(nominal.value)
    interval = krippendorff_alpha_sets_ci(ReliabilityData.of(sets), n=200)
    assert interval.low is not None
    assert interval.low <= (krippendorff_alpha_sets(ReliabilityData.of(sets)).value or 0)
