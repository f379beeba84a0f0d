"""The small E5 as it is kept where codes are suggested: a text's meaning, and its pieces beside it.

Both come of one reading. A text is a row of bytes: its meaning in figures of four bytes, then its
48 rarest pieces, each a direction of 128 figures of one byte and a weight; what is left is nought.
The pieces stand about their middle and along the directions in which pieces differ most, both
found on the shipped interviews (tools/piece_directions.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.engines import e5_encoder
from qualcode.engines.encoder import Vectors
from qualcode.suggestion.directions import of_length_one

DIRECTIONS = Path(__file__).with_name("e5_piece_directions.npy")
"""The middle of the pieces, then one row a direction."""
_MOST = 48
_MEANING = 384
_COMMON, _LEAST = 4.0, 0.2
"""What is as common as this counts least."""
_STEP = 0.1


class MeaningAndPieces:
    """Multilingual E5 small, a row of bytes a text; :func:`meanings` and :func:`pieces` read it."""

    def __init__(self, model: e5_encoder.SmallE5, directions: Vectors) -> None:
        self._model = model
        self._middle, self._directions = directions[0], directions[1:].T

    @property
    def name(self) -> str:
        """The package and its version, that pieces are kept, and of what: other figures, another name."""
        return f"{self._model.name} by pieces of passages"

    def encode(self, texts: Sequence[str]) -> NDArray[Any]:
        """One row a text; nothing is kept of the texts."""
        width = self._directions.shape[1]
        found = np.zeros((len(texts), _MEANING * 4 + _MOST * (width + 1)), np.uint8)
        meanings, kept = found[:, : _MEANING * 4], found[:, _MEANING * 4 :]
        for rows, read in self._model.readings(texts):
            meanings[rows] = read.meaning.view(np.uint8)
            for row, each, rarity in zip(rows, read.pieces, read.rarity, strict=True):
                packed = self._packed(each, rarity)
                kept[row, : packed.size] = packed.ravel()
        return found

    def _packed(self, pieces: Vectors, rarity: NDArray[np.float64]) -> NDArray[np.uint8]:
        chosen = np.sort(np.argsort(-rarity, kind="stable")[:_MOST])
        weights = np.maximum(rarity[chosen] - _COMMON, _LEAST)
        along = (of_length_one(pieces[chosen]) - self._middle) @ self._directions
        along *= 127 / np.maximum(np.abs(along).max(1, keepdims=True), 1e-9)
        rounded = np.rint(along).astype(np.int8).view(np.uint8)
        return np.hstack([rounded, np.rint(weights / _STEP).astype(np.uint8)[:, None]])


def meanings(rows: NDArray[Any]) -> Vectors:
    """The meaning of each text, 384 figures of length 1."""
    return np.ascontiguousarray(rows[:, : _MEANING * 4]).view(np.float32)


def pieces(rows: NDArray[Any]) -> tuple[Vectors, Vectors]:
    """For each text its pieces as directions of length 1, and their weights; nought where none."""
    kept = rows[:, _MEANING * 4 :].reshape(len(rows), _MOST, -1)
    directions = np.ascontiguousarray(kept[:, :, :-1]).view(np.int8).astype(np.float32)
    return of_length_one(directions), kept[:, :, -1].astype(np.float32) * np.float32(_STEP)


@cache
def load() -> MeaningAndPieces:
    """The encoder; loading takes a second or two."""
    return MeaningAndPieces(e5_encoder.load(), np.load(DIRECTIONS).astype(np.float32))
