"""Percent agreement of two coders on one code."""

from __future__ import annotations

from qualcode.agreement.coefficient import Coefficient, no_text
from qualcode.agreement.two_by_two import TwoByTwo


def percent_agreement(table: TwoByTwo) -> Coefficient:
    """The share (0 to 1) of characters both coders coded or both left uncoded.

    Chance is not taken out, and uncoded text raises it: a rare code agrees nearly everywhere
    whatever the coders do. Undefined when there is no text.

    References:
        Holsti, O. R. (1969). Content Analysis for the Social Sciences and Humanities. Reading,
        MA: Addison-Wesley (the coefficient of reliability: agreements over decisions).
        Lumivero, NVivo help, "Coding comparison query" (percentage agreement: characters coded
        by both or by neither, over all characters of the source).
    """
    if table.total == 0:
        return Coefficient(None, 0, reason=no_text())
    agreed = (table.both + table.neither) / table.total
    return Coefficient(agreed, table.total, observed=agreed)
