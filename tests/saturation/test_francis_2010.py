from __future__ import annotations

import pytest

from qualcode.saturation.francis_2010 import francis_2010


def test_ten_plus_three_is_met_at_thirteen_at_the_earliest() -> None:
    assert francis_2010([9, *[0] * 12]).at == 13
    assert francis_2010([9, *[0] * 11]).is_assessable is False


def test_study_two_of_the_paper_is_met_at_seventeen() -> None:
    """17 interviews and 44 shared beliefs, the last new one in interview 14."""
    new = [10, 8, 6, 5, 4, 3, 2, 2, 1, 1, 1, 0, 0, 1, 0, 0, 0]
    assert sum(new) == 44
    assert francis_2010(new).at == 17


def test_study_one_of_the_paper_is_not_met_when_the_last_three_bring_one() -> None:
    new = [20, 15, 10, 9, 8, 6, 5, 4, 3, 1, 1, 1, 0, 1]
    assert sum(new) == 84
    met = francis_2010(new)
    assert (met.at, met.is_assessable) == (None, True)
    assert met.reason is not None


@pytest.mark.parametrize(
    ("initial", "stopping", "at"), [(3, 2, 6), (4, 2, 6), (5, 2, 7), (3, 1, 5)]
)
def test_any_initial_sample_and_criterion_can_be_asked(
    initial: int, stopping: int, at: int
) -> None:
    assert francis_2010([5, 3, 1, 1, 0, 0, 0, 0], initial, stopping).at == at
