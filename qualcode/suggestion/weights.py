"""How much each figure counts: a conditional logit over the codes of each passage.

The chance of a code is the softmax of its weighted figures; both the code and what stands above it
count. Likenesses never speak against a code (their weights are not negative). How strongly weights
are held near zero is chosen by cross-validation inside the extracts at hand.
Reference: McFadden 1974.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.evidence import Evidence, is_signed

Floats = NDArray[np.float64]

HOLDS = (10.0, 30.0, 100.0)
_FOLDS = 3
_ENOUGH = 20
_START = 0.05
_STEPS = 60


def fallback(names: tuple[str, ...]) -> Floats:
    """Weights before there is anything to learn from: every likeness alike, labels twice."""
    weights = [_fallback_weight(name) for name in names]
    return np.array(weights, np.float64)


def _fallback_weight(name: str) -> float:
    if is_signed(name):
        return 0.0
    return 0.2 if name.startswith(("words 0", "words 3", "said of")) else 0.1


def learn(
    evidence: Evidence, own: NDArray[Any], parents: NDArray[Any], groups: NDArray[Any]
) -> tuple[Floats, float]:
    """The weights, and how strongly they were held.

    Args:
        evidence: of extracts, each left out of what it is judged by.
        own: the code each extract has.
        parents: for each code the number of what stands above it.
        groups: extracts of one number stay together in cross-validation.
    """
    usable = evidence.candidates[np.arange(len(own)), own]
    if usable.sum() < _ENOUGH:
        return fallback(evidence.names), 0.0
    chosen = Evidence(evidence.figures[usable], evidence.candidates[usable], evidence.names)
    own, groups = own[usable], groups[usable]
    hold = _chosen_hold(chosen, own, parents, groups)
    return _fit(chosen, own, parents, hold), hold


def scores(evidence: Evidence, weights: Floats) -> Floats:
    """The logarithm of each code's chance for each passage; minus infinity for no candidate."""
    raw = np.where(evidence.candidates, evidence.figures @ weights, -np.inf)
    highest = raw.max(1, keepdims=True, initial=-np.inf)
    if not np.isfinite(highest).all():
        return raw
    found: Floats = raw - highest - np.log(np.exp(raw - highest).sum(1, keepdims=True))
    return found


def _chosen_hold(
    evidence: Evidence, own: NDArray[Any], parents: NDArray[Any], groups: NDArray[Any]
) -> float:
    fold = np.random.default_rng(0).permutation(int(groups.max()) + 1)[groups] % _FOLDS
    lost = []
    for hold in HOLDS:
        total = 0.0
        for part in range(_FOLDS):
            inside, outside = fold != part, fold == part
            if not outside.any() or not inside.any():
                continue
            weights = _fit(_rows(evidence, inside), own[inside], parents, hold)
            said = scores(_rows(evidence, outside), weights)
            total -= float(said[np.arange(len(said)), own[outside]].sum())
        lost.append(total)
    return HOLDS[int(np.argmin(lost))]


def _rows(evidence: Evidence, rows: NDArray[Any]) -> Evidence:
    return Evidence(evidence.figures[rows], evidence.candidates[rows], evidence.names)


def _fit(evidence: Evidence, own: NDArray[Any], parents: NDArray[Any], hold: float) -> Floats:
    from scipy.optimize import minimize

    n, codes, kinds = evidence.figures.shape
    flat = evidence.figures.reshape(-1, kinds)
    closed = np.where(evidence.candidates, 0.0, -np.inf)
    rows = np.arange(n)
    observed = evidence.figures[rows, own].sum(0)
    siblings = (parents[None, :] == parents[own][:, None]) & evidence.candidates

    def lost(weights: Floats) -> tuple[float, Floats]:
        raw = (flat @ weights).reshape(n, codes) + closed
        raw -= raw.max(1, keepdims=True)
        powers = np.exp(raw)
        total, family = powers.sum(1), (powers * siblings).sum(1)
        value = -(raw[rows, own] - np.log(total)).sum() - (np.log(family) - np.log(total)).sum()
        expected = 2 * powers / total[:, None] - powers * siblings / family[:, None]
        slope = expected.ravel() @ flat - observed
        return value + hold / 2 * float(weights @ weights), slope + hold * weights

    bounds = [(None, None) if is_signed(name) else (0.0, None) for name in evidence.names]
    found = minimize(
        lost,
        np.full(kinds, _START),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": _STEPS, "ftol": 1e-5},
    )
    return np.asarray(found.x, np.float64)
