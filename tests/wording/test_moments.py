"""Dates and moments as people write them."""

from __future__ import annotations

import time
from datetime import date

import pytest

from qualcode.wording import format_date, format_moment, speaking


@pytest.mark.parametrize(
    ("day", "language", "said"),
    [
        (date(2026, 9, 1), "fr", "1er septembre 2026"),
        (date(2026, 9, 11), "fr", "11 septembre 2026"),
        (date(2026, 9, 21), "fr", "21 septembre 2026"),
        (date(2026, 9, 1), "en", "1 September 2026"),
    ],
)
def test_the_first_of_the_month_is_an_ordinal_in_french(
    day: date, language: str, said: str
) -> None:
    assert format_date(day, language) == said


def test_a_moment_is_told_by_this_computers_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Paris")
    if not hasattr(time, "tzset"):
        pytest.skip("this system has no time zone to set")
    time.tzset()
    try:
        with speaking("en"):
            assert format_moment("2026-06-12T23:30:00+00:00") == "2026-06-13 01:30"
        with speaking("fr"):
            assert format_moment("2026-06-12T23:30:00+00:00") == "13/06/2026 01:30"
    finally:
        monkeypatch.undo()
        time.tzset()
    assert format_moment("some day") == "some day"
