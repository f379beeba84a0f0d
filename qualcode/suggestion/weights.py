"""How much each figure counts: a conditional logit over the codes of each passage.

The chance of a code is the softmax of its weighted figures; both the code and what stands above it
count. No figure speaks against a code: weights are not negative. They are held near what figures of
their kind weigh in most studies, the more so the less there is to learn from. That, and how strongly,
comes of the shipped grids, in round figures. Reference: McFadden 1974.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.evidence import Evidence

Floats = NDArray[np.float64]

_USUAL = {
    "regression": 0.15,
    "regression by size": 0.15,
    "regression above": 0.1,
    "nearest": 0.05,
    "mean": 0.15,
    "used": 0.0,
    "used above": 0.05,
    "used by them": 0.05,
    "used above by them": 0.2,
}
_HOLD = 30.0
_TINY = 1e-300
_STEPS = 60


def learn(evidence: Evidence, own: NDArray[Any], parents: NDArray[Any]) -> Floats:
    """The weights of the figures.

    A weight below zero for how often a code is used would find an extract's own code by its being
    rarer by one when the extract is left out; the test with random codes guards this.

    Args:
        evidence: of extracts, each left out of what it is judged by.
        own: the code each extract has.
        parents: for each code the number of what stands above it.
    """
    usable = evidence.candidates[np.arange(len(own)), own]
    if not usable.any():
        return _usual(evidence)
    return _fit(evidence.cut(usable), own[usable], parents)


def scores(evidence: Evidence, weights: Floats) -> Floats:
    """The logarithm of each code's chance for each passage; minus infinity for no candidate."""
    raw = np.where(evidence.candidates, evidence.figures @ weights, -np.inf)
    highest = raw.max(1, keepdims=True, initial=-np.inf)
    if not np.isfinite(highest).all():
        return raw
    found: Floats = raw - highest - np.log(np.exp(raw - highest).sum(1, keepdims=True))
    return found


def _usual(evidence: Evidence) -> Floats:
    return np.array([_USUAL[kind] for kind, _view in evidence.names])


def _fit(evidence: Evidence, own: NDArray[Any], parents: NDArray[Any]) -> Floats:
    from scipy.optimize import minimize

    n, codes, kinds = evidence.figures.shape
    flat = evidence.figures.reshape(-1, kinds)
    closed = np.where(evidence.candidates, 0.0, -np.inf)
    rows = np.arange(n)
    observed = evidence.figures[rows, own].sum(0)
    usual = _usual(evidence)
    siblings = (parents[None, :] == parents[own][:, None]) & evidence.candidates

    def lost(weights: Floats) -> tuple[float, Floats]:
        raw = (flat @ weights).reshape(n, codes) + closed
        raw -= raw.max(1, keepdims=True)
        powers = np.exp(raw)
        total = powers.sum(1)
        family = np.maximum((powers * siblings).sum(1), _TINY)
        value = -(raw[rows, own] - np.log(total)).sum() - (np.log(family) - np.log(total)).sum()
        expected = 2 * powers / total[:, None] - powers * siblings / family[:, None]
        slope = expected.ravel() @ flat - observed
        away = weights - usual
        return value + _HOLD / 2 * float(away @ away), slope + _HOLD * away

    found = minimize(
        lost,
        usual,
        jac=True,
        method="L-BFGS-B",
        bounds=[(0.0, None)] * kinds,
        options={"maxiter": _STEPS, "ftol": 1e-7},
    )
    return np.asarray(found.x, np.float64)
