"""Dates and durations as people write them, French and English."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import combining, normalize

_MONTHS = (
    ("janvier", "janv", "january", "jan"),
    ("fevrier", "fevr", "fev", "february", "feb"),
    ("mars", "march", "mar"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "september", "sept", "sep"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("decembre", "december", "dec"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMES = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?({_NAMES})\.?,?\s+(\d{{4}})"
)
_DASHED = re.compile(rf"(?<!\d)(\d{{1,2}})[-/.]({_NAMES})\.?[-/.](\d{{4}}|\d{{2}})(?!\d)")
_MONTH_FIRST = re.compile(rf"\b({_NAMES})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})")
_HOUR = re.compile(
    r"(?:(\d{1,2})\s*(?:heures?|hours?|hrs?|h)(?![a-z])\.?\s*(?:et|and)?\s*)?"
    r"(?:(\d{1,3})\s*(?:minutes?|mins?|mn|m|['’′])?\.?\s*(?:et|and)?\s*)?"
    r"(?:(\d{1,2})\s*(?:secondes?|seconds?|secs?|s|''|’’|\"|″)?)?"
)
_LONGEST_HOURS = 4
_CLOCK = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})|(\d{1,3}):(\d{2})")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)\s*(h|heures?|hours?|min|minutes?|mn)")
_APPROXIMATE = re.compile(r"^(?:environ|about|around|approximately|approx\.?|~|±|plus de|ca\.?)\s*")


def read_date(written: str, *, day_first: bool = True) -> date | None:
    """The day a text names completely, or None; ``day_first`` False leaves 03/04/2024 unread.

    Two-figure years are of this century.
    """
    text = _plain(written)
    if match := _ISO.search(text):
        return _day(match[1], match[2], match[3])
    if match := _DAY_FIRST.search(text):
        return _day(match[3], _MONTH_OF[match[2]], match[1])
    if match := _DASHED.search(text):
        return _day(_full_year(match[3]), _MONTH_OF[match[2]], match[1])
    if match := _MONTH_FIRST.search(text):
        return _day(match[3], _MONTH_OF[match[1]], match[2])
    match = _NUMERIC.search(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[2]), _full_year(match[3])
    if day_first or first == second or max(first, second) > 12:
        return _day(year, second, first) or _day(year, first, second)
    return None


def read_minutes(written: str) -> float | None:
    """A duration in minutes: ``45 min``, ``1h05``, ``00:45:12``, ``45'30''``; a bare ``45`` is minutes."""
    text = _APPROXIMATE.sub("", _plain(written)).strip(" .()")
    if match := _CLOCK.fullmatch(text):
        if match[1]:
            return _minutes(match[1], match[2], match[3])
        # 1:05 is an hour and five minutes, 45:12 three quarters of an hour
        hours = int(match[4]) <= _LONGEST_HOURS
        return _minutes(match[4], match[5], 0) if hours else _minutes(0, match[4], match[5])
    if match := _DECIMAL.fullmatch(text):
        value = float(f"{match[1]}.{match[2]}")
        return round(value * 60, 2) if match[3].startswith("h") else value
    match = _HOUR.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    return _minutes(match[1] or 0, match[2] or 0, match[3] or 0)


def _full_year(written: str) -> int:
    return int(written) + (2000 if len(written) == 2 else 0)


def _minutes(hours: str | int, minutes: str | int, seconds: str | int) -> float | None:
    total = int(hours) * 60 + int(minutes) + int(seconds) / 60
    return round(total, 2) if total else None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _plain(text: str) -> str:
    folded = normalize("NFKD", text.casefold())
    return "".join(char for char in folded if not combining(char)).replace("’", "'").strip()
