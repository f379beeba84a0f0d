"""Ridge regression on likenesses, and what it says of an extract when that one is left out.

One row of targets an extract; the features are likenesses to some landmarks, made orthogonal
(Nyström), so that five thousand extracts cost a second. Leaving a group of rows out needs no new
fit: the residuals of the group are divided by what is left of its share in the hat matrix.
References: Golub, Heath & Wahba 1979; Williams & Seeger 2001.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_TINY = 1e-8


class Ridge:
    """Fitted on likenesses of n extracts to m landmarks, and the landmarks among themselves."""

    def __init__(self, to_landmarks: Any, among_landmarks: Any, targets: Floats, weight: float):
        values, vectors = np.linalg.eigh(np.asarray(among_landmarks, np.float64))
        kept = values > max(values[-1], 1e-12) * 1e-6
        self._map = vectors[:, kept] / np.sqrt(values[kept])
        self._features = np.asarray(to_landmarks, np.float64) @ self._map
        gram = self._features.T @ self._features
        self._inverse = np.linalg.inv(gram + weight * np.eye(len(gram)))
        self._targets = targets
        self._weights = self._inverse @ (self._features.T @ targets)
        self._by_landmark = self._map @ self._weights

    def predict(self, to_landmarks: Any) -> Floats:
        """The targets of other texts, by their likeness to the landmarks."""
        found: Floats = np.asarray(to_landmarks, np.float64) @ self._by_landmark
        return found

    def left_out(self, rows: NDArray[Any], groups: NDArray[Any]) -> Floats:
        """The targets of some rows as they would be without all rows of their group."""
        shares = self._features[rows] @ self._inverse
        fitted = self._features[rows] @ self._weights
        own = np.einsum("ij,ij->i", shares, self._features[rows])[:, None]
        found = (fitted - own * self._targets[rows]) / np.maximum(1 - own, _TINY)
        sizes = np.bincount(groups)
        for place in np.flatnonzero(sizes[groups[rows]] > 1):
            members = np.flatnonzero(groups == groups[rows[place]])
            found[place] = self._without(members)[np.flatnonzero(members == rows[place])[0]]
        return np.asarray(found, np.float64)

    def _without(self, members: NDArray[Any]) -> Floats:
        features, targets = self._features[members], self._targets[members]
        hat = features @ self._inverse @ features.T
        left = np.linalg.solve(np.eye(len(members)) - hat, targets - features @ self._weights)
        return np.asarray(targets - left, np.float64)
