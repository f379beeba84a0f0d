"""From what is observed and what chance gives to a coefficient, for one weighting or for many.

Every coefficient of fixed units is written once, over rows of weights: one row is the material
itself, a thousand rows are its bootstrap samples.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from qualcode.agreement.coefficient import Coefficient, no_text, undefined
from qualcode.agreement.reliability_data import Floats, ReliabilityData
from qualcode.wording import Message

# (material, weights: samples x units) -> (observed, expected), one value a sample
Terms: TypeAlias = Callable[[ReliabilityData, Floats], tuple[Floats, Floats]]
_NOTHING = 1e-13


def ratio(over: Floats, under: Floats) -> Floats:
    """Division that gives NaN where there is nothing to divide by."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(under == 0, np.nan, over / under))


def corrected(observed: Floats, expected: Floats) -> Floats:
    """(observed - expected) / (1 - expected); NaN where chance alone agrees everywhere."""
    room = 1 - expected
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(room < _NOTHING, np.nan, (observed - expected) / room))


def chance_corrected(ratings: ReliabilityData, terms: Terms) -> Coefficient:
    """The coefficient with its two terms, or the reason why there is none."""
    refused = why_not(ratings)
    if refused is not None:
        return refused
    observed, expected = (float(term[0]) for term in terms(ratings, ratings.weights[None, :]))
    if 1 - expected < _NOTHING:
        return Coefficient(None, ratings.n, observed, 1.0, no_variation(ratings))
    value = (observed - expected) / (1 - expected)
    return Coefficient(value, ratings.n, observed, expected)


def why_not(ratings: ReliabilityData) -> Coefficient | None:
    """The answer where nothing can be compared: one coder, or no unit two coders judged."""
    if len(ratings.coders) < 2:
        return undefined(needs_two())
    if ratings.n == 0:
        empty = not len(ratings.values) or ratings.weights.sum() == 0
        return undefined(no_text() if empty and ratings.is_presence else nothing_shared())
    return None


def only_two(ratings: ReliabilityData, instead: str) -> Coefficient | None:
    """The answer of a measure for two coders when there are more."""
    if len(ratings.coders) <= 2:
        return None
    return undefined(
        Message(
            "This measure compares two coders, and there are {n}: {instead} takes more.",
            n=len(ratings.coders),
            instead=instead,
        )
    )


def needs_two() -> Message:
    """The reason when there is one coder."""
    return Message("Agreement needs two coders at least.")


def two_only() -> Message:
    """The reason of what is reckoned for two coders and no more."""
    return Message("This compares two coders: choose two.")


def nothing_shared() -> Message:
    """The reason when no unit was judged twice."""
    return Message("No unit was judged by two coders.")


def one_category() -> Message:
    """The reason when only one category was possible."""
    return Message("With one possible category there is nothing to choose between.")


def no_variation(ratings: ReliabilityData) -> Message:
    """The reason when everybody gave everything the same category."""
    used = np.flatnonzero((ratings.counts * ratings.weights[:, None]).sum(axis=0))
    if ratings.is_presence:
        if 1 not in used:
            return Message("Nobody used this code, so chance alone agrees everywhere.")
        return Message("Everybody put this code everywhere, so chance alone agrees everywhere.")
    return Message(
        "Every unit was given the same category by everybody: without variation nothing tells "
        "agreement from chance."
    )


def pairwise_agreement(ratings: ReliabilityData, weights: Floats) -> Floats:
    """The share of agreeing pairs of coders, averaged over the units two coders judged."""
    counts, judged = ratings.counts, ratings.n_judged
    agreeing = (counts * (counts - 1)).sum(axis=1) / np.maximum(judged * (judged - 1), 1)
    return ratio(weights @ (agreeing * ratings.pairable), weights @ ratings.pairable)


def mean_shares(ratings: ReliabilityData, weights: Floats) -> Floats:
    """Samples x categories: the mean over the judged units of the share of coders giving each."""
    judged = ratings.n_judged
    shares = ratings.counts / np.maximum(judged, 1)[:, None]
    return ratio(weights @ shares, (weights @ (judged > 0))[:, None])


def coder_shares(ratings: ReliabilityData, weights: Floats) -> Floats:
    """Samples x coders x categories: each coder's share of each category."""
    columns = []
    for column in ratings.values.T:
        gave = (column[:, None] == np.arange(ratings.n_categories)).astype(float)
        columns.append(ratio(weights @ gave, (weights @ (column >= 0))[:, None]))
    return np.stack(columns, axis=1)
