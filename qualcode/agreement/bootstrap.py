"""Intervals by drawing documents again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from qualcode.agreement.reliability_data import Floats, ReliabilityData
from qualcode.wording import Message

# (material, weights: samples x units) -> one value a sample, NaN where undefined
Values: TypeAlias = Callable[[ReliabilityData, Floats], Floats]


@dataclass(frozen=True, slots=True)
class Interval:
    """A percentile interval from ``n`` samples of ``n_documents`` documents, or why none."""

    low: float | None
    high: float | None
    n: int
    seed: int
    n_documents: int
    level: float = 0.95
    n_undefined: int = 0
    reason: Message | None = None


def bootstrap(
    ratings: ReliabilityData, values: Values, *, n: int = 1000, seed: int = 1, level: float = 0.95
) -> Interval:
    """The interval of a coefficient when documents are drawn again with replacement.

    Samples where the coefficient is undefined are left out and counted; when they are more than
    half there is no interval. With one document there is nothing to draw.

    References:
        Efron, B. & Tibshirani, R. (1993). An Introduction to the Bootstrap. Chapman & Hall
        (percentile interval, 13.3); documents are drawn, not characters, since neighbouring
        characters are coded together.
    """
    compact = ratings.collapsed()
    documents, place = np.unique(compact.documents, return_inverse=True)
    n_documents = len(documents)
    if n_documents < 2:
        return Interval(None, None, n, seed, n_documents, level, 0, one_document())
    drawn = draws(n_documents, n, seed)
    found = values(compact, drawn[:, place.ravel()] * compact.weights)
    return percentile_interval(found, n_documents, seed=seed, level=level)


def draws(n_documents: int, n: int, seed: int) -> Floats:
    """Samples x documents: how often each document was drawn."""
    even = np.full(n_documents, 1 / n_documents)
    return np.random.default_rng(seed).multinomial(n_documents, even, size=n).astype(float)


def percentile_interval(
    found: Floats, n_documents: int, *, seed: int, level: float = 0.95
) -> Interval:
    """The interval between percentiles of the values found, NaN ones left out and counted."""
    defined = found[~np.isnan(found)]
    n_undefined = len(found) - len(defined)
    if len(defined) < len(found) / 2 or not len(defined):
        reason = Message("In most samples of documents the measure is undefined.")
        return Interval(None, None, len(found), seed, n_documents, level, n_undefined, reason)
    tail = (1 - level) / 2
    low, high = (float(v) for v in np.quantile(defined, (tail, 1 - tail)))
    return Interval(low, high, len(found), seed, n_documents, level, n_undefined)


def one_document() -> Message:
    """The reason when there is one document."""
    return Message("An interval needs two documents at least: documents are drawn again.")
