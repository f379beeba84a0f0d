"""Rows of figures as directions, so that a product of two is their likeness (the cosine)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_LEAST_LENGTH = 1e-9


def of_length_one(rows: NDArray[Any]) -> NDArray[np.float32]:
    """The same directions, each of length 1; a row of noughts stays as it is."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, _LEAST_LENGTH), np.float32)
