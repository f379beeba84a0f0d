"""What each interview brings that none before it had."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model import Incidence


@dataclass(frozen=True, slots=True)
class NewCodes:
    """Codes first seen in each unit, and how many are known after it.

    ``level`` says what was counted as one; ``n_items`` is the number of different ones in all.
    """

    units: tuple[str, ...]
    level: str
    new: tuple[int, ...]
    cumulative: tuple[int, ...]
    n_items: int


def new_codes(incidence: Incidence, level: str = "") -> NewCodes:
    """New and cumulative numbers of codes per unit, in the order of the units.

    References:
        Guest, G., Bunce, A. & Johnson, L. (2006). How many interviews are enough? An experiment
        with data saturation and variability. Field Methods, 18(1), 59-82.
    """
    seen: set[int] = set()
    new: list[int] = []
    cumulative: list[int] = []
    for row in incidence.rows:
        new.append(len(row - seen))
        seen |= row
        cumulative.append(len(seen))
    return NewCodes(incidence.units, level, tuple(new), tuple(cumulative), len(seen))
