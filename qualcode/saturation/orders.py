"""The same interviews in other orders: all of them when few, else random ones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Incidence
from qualcode.saturation.matrix import unit_code_matrix

ALL_UP_TO = 7
"""With so few units every order is walked through: 5,040 of them."""


@dataclass(frozen=True, slots=True)
class Orders:
    """Codes known after each interview: a row an order, a column a place in it."""

    known: NDArray[np.int32]
    is_exhaustive: bool
    seed: int | None

    @property
    def n_orders(self) -> int:
        """How many orders were walked through."""
        return len(self.known)

    @property
    def new(self) -> NDArray[np.int32]:
        """Codes first seen at each place."""
        return np.diff(self.known, axis=1, prepend=0)

    def quantiles(self, share: float) -> tuple[float, ...]:
        """The value below which a share of the orders lies, at each place."""
        if not self.known.size:
            return ()
        return tuple(np.quantile(self.known, share, axis=0).tolist())


def orders(incidence: Incidence, n_orders: int = 1000, seed: int = 0) -> Orders:
    """How codes add up under every order of at most 7 units, else under random ones.

    Rows of codes are kept as bits, so that one order is one running "or" over them.

    References:
        Guest, G., Namey, E. & Chen, M. (2020). A simple method to assess and report thematic
        saturation in qualitative research. PLoS ONE, 15(5), e0232076.
    """
    bits = _bits(unit_code_matrix(incidence))
    t = len(bits)
    exhaustive = t <= ALL_UP_TO and factorial(t) <= max(n_orders, factorial(ALL_UP_TO))
    if not t:
        return Orders(np.zeros((0, 0), dtype=np.int32), is_exhaustive=True, seed=None)
    if exhaustive:
        every = np.array(list(permutations(range(t))))
        return Orders(_known(bits, every), is_exhaustive=True, seed=None)
    drawn = np.random.default_rng(seed)
    known = np.empty((n_orders, t), dtype=np.int32)
    for number in range(n_orders):
        known[number] = _known(bits, drawn.permutation(t)[None, :])[0]
    return Orders(known, is_exhaustive=False, seed=seed)


def _bits(matrix: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Units x words of 64 codes."""
    t, s = matrix.shape
    n_words = max(1, -(-s // 64))
    wide = np.zeros((t, n_words * 64), dtype=np.bool_)
    wide[:, :s] = matrix
    return np.packbits(wide, axis=1).view(np.uint64)


def _known(bits: NDArray[np.uint64], placed: NDArray[np.int64]) -> NDArray[np.int32]:
    running = np.bitwise_or.accumulate(bits[placed], axis=1)
    known: NDArray[np.int32] = np.bitwise_count(running).sum(axis=2, dtype=np.int32)
    return known
