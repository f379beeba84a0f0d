"""Points to check are told once each, with how often they were made."""

from __future__ import annotations

from qualcode.model import Finding, each_once
from qualcode.wording import Message


def point(place: str) -> Finding:
    return Finding(Message("line {n}", n=place), Message("Something"), Message("Look at it."))


def test_each_point_once_in_order_with_how_often() -> None:
    first, second = point("1"), point("2")
    assert each_once([first, second, point("1")]) == ((first, 2), (second, 1))
    assert each_once([]) == ()
