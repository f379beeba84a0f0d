"""Two columns of pieces cut into rows of a table, with as little left blank as can be."""

from __future__ import annotations

from collections.abc import Sequence

Place = tuple[int, int]
"""How many pieces of each side stand above a cut."""

_MOST_PLACES = 6_000
_A_ROW = 1.0  # lines a further row costs: a cut is worth one only where it saves blank lines


def cuts(left: Sequence[int], right: Sequence[int], most: int) -> list[Place]:
    """Where each row ends, the last one at the end of both sides.

    ``left`` and ``right`` are heights in lines; a row is ``most`` lines at most unless one piece
    alone is taller.
    """
    if (len(left) + 1) * (len(right) + 1) > _MOST_PLACES:
        return _one_after_another(left, right, most)
    end = (len(left), len(right))
    best: dict[Place, tuple[float, Place]] = {}
    cost = {(0, 0): 0.0}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            if (i, j) not in cost:
                continue
            for place, blank in _rows_from((i, j), left, right, most):
                total = cost[i, j] + blank + _A_ROW
                if total < cost.get(place, float("inf")):
                    cost[place], best[place] = total, (total, (i, j))
    found, place = [], end
    while place != (0, 0):
        found.append(place)
        place = best[place][1]
    return found[::-1]


def _rows_from(
    begun: Place, left: Sequence[int], right: Sequence[int], most: int
) -> list[tuple[Place, float]]:
    """Every row that may begin at a place: where it ends, and how many lines it leaves blank."""
    found = []
    for i, high in _taken(left, begun[0], most):
        for j, other in _taken(right, begun[1], most):
            if (i, j) != begun:
                # a side that is at its end leaves no gap between its pieces
                shorter_ended = i == len(left) if high < other else j == len(right)
                found.append(((i, j), 0.0 if shorter_ended else float(abs(high - other))))
    return found


def _taken(heights: Sequence[int], begun: int, most: int) -> list[tuple[int, int]]:
    """How far a row may reach on one side, and how tall it is then."""
    found, high = [(begun, 0)], 0
    for index in range(begun, len(heights)):
        high += heights[index]
        if high > most and index > begun:
            break
        found.append((index + 1, high))
    return found


def _one_after_another(left: Sequence[int], right: Sequence[int], most: int) -> list[Place]:
    """Rows filled from the top: for sides too long to try every cut."""
    found, begun = [], (0, 0)
    while begun != (len(left), len(right)):
        begun = (_taken(left, begun[0], most)[-1][0], _taken(right, begun[1], most)[-1][0])
        found.append(begun)
    return found
