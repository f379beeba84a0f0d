"""The coding alpha of unitizing: agreement on codes where two coders both coded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.reliability_data import Floats
from qualcode.agreement.unitizing.coincidences import Coincidences, coincidences
from qualcode.agreement.unitizing.continuum import Continuum, length_reason
from qualcode.agreement.unitizing.u_alpha import why_not
from qualcode.wording import Message


def cu_alpha(continua: Sequence[Continuum]) -> Coefficient:
    """cuα: 1 - observed / expected length coded otherwise, where both of a pair coded.

    Gaps do not count, so no length is needed; ``coverage`` among the parameters is the share of
    the continuum it rests on (None without lengths). Undefined when two coders never coded the
    same place, or used one code only there.

    References:
        Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). Quality & Quantity,
        50(6), 2347-2364, and erratum 50, 2365.
    """
    reason = why_not(continua, gaps=False)
    if reason is not None:
        return undefined(reason)
    found = coincidences(continua)
    total = float(found.valued.sum())
    counted = length_reason(continua) is None
    all_pairs = float(found.observed.sum())
    coverage = total / all_pairs if counted and all_pairs else None
    if total == 0:
        return undefined(never_met(), 0, coverage=coverage)
    expected = expected_valued(found)
    apart = total - float(np.trace(found.valued))
    by_chance = total - float(np.trace(expected)) if expected is not None else 0.0
    said = {"coverage": coverage}
    if by_chance <= 1e-9 * total:
        one = Message("Where two coders coded the same place there is one code only.")
        return Coefficient(None, total, apart, by_chance, one, said)
    return Coefficient(1 - apart / by_chance, total, apart, by_chance, None, said)


def expected_valued(found: Coincidences) -> Floats | None:
    """e*_ck, or None where the units met leave nothing to pair at random."""
    margins = found.valued.sum(axis=1)
    total = float(margins.sum())
    room = total - float(found.valued_squared.sum()) / total
    if room <= 1e-9 * total:
        return None
    return np.asarray((np.outer(margins, margins) - np.diag(found.valued_squared)) / room)


def never_met() -> Message:
    """The reason when no place was coded by two coders."""
    return Message("No place was coded by two coders.")
