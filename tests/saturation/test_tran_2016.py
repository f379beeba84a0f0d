from __future__ import annotations

from itertools import permutations
from statistics import fmean, median

import pytest

from qualcode.saturation.orders import orders
from qualcode.saturation.tran_2016 import tran_2016
from tests.saturation.tables import table

ROWS = [[1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 0], [1, 0, 0, 1]]


def test_the_probability_of_something_new_is_counted_over_every_order() -> None:
    incidence = table(ROWS)
    expected, known = [], []
    for n in range(4):
        adds, after = [], []
        for order in permutations(incidence.rows):
            before = frozenset().union(*order[:n])
            adds.append(bool(order[n] - before))
            after.append(len(before | order[n]) / 4)
        expected.append(fmean(adds))
        known.append(median(after))
    found = tran_2016(orders(incidence))
    assert found.probability == pytest.approx(expected)
    assert found.found == pytest.approx(known)
    assert found.last == pytest.approx(3 / 4)  # three of four hold a code of their own


def test_an_empty_study_has_no_probability() -> None:
    assert tran_2016(orders(table([]))).last is None
    assert tran_2016(orders(table([[1]]))).last is None
