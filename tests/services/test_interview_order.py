"""The order of interviews that come in together is that in which they were done."""

from __future__ import annotations

import pytest

from qualcode.services.interview_order import Told, order_done


@pytest.mark.parametrize(
    ("told", "labels"),
    [
        ([("M4", ""), ("M10", ""), ("M1", "")], ["M1", "M4", "M10"]),
        ([("E4", ""), ("IDE3", ""), ("M2", "")], ["M2", "IDE3", "E4"]),
        ([("M2", "2024-05-03"), ("M1", "2024-06-01")], ["M1", "M2"]),
        ([("M1", "3 mai 2024"), ("P1", "12/04/2024")], ["P1", "M1"]),
        ([("M1", "3 mai 2024"), ("P1", "")], ["M1", "P1"]),
        ([("Zoé", ""), ("Abel", "")], ["Zoé", "Abel"]),
        ([], []),
    ],
)
def test_interviews_stand_by_number_then_by_date_then_as_given(
    told: list[tuple[str, str]], labels: list[str]
) -> None:
    known = [Told(*each) for each in told]

    assert [known[place].label for place in order_done(known)] == labels
