"""Texts by how well their pieces match, one to one, those of some landmark texts of the study.

For each piece of a text the piece of the landmark most like it is sought, and the other way round;
rare pieces count for more. From these matches every text gets a place such that products of places
are about what matching two texts directly would give: with few texts, each a landmark, exactly that.
References: Khattab & Zaharia 2020 (late interaction); Williams & Seeger 2001 (Nyström).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.one_thread import side_by_side

Figures = NDArray[np.float32]
Pieces = tuple[Figures, Figures]
"""For each text its pieces as directions of length 1, and their weights; nought where there is none."""

LANDMARKS = 128
_AT_ONCE = 8
_TINY = 1e-3


class Matching:
    """What gives texts their places among the landmarks."""

    def __init__(self, landmarks: Pieces) -> None:
        directions, weights = landmarks
        n, most, width = directions.shape
        # piece by piece, the landmarks side by side: the best match is a maximum of long rows
        self._shape = most, n
        self._pieces = np.ascontiguousarray(directions.transpose(2, 1, 0)).reshape(width, most * n)
        total = np.maximum(weights.sum(1), 1e-9)
        self._weights = np.ascontiguousarray((weights / total[:, None]).T)
        among = self.matches(landmarks).astype(np.float64)
        self._mean = among.mean(0)
        values, vectors = np.linalg.eigh(self._centred((among + among.T) / 2))
        kept = values >= max(values[-1] * _TINY, 1e-9)
        kept[-1] = True
        self._map = (vectors[:, kept] / np.sqrt(np.maximum(values[kept], 1e-9))).astype(np.float32)

    @property
    def width(self) -> int:
        """Figures a place."""
        return int(self._map.shape[1])

    def places(self, matches: Figures) -> Figures:
        """One row a text, by how well it matches each landmark."""
        return np.asarray(self._centred(matches) @ self._map, np.float32)

    def _centred(self, matches: NDArray[Any]) -> NDArray[Any]:
        of_each = matches.mean(1, keepdims=True)
        return np.asarray(matches - self._mean - of_each + self._mean.mean(), matches.dtype)

    def matches(self, texts: Pieces) -> Figures:
        """How well each text matches each landmark, 0 to 1: what takes long, and may be kept."""
        directions, weights = texts
        starts = range(0, len(weights), _AT_ONCE)
        some = [(directions[i : i + _AT_ONCE], weights[i : i + _AT_ONCE]) for i in starts]
        none = np.zeros((0, self._shape[1]), np.float32)
        return np.vstack([none, *side_by_side(self._of_some, some)])

    def _of_some(self, texts: Pieces) -> Figures:
        directions, weights = texts
        found = np.zeros((len(weights), self._shape[1]), np.float32)
        sizes = (weights > 0).sum(1)
        here = sizes > 0
        there = weights[here] > 0
        starts = np.concatenate([[0], np.cumsum(sizes[here])[:-1]])
        alike = directions[here][there] @ self._pieces
        if not len(alike):
            return found
        own = weights[here] / weights[here].sum(1, keepdims=True)
        # nothing is less alike than not at all, which is what stands where a piece is missing
        best = alike.reshape(-1, *self._shape).max(1, initial=0) * own[there][:, None]
        theirs = np.maximum(np.maximum.reduceat(alike, starts, axis=0), 0)
        met = (theirs.reshape(-1, *self._shape) * self._weights).sum(1)
        found[here] = (np.add.reduceat(best, starts, axis=0) + met) / 2
        return found
