"""One kappa over several codes: the terms are averaged, not the kappas."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qualcode.agreement.coding.conger_kappa import conger_kappa
from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.reliability_data import ReliabilityData
from qualcode.wording import Message


def pooled_kappa(per_code: Sequence[ReliabilityData]) -> Coefficient:
    """(mean observed - mean expected) / (1 - mean expected), each code there or not.

    Codes with no kappa of their own weigh in with the terms they have, so a code nobody used adds
    agreement on both sides and changes little. Cohen's terms for two coders, Conger's for more.

    References:
        De Vries, H., Elliott, M. N., Kanouse, D. E. & Teleki, S. S. (2008). Using pooled kappa to
        summarize interrater agreement across many items. Field Methods, 20(3), 272-282.
    """
    terms = [
        (one.observed, one.expected, one.n)
        for one in map(conger_kappa, per_code)
        if one.observed is not None and one.expected is not None
    ]
    if not terms:
        return undefined(Message("No code can be compared."))
    observed, expected = (float(np.mean([t[k] for t in terms])) for k in (0, 1))
    n = max(t[2] for t in terms)
    if 1 - expected < 1e-13:
        reason = Message("Chance alone agrees everywhere on every code.")
        return Coefficient(None, n, observed, expected, reason)
    value = (observed - expected) / (1 - expected)
    return Coefficient(value, n, observed, expected, None, {"codes": len(terms)})
