"""The binary unitizing alpha: agreement on what is relevant and what is not."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.unitizing.coincidences import GAP, coincidences
from qualcode.agreement.unitizing.continuum import Continuum
from qualcode.agreement.unitizing.u_alpha import expected_coincidences, nothing_varies, why_not


def u_alpha_relevance(continua: Sequence[Continuum]) -> Coefficient:
    """|uα: 1 - observed / expected length that one coder values and the other leaves a gap.

    Undefined when one coder's units overlap, when a length is not known, or when there is no gap
    or no unit.

    References:
        Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). Quality & Quantity,
        50(6), 2347-2364, and erratum 50, 2365.
    """
    reason = why_not(continua)
    if reason is not None:
        return undefined(reason)
    found = coincidences(continua)
    expected = expected_coincidences(found.observed, found.squared)
    apart = float(found.observed[GAP].sum() - found.observed[GAP, GAP])
    by_chance = float(expected[GAP].sum() - expected[GAP, GAP])
    total = float(found.observed.sum())
    if by_chance <= 1e-9 * max(total, 1):
        return Coefficient(None, total, apart, by_chance, nothing_varies(found.categories))
    return Coefficient(1 - apart / by_chance, total, apart, by_chance)
