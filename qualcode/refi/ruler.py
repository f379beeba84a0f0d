"""Where an offset of another program stands in a text with line feeds, in code points."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

_BREAK = re.compile("\r\n?")
_CRLF = re.compile("\r\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


class Unit(StrEnum):
    """What an offset counts."""

    CODE_POINTS = "code points"
    UTF_16 = "UTF-16"
    UTF_8 = "UTF-8"


@dataclass(frozen=True, slots=True, order=True)
class Convention:
    """How a program counts: its unit, CRLF as 1 or 2, the byte order mark or not, the end in or out."""

    unit: Unit = Unit.CODE_POINTS
    crlf: int = 1
    counts_bom: bool = False
    inclusive: bool = False

    def __str__(self) -> str:
        parts = [self.unit.value, f"CRLF={self.crlf}"]
        parts += ["BOM=1"] if self.counts_bom else []
        return ", ".join([*parts, "end inclusive" if self.inclusive else "end exclusive"])


def with_line_feeds(raw: str) -> str:
    """The text with every CRLF or CR as one line feed."""
    return _BREAK.sub("\n", raw)


@dataclass(frozen=True, slots=True)
class Placed:
    """A span of the text with line feeds; ``inside`` when an end fell inside one character."""

    start: int
    end: int
    inside: bool = False


class Ruler:
    """Reads offsets of one convention over one text."""

    def __init__(self, raw: str, convention: Convention, *, has_bom: bool = False) -> None:
        self.convention = convention
        self._before = _width_of_bom(convention.unit) if has_bom and convention.counts_bom else 0
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._after: list[int] = []
        self._breaks: list[bool] = []
        reached = lost = 0
        for index, n_raw, width in _wide(raw, convention):
            start = self._before + index - lost + reached
            self._starts.append(start)
            self._ends.append(start + width)
            self._after.append(index - lost + 1)
            self._breaks.append(n_raw == 2)
            reached += width - 1
            lost += n_raw - 1
        self._length = len(raw) - lost
        self.n_units = self._before + self._length + reached

    def place(self, start: int, end: int) -> Placed | None:
        """Where a selection stands, or None when it reaches out of the text or runs backwards."""
        last = end + 1 if self.convention.inclusive else end
        if not self._before <= start <= last <= self.n_units:
            return None
        begins, begins_inside = self._index(start)
        ends, ends_inside = self._index(last)
        return Placed(begins, max(begins, ends), begins_inside or ends_inside)

    def _index(self, unit: int) -> tuple[int, bool]:
        n = bisect_left(self._starts, unit) - 1
        if n < 0:
            return unit - self._before, False
        if unit < self._ends[n]:  # between CR and LF is before the break; else inside a character
            return self._after[n] - self._breaks[n], not self._breaks[n]
        return self._after[n] + unit - self._ends[n], False


def _wide(raw: str, convention: Convention) -> list[tuple[int, int, int]]:
    """(index in raw, code points of raw, units) of everything that is not one of each.

    A CRLF takes two code points of ``raw`` and one of the text, and as many units as counted.
    """
    found = [(m.start(), 2, convention.crlf) for m in _CRLF.finditer(raw)]
    if convention.unit is Unit.UTF_16:
        found += [(m.start(), 1, 2) for m in _ASTRAL.finditer(raw)]
        found.sort()
    elif convention.unit is Unit.UTF_8:
        found += [
            (m.start(), 1, len(m.group().encode("utf-8", "surrogatepass")))
            for m in _BEYOND_ASCII.finditer(raw)
        ]
        found.sort()
    return found


def _width_of_bom(unit: Unit) -> int:
    return 3 if unit is Unit.UTF_8 else 1
