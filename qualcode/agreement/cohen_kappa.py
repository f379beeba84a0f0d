"""Agreement of two coders on one code beyond what chance would give."""

from __future__ import annotations

from qualcode.agreement.coefficient import Coefficient, no_text
from qualcode.agreement.two_by_two import TwoByTwo
from qualcode.wording import Message


def cohen_kappa(table: TwoByTwo) -> Coefficient:
    """(observed - expected) / (1 - expected), chance after each coder's own share of coded text.

    Undefined, with its reason, when there is no text, or when chance alone agrees everywhere:
    neither coder used the code, or both coded all of the text with it.

    References:
        Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and
        Psychological Measurement, 20(1), 37-46.
    """
    n = table.total
    if n == 0:
        return Coefficient(None, 0, reason=no_text())
    coded_a, coded_b = table.both + table.a_only, table.both + table.b_only
    by_chance = coded_a * coded_b + (n - coded_a) * (n - coded_b)  # in units of n squared
    agreed = table.both + table.neither
    if by_chance == n * n:
        said = (
            Message("Neither coder used this code.")
            if coded_a == 0
            else Message("Both coders put this code on all of the text.")
        )
        return Coefficient(None, n, agreed / n, 1.0, said)
    kappa = (agreed * n - by_chance) / (n * n - by_chance)
    return Coefficient(kappa, n, agreed / n, by_chance / (n * n))
