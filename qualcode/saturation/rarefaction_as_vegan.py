"""The standard deviation R's vegan prints beside its exact accumulation curve."""

from __future__ import annotations

import numpy as np

from qualcode.model import Incidence
from qualcode.saturation.matrix import unit_code_matrix
from qualcode.saturation.rarefaction import absent_shares


def vegan_sd(incidence: Incidence) -> tuple[float, ...]:
    """Of ``specaccum(method = "exact")``, for t = 1..T, so that a lab can check itself.

    It approximates the covariance of two codes by their correlation over all units; over all
    subsets of t units the true value is ``conditional_se``.

    References:
        Kindt, R., Van Damme, P. & Simons, A. J. (2006). Patterns of species richness at varying
        scales in western Kenya. Biodiversity and Conservation, 15(10), 3235-3249.
    """
    matrix = unit_code_matrix(incidence)
    t_max = len(matrix)
    if t_max < 2:
        return (0.0,) * t_max
    absent = absent_shares(matrix.sum(axis=0), np.arange(1, t_max + 1), t_max)
    spread = np.sqrt(absent * (1 - absent))
    centred = matrix - matrix.mean(axis=0)
    norms = np.sqrt((centred**2).sum(axis=0))
    # a code of every unit varies with nothing
    unit = np.divide(centred, norms, out=np.zeros_like(centred), where=norms > 0)
    joint = ((spread @ unit.T) ** 2).sum(axis=1)
    return tuple(np.sqrt(np.maximum(joint, 0)).tolist())
