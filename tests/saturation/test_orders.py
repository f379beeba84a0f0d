"""The same interviews in other orders."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from qualcode.model import Incidence
from qualcode.saturation.counts import incidence_counts
from qualcode.saturation.francis_2010 import francis_2010
from qualcode.saturation.guest_2020 import guest_2020
from qualcode.saturation.hennink_2017 import hennink_2017
from qualcode.saturation.new_codes import new_codes
from qualcode.saturation.orders import orders
from qualcode.saturation.rarefaction import rarefaction
from qualcode.saturation.stopping_points import francis_stops, guest_stops, share_stops
from tests.saturation.tables import table


def drawn(t: int, s: int, density: float, seed: int) -> Incidence:
    rng = np.random.default_rng(seed)
    return table((rng.random((t, s)) < density).astype(int).tolist())


def reordered(incidence: Incidence, order: tuple[int, ...]) -> tuple[int, ...]:
    rows = tuple(incidence.rows[n] for n in order)
    return new_codes(Incidence(incidence.units, incidence.codes, rows)).new


def test_few_interviews_are_walked_through_in_every_order() -> None:
    incidence = drawn(6, 70, 0.2, 1)
    walked = orders(incidence)
    assert (walked.is_exhaustive, walked.n_orders, walked.seed) == (True, 720, None)
    one_by_one = [reordered(incidence, order) for order in permutations(range(6))]
    assert walked.new.tolist() == [list(new) for new in one_by_one]


def test_the_rules_stop_under_each_order_where_they_stop_alone() -> None:
    incidence = drawn(6, 12, 0.4, 2)
    walked = orders(incidence)
    each = [reordered(incidence, order) for order in permutations(range(6))]
    for found, alone in (
        (guest_stops(walked, 2, 2, 0.1), [guest_2020(new, 2, 2, 0.1).at for new in each]),
        (francis_stops(walked, 2, 2), [francis_2010(new, 2, 2).at for new in each]),
        (share_stops(walked, 0.9), [hennink_2017(new, 0.9).at for new in each]),
    ):
        met = [at for at in alone if at is not None]
        assert dict(found.counts) == {at: met.count(at) for at in met}
        assert found.share == pytest.approx(len(met) / len(each))
        assert found.median == np.median(met)


def test_many_interviews_are_walked_through_at_random_and_again_the_same() -> None:
    incidence = drawn(20, 130, 0.1, 3)
    first, again = orders(incidence, 200, seed=5), orders(incidence, 200, seed=5)
    assert (first.is_exhaustive, first.n_orders, first.seed) == (False, 200, 5)
    assert np.array_equal(first.known, again.known)
    assert not np.array_equal(first.known, orders(incidence, 200, seed=6).known)


def test_the_mean_over_orders_comes_near_the_closed_form() -> None:
    incidence = drawn(15, 60, 0.15, 4)
    walked = orders(incidence, 4000, seed=1)
    exact = rarefaction(incidence_counts(incidence)).expected
    assert walked.known.mean(axis=0) == pytest.approx(exact, abs=0.25)


def test_too_few_interviews_for_a_rule_and_none_at_all_stop_nowhere() -> None:
    few = orders(table([[1, 0], [0, 1], [1, 1]]))
    assert guest_stops(few).share is None
    assert francis_stops(few).share is None
    none = orders(table([]))
    assert none.quantiles(0.5) == ()
    assert share_stops(none, 0.9).share is None


def test_interviews_without_codes_are_walked_through_too() -> None:
    walked = orders(table([[0], [0], [1]]))
    assert walked.quantiles(0.95)[-1] == 1
    # met only where the code comes first: base of one interview, then one without anything
    assert guest_stops(walked, 1, 1, 0.0).share == pytest.approx(1 / 3)
