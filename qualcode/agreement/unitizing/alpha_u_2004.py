"""The older unitizing alpha, with squared differences: other numbers than the family of 2016."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.unitizing.continuum import (
    Continuum,
    Unit,
    categories_of,
    coders_reason,
    length_reason,
    overlap_reason,
)
from qualcode.agreement.unitizing.u_alpha import nothing_varies
from qualcode.wording import Message


def alpha_u_2004(continua: Sequence[Continuum], category: str | None = None) -> Coefficient:
    """αU of one category, or of all: 1 - mean observed / mean expected disagreement.

    For checking numbers computed before 2016; ``u_alpha`` is the present one. Lengths count in
    whole steps. Defined for one continuum: several sources have a reason instead of a value.

    References:
        Krippendorff, K. (1995). On the reliability of unitizing continuous data. Sociological
        Methodology, 25, 47-76. Krippendorff, K. (2004). Measuring the reliability of qualitative
        text analysis data. Quality & Quantity, 38(6), 787-800.
    """
    wanted = [category] if category is not None else list(categories_of(continua))
    reason = coders_reason(continua) or length_reason(continua)
    if reason is None and len(continua) > 1:
        reason = Message("This measure is defined for one source: give one source at a time.")
    for name in wanted:
        reason = reason or overlap_reason([c.only(name) for c in continua])
    if reason is not None:
        return undefined(reason)
    (continuum,) = continua
    terms = [_terms(continuum.only(name)) for name in wanted]
    observed, expected = (sum(t[k] for t in terms) / max(len(terms), 1) for k in (0, 1))
    n = float(continuum.length or 0)
    if expected <= 0:
        return Coefficient(None, n, observed, expected, nothing_varies(wanted))
    return Coefficient(1 - observed / expected, n, observed, expected)


@dataclass(frozen=True, slots=True)
class _Section:
    start: float
    end: float
    is_unit: bool

    @property
    def length(self) -> float:
        return self.end - self.start


def _terms(continuum: Continuum) -> tuple[float, float]:
    """Observed and expected disagreement of one category."""
    length = float(continuum.length or 0)
    rows = [_sections(row, length) for row in continuum.units]
    m = len(rows)
    apart = sum(_apart(a, b) for a, b in combinations(rows, 2))
    observed = 2 * apart / (m * (m - 1) * length**2)
    units = [s.length for row in rows for s in row if s.is_unit]
    gaps = np.array([s.length for row in rows for s in row if not s.is_unit])
    total = m * length
    chosen = sum(
        (len(units) - 1) / 3 * size * (size - 1) * (2 * size - 1)
        + size**2 * float((gaps[gaps >= size] - size + 1).sum())
        for size in units
    )
    room = total * (total - 1) - sum(size * (size - 1) for size in units)
    return observed, (2 / length) * chosen / room if room else 0.0


def _sections(row: Sequence[Unit], length: float) -> list[_Section]:
    sections, reached = [], 0.0
    for unit in row:
        if unit.start > reached:
            sections.append(_Section(reached, unit.start, is_unit=False))
        sections.append(_Section(unit.start, unit.end, is_unit=True))
        reached = unit.end
    if reached < length:
        sections.append(_Section(reached, length, is_unit=False))
    return sections


def _apart(row: Sequence[_Section], other: Sequence[_Section]) -> float:
    """Distances of the sections of two coders that share text, met from left to right."""
    total, i, j = 0.0, 0, 0
    while i < len(row) and j < len(other):
        a, b = row[i], other[j]
        total += _distance(a, b)
        i += a.end <= b.end
        j += b.end <= a.end
    return total


def _distance(a: _Section, b: _Section) -> float:
    if a.is_unit and b.is_unit:
        return (a.start - b.start) ** 2 + (a.end - b.end) ** 2
    unit, gap = (a, b) if a.is_unit else (b, a)
    inside = unit.is_unit and not gap.is_unit and gap.start <= unit.start and unit.end <= gap.end
    return unit.length**2 if inside else 0.0
