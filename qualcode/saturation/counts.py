"""How often each code occurs: what the richness measures start from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from qualcode.model import Incidence
from qualcode.saturation.matrix import unit_code_matrix


@dataclass(frozen=True, slots=True)
class IncidenceCounts:
    """In how many of ``n_units`` units each code occurs (y_i); codes that never occur are out."""

    n_units: int
    frequencies: tuple[int, ...]

    def __post_init__(self) -> None:
        if any(not 0 < y <= self.n_units for y in self.frequencies):
            raise ValueError("a code occurs in at least one unit and at most in all of them")

    @property
    def n_codes(self) -> int:
        """S_obs: how many different codes were seen."""
        return len(self.frequencies)

    @property
    def n_incidences(self) -> int:
        """U: the sum of the frequencies."""
        return sum(self.frequencies)

    @property
    def by_frequency(self) -> dict[int, int]:
        """Q_k: how many codes occur in exactly k units; only those k that occur."""
        return dict(sorted(Counter(self.frequencies).items()))

    @property
    def q1(self) -> int:
        """Q_1: codes of one unit only."""
        return self.frequencies.count(1)

    @property
    def q2(self) -> int:
        """Q_2: codes of exactly two units."""
        return self.frequencies.count(2)

    @property
    def unseen(self) -> float:
        """f_0: Chao2's estimate of how many codes no unit has shown yet.

        (T-1)/T Q_1^2 / (2 Q_2), or (T-1)/T Q_1 (Q_1-1) / 2 where Q_2 is 0.
        """
        t, q1, q2 = self.n_units, self.q1, self.q2
        if not t:
            return 0.0
        pairs = q1 * q1 / (2 * q2) if q2 else q1 * (q1 - 1) / 2
        return (t - 1) / t * pairs


def incidence_counts(incidence: Incidence) -> IncidenceCounts:
    """The counts of a table of units and codes."""
    frequencies = unit_code_matrix(incidence).sum(axis=0)
    return IncidenceCounts(len(incidence.units), tuple(frequencies.tolist()))
