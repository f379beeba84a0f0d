"""What it takes to turn one coder's boundaries into another's."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

NEAR = 2


@dataclass(frozen=True, slots=True)
class BoundaryEdits:
    """Boundaries both set, those only one set, and near misses (``moved``, by how many places)."""

    n_matched: int
    n_alone: int
    moved: tuple[int, ...]

    def cost(self, near: int) -> float:
        """Boundaries alone count 1, near misses their distance over ``near``."""
        return self.n_alone + sum(self.moved) / near


def boundary_edits(a: Collection[int], b: Collection[int], *, near: int = NEAR) -> BoundaryEdits:
    """Matches first, then near misses less than ``near`` places apart (nearest first), then rest.

    References:
        Fournier, C. (2013). Evaluating text segmentation using boundary edit distance. ACL 2013,
        1702-1712.
    """
    matched = set(a) & set(b)
    left_a, left_b = set(a) - matched, set(b) - matched
    moved = []
    for distance in range(1, near):
        for place in sorted(left_a):
            other = next((p for p in (place - distance, place + distance) if p in left_b), None)
            if other is not None:
                left_a.remove(place)
                left_b.remove(other)
                moved.append(distance)
    return BoundaryEdits(len(matched), len(left_a) + len(left_b), tuple(moved))
