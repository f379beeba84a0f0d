"""The unitizing alpha of one code among others."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.unitizing.coincidences import coincidences
from qualcode.agreement.unitizing.continuum import Continuum, categories_of
from qualcode.agreement.unitizing.cu_alpha import expected_valued, never_met
from qualcode.agreement.unitizing.u_alpha import why_not
from qualcode.wording import Message


def k_u_alpha(continua: Sequence[Continuum]) -> dict[str, Coefficient]:
    """(k)uα of every category: is this code told apart from the others where both coded?

    ``coverage`` among the parameters is the share of the length valued with it where the other
    coder coded too; no length of the sources is needed. Undefined where the code never met
    another coder's code, or is the only one there.

    References:
        Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). Quality & Quantity,
        50(6), 2347-2364, and erratum 50, 2365.
    """
    categories = categories_of(continua)
    reason = why_not(continua, gaps=False)
    if reason is not None:
        return {category: undefined(reason) for category in categories}
    found = coincidences(continua)
    expected = expected_valued(found) if found.valued.sum() else None
    answers = {}
    for number, category in enumerate(categories, start=1):
        length = float(found.observed[number].sum())
        met = float(found.valued[number].sum())
        said = {"coverage": met / length if length else None}
        if met == 0:
            answers[category] = undefined(never_met(), 0, **said)
            continue
        apart = met - float(found.valued[number, number])
        chosen = 0.0 if expected is None else float(expected[number].sum())
        by_chance = 0.0 if expected is None else chosen - float(expected[number, number])
        if by_chance <= 1e-9 * met:
            only = Message("Where two coders coded the same place there is one code only.")
            answers[category] = Coefficient(None, met, apart, by_chance, only, said)
            continue
        value = 1 - (chosen / met) * apart / by_chance
        value = 0.0 if abs(value) < 1e-12 else value
        answers[category] = Coefficient(value, met, apart, by_chance, None, said)
    return answers
