"""Time codes in their usual forms, and the seconds they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COLONS = r"(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,:]\d{1,3})?"
_HOURS = r"\d{1,2} ?h ?[0-5]\d(?: ?(?:min|mn|m) ?(?:[0-5]\d ?s?)?)?"
_MINUTES = r"\d{1,3} ?(?:min|mn|['’′]) ?[0-5]\d ?(?:sec|s|''|’’|\"|″)?"
_CLOCK = rf"(?:{_COLONS}|{_HOURS}|{_MINUTES})"
_ARROW = r"\s*(?:-->|->|→|–|—|-|à|to)\s*"
_UNPADDED = r"\d{1,2}:\d{1,2}:\d{1,2}[.,]\d{1,3}"  # as Teams writes 0:0:4.5
_RANGE = re.compile(
    rf"(?P<open>[\[({{<]?)\s*(?P<start>{_CLOCK}|{_UNPADDED}(?=\s*-->)){_ARROW}"
    rf"(?P<end>{_UNPADDED}|{_CLOCK})(?!\w)\s*[\])}}>]?"
)
_SECONDS = re.compile(
    r"\[\s*(?P<start>\d{1,6}(?:\.\d{1,3})?)\s?s?\s*(?:-->|->|→|–|-)\s*"
    r"(?P<end>\d{1,6}(?:\.\d{1,3})?)\s?s\s*\]"
)
_HASH = re.compile(r"#(?P<start>\d{1,2}:\d{2}:\d{2}(?:[-.,]\d{1,3})?)#")
_BRACKETED = re.compile(
    rf"[\[({{<]\s*(?:(?:t|à|at)\s*[=:]?\s*)?(?P<start>{_CLOCK})\s*[\])}}>]", re.IGNORECASE
)
_BARE = re.compile(rf"(?P<start>{_COLONS})(?![\w:])")
_ON_LINE = re.compile(r"(?P<start>(?:\d{1,2}:)?\d{1,2}:[0-5]\d)(?![\d:.,])")
_AND = r"(?:\s*(?:,|et|and)?\s*)"
_SPELT = re.compile(
    rf"(?:(\d+) (?:hours?|heures?))?{_AND}(?:(\d+) minutes?)?{_AND}(?:(\d+) (?:seconds?|secondes?))?",
    re.IGNORECASE,
)
_FULL = re.compile(r"\d{1,2}:[0-5]\d:[0-5]\d(?:[.,:]\d{1,3})?(?![\w:])")
_AFTER = re.compile(r"\s*[-–—:|]?\s*")
_UNITS = re.compile(r"(?:(\d+) ?h ?)?(\d+) ?(?:min|mn|m|['’′])? ?(?:(\d+) ?(?:sec|s|''|’’|\"|″)?)?")

MID_TALK = re.compile(
    rf"[\[({{<]\s*{_COLONS}(?:{_ARROW}{_COLONS})?\s*[\])}}>]|\[\s*{_MINUTES}\s*\]"
    r"|#\d{1,2}:\d{2}:\d{2}(?:[-.,]\d{1,3})?#"
    r"|(?<![\w:])0?\d:[0-5]\d:[0-5]\d(?:[.,]\d{1,3})?(?![\w:])"
)
"""A time code that stands inside the talk, where it stays as a note."""


@dataclass(frozen=True, slots=True)
class HeadTime:
    """A time code at the head of a text; ``ends_at`` is the offset after it.

    ``sure`` is False for a bare ``12:30``, which may as well be an hour somebody speaks of.
    """

    start_s: float
    end_s: float | None
    ends_at: int
    sure: bool


def seconds_of(clock: str) -> float | None:
    """Seconds of ``hh:mm:ss``, ``mm:ss``, ``1h05``, ``12'34``…; None when it is no time."""
    clock = clock.strip().strip("#")
    if ":" in clock:
        return _seconds_of_colons(clock)
    match = _UNITS.fullmatch(clock)
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return float(hours * 3600 + minutes * 60 + seconds)


def _seconds_of_colons(clock: str) -> float | None:
    main, _, fraction = re.sub(r"[-,]", ".", clock).partition(".")
    parts = main.split(":")
    if not all(part.isdigit() for part in parts) or len(parts) > 4:
        return None
    numbers = [int(part) for part in parts[:3]]
    if any(number >= 60 for number in numbers[1:]):
        return None
    total = 0
    for number in numbers:
        total = total * 60 + number
    return total + (float(f"0.{fraction}") if fraction.isdigit() else 0.0)


def range_at_head(text: str) -> HeadTime | None:
    """The range of times (``0:01:02.345 --> 0:01:05``) a text begins with."""
    match = _SECONDS.match(text)
    if match and float(match["start"]) <= float(match["end"]):
        start_s, end_s = float(match["start"]), float(match["end"])
        return HeadTime(start_s, end_s, _AFTER.match(text, match.end()).end(), sure=True)  # type: ignore[union-attr]
    match = _RANGE.match(text)
    if match is None:
        return None
    start, end = seconds_of(match["start"]), seconds_of(match["end"])
    if start is None or end is None or end < start:
        return None
    return HeadTime(start, end, _AFTER.match(text, match.end()).end(), sure=True)  # type: ignore[union-attr]


def time_at_head(text: str, at: int = 0) -> HeadTime | None:
    """The time code standing at offset ``at``, with the dash or colon that follows it."""
    ranged = range_at_head(text[at : at + 60])
    if ranged is not None:
        return HeadTime(ranged.start_s, ranged.end_s, at + ranged.ends_at, sure=True)
    for pattern in (_HASH, _BRACKETED, _BARE):
        match = pattern.match(text, at)
        start = seconds_of(match["start"]) if match else None
        if match is None or start is None:
            continue
        after = _AFTER.match(text, match.end())
        ends_at = after.end() if after else match.end()
        sure = pattern is not _BARE or bool(_FULL.fullmatch(match["start"]))
        return HeadTime(start, None, ends_at, sure)
    return None


def spells_time(text: str, start_s: float) -> bool:
    """Whether a line only spells a time, as sites put it below the figures: ``1 minute, 5 seconds``."""
    match = _SPELT.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        return False
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds == int(start_s)


def time_on_line(text: str) -> HeadTime | None:
    """The bare time code a text begins with, glued to the first word or not: ``00:04On a``."""
    match = _ON_LINE.match(text)
    start = seconds_of(match["start"]) if match else None
    if match is None or start is None:
        return None
    return HeadTime(start, None, _AFTER.match(text, match.end()).end(), sure=False)  # type: ignore[union-attr]


_AT_END = re.compile(
    rf"[\s,]*(?P<time>#[^#\s]{{7,14}}#|[\[({{<]\s*{_CLOCK}\s*[\])}}>]|(?<=\s){_COLONS})\s*$"
)


def time_at_end(text: str) -> tuple[float, int] | None:
    """Seconds of the time code a text ends with, and where the text before it ends."""
    match = _AT_END.search(text)
    if match is None:
        return None
    seconds = seconds_of(match["time"].strip("#[](){}<> "))
    return None if seconds is None else (seconds, match.start())
