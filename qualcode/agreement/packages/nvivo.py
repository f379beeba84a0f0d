"""What NVivo's coding comparison prints: each code in each source, and averages."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.agreement.coefficient import Coefficient, no_text, undefined
from qualcode.agreement.two_by_two import TwoByTwo
from qualcode.wording import Message


def nvivo_percent(sources: Sequence[TwoByTwo], *, by_size: bool = False) -> Coefficient:
    """Percentage agreement (0 to 1) of one code: the mean over sources, by their size if asked.

    References:
        Lumivero, NVivo help, "Coding comparison query": characters coded by both or by neither
        over all characters of the source; averages are left to a spreadsheet, where every source
        counts the same or by its size.
    """
    read = [table for table in sources if table.total]
    if not read:
        return undefined(no_text())
    shares = [(table.both + table.neither) / table.total for table in read]
    return _mean(shares, [table.total for table in read], by_size=by_size, n_left_out=0)


def nvivo_kappa(sources: Sequence[TwoByTwo], *, by_size: bool = False) -> Coefficient:
    """(TA - sum of EF) / (TU - sum of EF) of one code: the mean over sources.

    EF1 is coded by A x coded by B / TU, EF2 the same of what was not coded. Sources where both
    did the same with all the text have no kappa and are left out, counted among the parameters:
    NVivo shows 1 there.

    References:
        Lumivero, NVivo help, "Coding comparison query", the kappa coefficient.
    """
    read = [table for table in sources if table.total]
    if not read:
        return undefined(no_text())
    kappas = [(_kappa(table), table.total) for table in read]
    defined = [(value, size) for value, size in kappas if value is not None]
    n_left_out = len(kappas) - len(defined)
    if not defined:
        return undefined(
            Message(
                "In every source both did the same with all the text, so there is no kappa; NVivo "
                "shows 1 there."
            ),
            sum(table.total for table in read),
            left_out=n_left_out,
        )
    values, sizes = [v for v, _ in defined], [s for _, s in defined]
    return _mean(values, sizes, by_size=by_size, n_left_out=n_left_out)


def _kappa(table: TwoByTwo) -> float | None:
    """The formula of the help page; None where both did the same with all the text."""
    n = table.total
    coded_a, coded_b = table.both + table.a_only, table.both + table.b_only
    by_chance = (coded_a * coded_b + (n - coded_a) * (n - coded_b)) / n
    agreed = table.both + table.neither
    return None if n - by_chance < 1e-9 else (agreed - by_chance) / (n - by_chance)


def _mean(
    values: Sequence[float], sizes: Sequence[int], *, by_size: bool, n_left_out: int
) -> Coefficient:
    weights = sizes if by_size else [1] * len(values)
    mean = sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)
    said = {"sources": len(values), "left_out": n_left_out, "by_size": by_size}
    return Coefficient(mean, sum(sizes), mean, None, None, said)
