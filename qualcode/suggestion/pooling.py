"""From likenesses to extracts to likenesses to codes: the nearest, the three nearest, the mean."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

POOLS = ("nearest", "three nearest", "mean")
_FEW = 3


class Pools:
    """The extracts of each code, padded to the same number."""

    def __init__(self, codes: NDArray[Any], n_codes: int) -> None:
        order = np.argsort(codes, kind="stable")
        sizes = np.bincount(codes, minlength=n_codes)
        most = max(int(sizes.max(initial=0)), 1)
        self._of = np.full((n_codes, most), len(codes))
        starts = np.concatenate([[0], np.cumsum(sizes)])
        for code in range(n_codes):
            self._of[code, : sizes[code]] = order[starts[code] : starts[code + 1]]

    def pooled(self, likeness: Any, hidden: Any) -> tuple[Floats, Floats]:
        """For each text and code the three pools, and how many extracts were not hidden."""
        lowest = np.full((len(likeness), 1), -np.inf, np.float32)
        seen = np.hstack([np.where(hidden, np.float32(-np.inf), likeness), lowest])[:, self._of]
        count = np.isfinite(seen).sum(2)
        few = min(_FEW, seen.shape[2])
        best = -np.partition(-seen, few - 1, axis=2)[:, :, :few] if few > 1 else seen
        best = np.where(np.isfinite(best), best, 0.0)
        total = np.where(np.isfinite(seen), seen, 0.0).sum(2)
        divisor = np.sqrt(np.clip(count, 1, _FEW))
        pools = (best.max(2), best.sum(2) / divisor, total / np.maximum(count, 1))
        return np.stack(pools, 2).astype(np.float64), count.astype(np.float64)
