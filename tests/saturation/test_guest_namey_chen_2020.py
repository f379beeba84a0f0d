from __future__ import annotations

from itertools import accumulate

import pytest

from qualcode.saturation.guest_2020 import guest_2020
from tests.saturation.tables import fixture, needs_fixtures

WORKED = (13, 9, 8, 7, 4, 3, 1, 0, 1, 1, 0, 0)


def test_the_worked_example_is_six_plus_two_with_its_three_quotients() -> None:
    met = guest_2020(WORKED[:8], base=4, run=2, threshold=0.05)
    assert met.notation == "6+2"
    assert met.n_base == 37
    assert [(r.first, r.last, r.n_new, round(100 * r.share)) for r in met.runs] == [
        (5, 6, 7, 19),
        (6, 7, 4, 11),
        (7, 8, 1, 3),
    ]


@needs_fixtures
def test_every_vector_of_the_fixture_comes_out() -> None:
    vectors = fixture("A1_guest2020_worked_example.json")["test_vectors"]
    assert len(vectors) == 6
    for v in vectors:
        found = guest_2020(v["new_per_interview"], v["base"], v["run"], v["thr"])
        assert found.notation == v["notation"]


def test_at_zero_per_cent_the_example_needs_twelve_interviews() -> None:
    assert guest_2020(WORKED, threshold=0).notation == "10+2"


def test_the_threshold_is_reached_by_equality_and_not_by_rounding() -> None:
    assert guest_2020((60, 0, 0, 0, 3, 0), threshold=0.05).notation == "4+2"
    two_of_37 = guest_2020((37, 0, 0, 0, 2, 0), threshold=0.05)  # 5.4 %
    assert two_of_37.notation is None
    assert two_of_37.is_assessable
    assert two_of_37.reason is not None


def test_too_few_interviews_and_an_empty_base_cannot_be_assessed() -> None:
    few = guest_2020((5, 3, 2, 0, 0))
    assert (few.notation, few.is_assessable) == (None, False)
    empty = guest_2020((0, 0, 0, 0, 3, 1, 0, 0))
    assert (empty.notation, empty.is_assessable) == (None, False)
    assert empty.reason is not None


@pytest.mark.parametrize(("base", "run", "threshold"), [(0, 2, 0.05), (4, 0, 0.05), (4, 2, 5)])
def test_parameters_that_make_no_sense_are_refused(base: int, run: int, threshold: float) -> None:
    with pytest.raises(ValueError):
        guest_2020(WORKED, base, run, threshold)


def test_a_larger_threshold_never_stops_later() -> None:
    stops = [guest_2020(WORKED, threshold=t / 100).at or 99 for t in range(30)]
    assert list(accumulate(stops, min)) == stops
