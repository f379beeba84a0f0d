"""Where the rules stop under other orders of the same interviews."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.saturation.orders import Orders


@dataclass(frozen=True, slots=True)
class StoppingPoints:
    """How often a rule is met under the orders tried, and after which interview when it is.

    ``counts`` holds, by interview, in how many orders the rule stops there; median and ends of
    the middle 90 % are of those orders only. ``share`` (0 to 1) says how many they are.
    """

    n_orders: int
    counts: tuple[tuple[int, int], ...]
    share: float | None
    median: float | None
    low: float | None
    high: float | None


def guest_stops(
    orders: Orders, base: int = 4, run: int = 2, threshold: float = 0.05
) -> StoppingPoints:
    """Guest, Namey and Chen's rule under each order: its base size plus runs slid."""
    known = orders.known
    t = known.shape[1]
    if t < base + run:
        return _none(orders)
    n_base = known[:, base - 1]
    gained = known[:, base + run - 1 :] - known[:, base - 1 : t - run]
    met = (gained <= threshold * n_base[:, None] + 1e-9) & (n_base[:, None] > 0)
    return _stops(orders, met, first=base)


def francis_stops(orders: Orders, initial: int = 10, stopping: int = 3) -> StoppingPoints:
    """Francis and others' rule under each order: the interview at which it is met."""
    known = orders.known
    t = known.shape[1]
    if t < initial + stopping:
        return _none(orders)
    met = known[:, initial + stopping - 1 :] == known[:, initial - 1 : t - stopping]
    return _stops(orders, met, first=initial + stopping)


def share_stops(orders: Orders, share: float) -> StoppingPoints:
    """The interview by which a share of all codes is known, under each order."""
    known = orders.known
    if not known.size or not known[0, -1]:
        return _none(orders)
    return _stops(orders, known >= share * known[:, -1:] - 1e-9, first=1)


def _none(orders: Orders) -> StoppingPoints:
    return StoppingPoints(orders.n_orders, (), None, None, None, None)


def _stops(orders: Orders, met: NDArray[np.bool_], first: int) -> StoppingPoints:
    stopped = met.any(axis=1)
    at = met.argmax(axis=1)[stopped] + first
    share = float(stopped.mean())
    if not len(at):
        return StoppingPoints(orders.n_orders, (), share, None, None, None)
    places, n = np.unique(at, return_counts=True)
    low, median, high = np.quantile(at, [0.05, 0.5, 0.95]).tolist()
    counts = tuple(zip(places.tolist(), n.tolist(), strict=True))
    return StoppingPoints(orders.n_orders, counts, share, median, low, high)
