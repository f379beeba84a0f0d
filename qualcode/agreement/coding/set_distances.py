"""How far apart two sets of codes are."""

from __future__ import annotations

from enum import StrEnum
from typing import cast

import numpy as np
from numpy.typing import NDArray

from qualcode.agreement.reliability_data import Floats


class SetDistance(StrEnum):
    """How two sets of codes on one unit are compared."""

    EXACT = "exact"
    JACCARD = "jaccard"
    MASI = "masi"


def set_distances(
    left: NDArray[np.bool_], right: NDArray[np.bool_], distance: SetDistance
) -> Floats:
    """Distances (0 to 1) between every row of ``left`` and of ``right``; rows are sets of codes.

    Jaccard: 1 - shared / united, 0 between two empty sets. MASI weighs what is shared by how the
    sets stand to each other: 1 the same, 2/3 one inside the other, 1/3 crossing, 0 apart.

    References:
        Jaccard, P. (1912). New Phytologist, 11(2), 37-50. Passonneau, R. (2006). Measuring
        agreement on set-valued items (MASI) for semantic and pragmatic annotation. LREC 2006.
    """
    shared = left.astype(float) @ right.astype(float).T
    n_left, n_right = left.sum(axis=1)[:, None], right.sum(axis=1)[None, :]
    united = n_left + n_right - shared
    same = shared == united
    if distance is SetDistance.EXACT:
        return cast(Floats, (~same).astype(float))
    likeness = np.where(united == 0, 1.0, shared / np.maximum(united, 1))
    if distance is SetDistance.MASI:
        inside = (shared == np.minimum(n_left, n_right)) & (shared > 0)
        likeness = likeness * np.select([same, inside, shared > 0], [1.0, 2 / 3, 1 / 3], 0.0)
    return cast(Floats, 1 - likeness)
