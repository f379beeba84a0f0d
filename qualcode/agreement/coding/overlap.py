"""How much of what they coded two coders share, for measures that leave uncoded text out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from qualcode.agreement.chance import why_not
from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.reliability_data import MISSING, Floats, ReliabilityData
from qualcode.wording import Message

Measure: TypeAlias = Callable[[Floats, Floats, Floats], Floats]


def overlaps(ratings: ReliabilityData, weights: Floats, measure: Measure) -> Floats:
    """The mean over the pairs of coders of a measure of (coded by both, by one, by the other).

    The first category means "not coded"; units one of the two did not judge are left out. With
    several codes, "both" means the same code.
    """
    found = []
    for i, j in ratings.pairs:
        a, b = ratings.values[:, i], ratings.values[:, j]
        judged = (a != MISSING) & (b != MISSING)
        both = weights @ (judged & (a == b) & (a > 0))
        found.append(measure(both, weights @ (judged & (a > 0)), weights @ (judged & (b > 0))))
    values = np.array(found)
    defined = ~np.isnan(values)
    total = np.where(defined, values, 0).sum(axis=0)
    with np.errstate(invalid="ignore"):
        return np.asarray(total / np.where(defined.any(axis=0), defined.sum(axis=0), np.nan))


def shared(ratings: ReliabilityData, measure: Measure) -> Coefficient:
    """That mean over the units as they are weighed; undefined when nobody coded."""
    refused = why_not(ratings)
    if refused is not None:
        return refused
    value = float(overlaps(ratings, ratings.weights[None, :], measure)[0])
    if np.isnan(value):
        reason = Message("Nobody used this code, so there is no coded text to share.")
        return undefined(reason, ratings.n)
    return Coefficient(value, ratings.n, observed=value)
