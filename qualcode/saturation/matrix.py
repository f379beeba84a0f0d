"""The table of units and codes as an array."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Incidence


def unit_code_matrix(incidence: Incidence) -> NDArray[np.bool_]:
    """Units x codes; codes that occur nowhere are left out."""
    matrix = np.zeros((len(incidence.rows), len(incidence.codes)), dtype=np.bool_)
    for number, row in enumerate(incidence.rows):
        matrix[number, np.fromiter(row, dtype=np.intp, count=len(row))] = True
    kept: NDArray[np.bool_] = matrix[:, matrix.any(axis=0)] if len(matrix) else matrix[:, :0]
    return kept


def lacking_both(matrix: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For n = 0..T, how many ordered pairs of different codes are both absent from n units."""
    absent = (~matrix).astype(np.float32)
    together = np.rint(absent.T @ absent).astype(np.int64)
    np.fill_diagonal(together, -1)
    return np.bincount(together[together >= 0].ravel(), minlength=len(matrix) + 1)
