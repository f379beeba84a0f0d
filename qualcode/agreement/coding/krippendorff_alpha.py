"""Krippendorff's alpha for nominal, ordinal, interval and ratio values."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import cast

import numpy as np

from qualcode.agreement.bootstrap import Interval, bootstrap
from qualcode.agreement.chance import no_variation, ratio, why_not
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.reliability_data import Floats, ReliabilityData


class Level(StrEnum):
    """What the values mean, and so how far apart two of them are."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def krippendorff_alpha(ratings: ReliabilityData, *, level: Level = Level.NOMINAL) -> Coefficient:
    """1 - observed disagreement / expected disagreement; any coders, missing allowed.

    Expected is what pairing all values at random would give. For ``ordinal`` the categories stand
    in their order; for ``interval`` and ``ratio`` they are numbers. Undefined when every value is
    the same: without variation nothing tells agreement from chance.

    References:
        Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of
        Pennsylvania. Krippendorff, K. (2019). Content Analysis, 4th ed., chapter 12.
    """
    refused = why_not(ratings)
    if refused is not None:
        return refused
    observed, expected = (float(t[0]) for t in _terms(level)(ratings, ratings.weights[None, :]))
    if np.isnan(expected) or expected <= 0:
        reason = no_variation(ratings)
        return Coefficient(None, ratings.n, observed, 0.0, reason, {"level": level.value})
    value = 1 - observed / expected
    return Coefficient(value, ratings.n, observed, expected, None, {"level": level.value})


def krippendorff_alpha_ci(
    ratings: ReliabilityData, *, level: Level = Level.NOMINAL, n: int = 1000, seed: int = 1
) -> Interval:
    """The bootstrap interval over documents."""
    terms = _terms(level)

    def values(material: ReliabilityData, weights: Floats) -> Floats:
        observed, expected = terms(material, weights)
        return 1 - ratio(observed, expected)

    return bootstrap(ratings, values, n=n, seed=seed)


def _terms(
    level: Level,
) -> Callable[[ReliabilityData, Floats], tuple[Floats, Floats]]:
    """Observed and expected disagreement, one value a sample."""
    if level is Level.NOMINAL:
        return _nominal

    def valued(ratings: ReliabilityData, weights: Floats) -> tuple[Floats, Floats]:
        pairs = [_of_one(ratings, row, level) for row in weights]
        return np.array([o for o, _ in pairs]), np.array([e for _, e in pairs])

    return valued


def _nominal(ratings: ReliabilityData, weights: Floats) -> tuple[Floats, Floats]:
    """Disagreement of nominal values needs the diagonal of the coincidences only."""
    counts, judged = ratings.counts, ratings.n_judged
    paired = counts * ratings.pairable[:, None]
    agreeing = (paired * (paired - 1)).sum(axis=1) / np.maximum(judged - 1, 1)
    totals = weights @ paired
    n = totals.sum(axis=1)
    observed = 1 - ratio(weights @ agreeing, n)
    observed = np.where(np.abs(observed) < 1e-15, 0.0, observed)
    return observed, ratio(n**2 - (totals**2).sum(axis=1), n * (n - 1))


def _of_one(ratings: ReliabilityData, weights: Floats, level: Level) -> tuple[float, float]:
    counts = ratings.counts * ratings.pairable[:, None]
    share = weights / np.maximum(ratings.n_judged - 1, 1)
    coincidences = (counts * share[:, None]).T @ counts
    coincidences -= np.diag(share @ counts)
    totals = coincidences.sum(axis=1)
    n = totals.sum()
    if n <= 1:
        return float("nan"), float("nan")
    apart = _distances(ratings, totals, level)
    observed = float((coincidences * apart).sum() / n)
    return observed, float(totals @ apart @ totals / (n * (n - 1)))


def _distances(ratings: ReliabilityData, totals: Floats, level: Level) -> Floats:
    """Squared differences between categories."""
    if level is Level.ORDINAL:
        # values between the two ranks, the two ends counting half
        place = np.cumsum(totals) - totals / 2
        return np.asarray((place[:, None] - place[None, :]) ** 2, dtype=float)
    numbers = np.array([float(cast(float, c)) for c in ratings.categories])
    gap = numbers[:, None] - numbers[None, :]
    if level is Level.INTERVAL:
        return np.asarray(gap**2, dtype=float)
    summed = numbers[:, None] + numbers[None, :]
    return np.asarray((gap / np.where(summed == 0, 1, summed)) ** 2, dtype=float)
