"""Unitizing alpha: agreement on where units are and what they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.reliability_data import Floats
from qualcode.agreement.unitizing.coincidences import coincidences
from qualcode.agreement.unitizing.continuum import (
    Continuum,
    coders_reason,
    length_reason,
    overlap_reason,
)
from qualcode.wording import Message


def u_alpha(continua: Sequence[Continuum]) -> Coefficient:
    """1 - observed / expected length valued differently by two coders, gaps being a value.

    The lengths of several sources are added up. Undefined when one coder's units overlap, when a
    length is not known, or when nobody cut anything.

    References:
        Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). On the reliability of
        unitizing textual continua: further developments. Quality & Quantity, 50(6), 2347-2364,
        and erratum 50, 2365.
    """
    reason = why_not(continua)
    if reason is not None:
        return undefined(reason)
    found = coincidences(continua)
    expected = expected_coincidences(found.observed, found.squared)
    total = float(found.observed.sum())
    apart = total - float(np.trace(found.observed))
    by_chance = total - float(np.trace(expected))
    if expected.size == 1 or by_chance <= 1e-9 * max(total, 1):
        return Coefficient(None, total, apart, by_chance, nothing_varies(found.categories))
    return Coefficient(1 - apart / by_chance, total, apart, by_chance)


def why_not(continua: Sequence[Continuum], *, gaps: bool = True) -> Message | None:
    """Why a unitizing alpha cannot be had; ``gaps`` when it counts uncoded text."""
    return (
        coders_reason(continua)
        or overlap_reason(continua)
        or (length_reason(continua) if gaps else None)
    )


def expected_coincidences(observed: Floats, squared: Floats) -> Floats:
    """e_ck: what pairing the segments at random would give, no segment with itself."""
    margins = observed.sum(axis=1)
    total = float(margins.sum())
    room = total**2 - float(squared.sum())
    if room <= 0:
        return observed  # fewer than two segments: nothing to draw, so nothing beyond chance
    return np.asarray(total * (np.outer(margins, margins) - np.diag(squared)) / room)


def nothing_varies(categories: Sequence[str]) -> Message:
    """The reason when there is one value only."""
    if not categories:
        return Message("Nobody coded anything, so there is nothing to agree on.")
    return Message("Everybody valued the whole text alike: there is no variation to judge by.")
