"""Where each coder cut: boundaries inside a text."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.agreement.unitizing.continuum import Continuum


@dataclass(frozen=True, slots=True)
class Segmentations:
    """One text of ``length`` places; boundaries of each coder lie between 1 and length - 1."""

    length: int
    boundaries: tuple[frozenset[int], ...]

    def __post_init__(self) -> None:
        for row in self.boundaries:
            if row and not 0 < min(row) <= max(row) < self.length:
                raise ValueError("a boundary lies inside the text, not at its ends")

    @property
    def n_potential(self) -> int:
        """Places where a boundary could stand."""
        return max(self.length - 1, 0)

    @classmethod
    def of_continuum(cls, continuum: Continuum) -> Segmentations:
        """Where units begin and end, whatever their categories; ValueError without a length."""
        if continuum.length is None:
            raise ValueError("boundaries inside a text need its length")
        end = int(continuum.length)
        rows = (
            {int(place) for u in row for place in (u.start, u.end) if 0 < place < end}
            for row in continuum.units
        )
        return cls(end, tuple(map(frozenset, rows)))
