"""Times written as people and machines write them, in seconds."""

from __future__ import annotations

import re

_CLOCK = re.compile(
    r"[\[(]?(?:(\d{1,3})[:hH])?\s?(\d{1,2})[:m](\d{1,2})(?:[.,:](\d{1,6}))?s?[\])]?"
)
_SECONDS = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?")


def clock_seconds(text: str) -> float | None:
    """Seconds of ``01:02:03.5``, ``12:34``, ``1h02:03``; None for what is no time."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hours, minutes, seconds, fraction = found.groups()
    if int(seconds) > 59 or (hours and int(minutes) > 59):
        return None
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + float(f"0.{fraction or 0}")


def cell_seconds(text: str) -> float | None:
    """Seconds of a cell of a time column, where bare numbers are seconds."""
    plain = text.strip()
    if _SECONDS.fullmatch(plain):
        return float(plain.replace(",", "."))
    return clock_seconds(plain)
