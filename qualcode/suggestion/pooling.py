"""From likenesses to texts to likenesses to codes: the nearest text of each code, and the mean."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Pools:
    """The texts of each code; every code has at least one, what it is called."""

    def __init__(self, codes: NDArray[Any], n_codes: int) -> None:
        self._order = np.argsort(codes, kind="stable")
        self._starts = np.searchsorted(codes[self._order], np.arange(n_codes))
        self._of = np.eye(n_codes, dtype=np.float32)[codes]

    def sizes(self, hidden: Any) -> Floats:
        """For each passage and code how many texts are not hidden; 1 where all are."""
        found: Floats = ((~hidden).astype(np.float32) @ self._of).astype(np.float64)
        return np.maximum(found, 1)

    def pooled(self, likeness: Any, hidden: Any, sizes: Floats) -> tuple[Floats, Floats]:
        """For each passage and code the nearest text and the mean of those not hidden."""
        seen = np.where(hidden, np.float32(-np.inf), likeness)
        nearest = np.maximum.reduceat(seen[:, self._order], self._starts, axis=1)
        total = np.where(hidden, np.float32(0), likeness) @ self._of
        return nearest.astype(np.float64), total / sizes
