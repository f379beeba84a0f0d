"""The first paradox of kappa, high agreement but low kappa; and coders who use a code unlike."""

from __future__ import annotations

from qualcode.agreement.coding.cohen_kappa import cohen_kappa
from qualcode.agreement.coding.f1 import f1
from qualcode.agreement.coding.prevalence_and_bias import prevalence_and_bias
from qualcode.agreement.two_by_two import TwoByTwo
from qualcode.wording import Message, Parameter

HIGH_AGREEMENT, LOW_KAPPA, GAP = 0.80, 0.60, 0.25
STRONG_PREVALENCE = 0.60


def kappa_paradox(table: TwoByTwo) -> Message | None:
    """Why kappa is low although the coders mostly agree, or None where it is not so.

    Said when they agree on 80 % of the text or more, kappa stays under 0.60 and 0.25 or more
    below that agreement, and the code stands on so little (or nearly all) of the text that the
    prevalence index passes 0.60: chance explains nearly everything then. The second paradox,
    coders who use a code to unlike extents, raises kappa and is told by ``unlike_use``. The limits
    are ours: the paper gives none.

    References:
        Feinstein, A. R. & Cicchetti, D. V. (1990). High agreement but low kappa: I. The problems
        of two paradoxes. Journal of Clinical Epidemiology, 43(6), 543-549.
    """
    kappa = cohen_kappa(table.ratings())
    indices = prevalence_and_bias(table)
    if kappa.value is None or kappa.observed is None or indices is None:
        return None
    if kappa.observed < HIGH_AGREEMENT or kappa.value >= LOW_KAPPA:
        return None
    if kappa.observed - kappa.value < GAP or abs(indices.prevalence) < STRONG_PREVALENCE:
        return None
    share = f1(table.ratings()).value
    said: dict[str, Parameter] = {
        "agreed": _percent(kappa.observed),
        "kappa": round(kappa.value, 2),
        "chance": _percent(kappa.expected or 0),
        "f1": "—" if share is None else round(share, 2),
    }
    if indices.prevalence < 0:
        return Message(
            "They agree on {agreed}% of the text and kappa is only {kappa}: the code stands on so "
            "little text that chance alone would agree on {chance}% (the kappa paradox). On what "
            "they coded, F1 is {f1}: read the extracts.",
            **said,
        )
    return Message(
        "They agree on {agreed}% of the text and kappa is only {kappa}: the code stands on nearly "
        "all of it, so chance alone would agree on {chance}% (the kappa paradox). On what they "
        "coded, F1 is {f1}: read the text left without it.",
        **said,
    )


def unlike_use(table: TwoByTwo, first: str, second: str) -> Message | None:
    """Who puts the code on at least twice as much text as the other; None when nobody does.

    Why it is told: Feinstein and Cicchetti's second paradox (see ``kappa_paradox``), unbalanced
    totals that raise kappa. The limit is ours.
    """
    a, b = table.both + table.a_only, table.both + table.b_only
    if min(a, b) * 2 > max(a, b) or not max(a, b):
        return None
    more, less = (first, second) if a > b else (second, first)
    if not min(a, b):
        return Message("Only {more} used this code.", more=more)
    return Message(
        "{more} coded {times} times as much text as {less} with it.",
        more=more,
        less=less,
        times=round(max(a, b) / min(a, b), 1),
    )


def _percent(share: float) -> float:
    return round(100 * share, 1)
