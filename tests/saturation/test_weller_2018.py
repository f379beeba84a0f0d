from __future__ import annotations

from qualcode.saturation.counts import IncidenceCounts
from qualcode.saturation.weller_2018 import weller_2018


def test_fewer_than_one_new_code_expected_per_interview_is_saturation() -> None:
    met = weller_2018(IncidenceCounts(12, (1,) * 5 + (6,) * 15))
    assert met.expected.value == 5 / 12
    assert met.is_reached
    missed = weller_2018(IncidenceCounts(5, (1,) * 5 + (3,)))
    assert missed.expected.value == 1
    assert missed.is_reached is False


def test_nothing_to_expect_from_nothing() -> None:
    assert weller_2018(IncidenceCounts(3, ())).is_reached is None
