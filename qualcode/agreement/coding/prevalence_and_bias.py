"""How common a code is and how differently two coders use it, beside kappa."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.agreement.two_by_two import TwoByTwo


@dataclass(frozen=True, slots=True)
class PrevalenceAndBias:
    """``prevalence`` and ``bias`` from -1 to 1, and kappa adjusted for both (PABAK)."""

    prevalence: float
    bias: float
    pabak: float


def prevalence_and_bias(table: TwoByTwo) -> PrevalenceAndBias | None:
    """The indices of one code and two coders; None when there is no text.

    Prevalence: (both - neither) / total, -1 for a code nobody used. Bias: (first only - second
    only) / total, above 0 when the first coder codes more. PABAK: 2 x agreement - 1.

    References:
        Byrt, T., Bishop, J. & Carlin, J. B. (1993). Bias, prevalence and kappa. Journal of
        Clinical Epidemiology, 46(5), 423-429.
    """
    n = table.total
    if n == 0:
        return None
    return PrevalenceAndBias(
        (table.both - table.neither) / n,
        (table.a_only - table.b_only) / n,
        2 * (table.both + table.neither) / n - 1,
    )
