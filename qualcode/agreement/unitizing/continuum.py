"""What coders cut out of one source, each for themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualcode.wording import Message


@dataclass(frozen=True, order=True, slots=True)
class Unit:
    """A stretch one coder cut out, half-open, and the category given to it."""

    start: float
    end: float
    category: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a unit cannot run from {self.start} to {self.end}")

    @property
    def length(self) -> float:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Continuum:
    """One source as each of its coders cut it; ``length`` None where nobody said it.

    ``coders`` are those who worked on it: one without units left it all uncoded.
    """

    coders: tuple[str, ...]
    units: tuple[tuple[Unit, ...], ...]
    length: float | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if len(self.coders) != len(self.units):
            raise ValueError("every coder has a row of units, empty or not")
        last = max((u.end for row in self.units for u in row), default=0.0)
        if self.length is not None and last > self.length:
            raise ValueError(f"a unit ends at {last}, the continuum at {self.length}")

    @classmethod
    def of(
        cls, units: Mapping[str, Iterable[Unit]], length: float | None = None, source: str = ""
    ) -> Continuum:
        """From each coder's units, in any order."""
        rows = tuple(tuple(sorted(row)) for row in units.values())
        return cls(tuple(units), rows, length, source)

    @property
    def n_units(self) -> int:
        """Units of all coders."""
        return sum(map(len, self.units))

    def of_coders(self, *coders: str) -> Continuum:
        """The same with those coders alone."""
        rows = tuple(self.units[self.coders.index(coder)] for coder in coders)
        return Continuum(coders, rows, self.length, self.source)

    def only(self, category: str) -> Continuum:
        """The same with the units of one category."""
        rows = tuple(tuple(u for u in row if u.category == category) for row in self.units)
        return Continuum(self.coders, rows, self.length, self.source)


def categories_of(continua: Sequence[Continuum]) -> tuple[str, ...]:
    """Every category somebody gave, sorted."""
    return tuple(sorted({u.category for c in continua for row in c.units for u in row}))


def overlap_reason(continua: Sequence[Continuum]) -> Message | None:
    """Where one coder's units overlap, which partitions of a continuum cannot show."""
    for continuum in continua:
        for coder, row in zip(continuum.coders, continuum.units, strict=True):
            for before, after in pairwise(row):
                if after.start < before.end:
                    return Message(
                        "Two stretches coded by {coder} overlap ({source}, character {place}): "
                        "this measure takes one value at a place. Look at each code apart, at "
                        "gamma, or at the measures for sets.",
                        coder=coder,
                        source=continuum.source or "—",
                        place=int(after.start),
                    )
    return None


def length_reason(continua: Sequence[Continuum]) -> Message | None:
    """Which source's length is not known, for measures that count uncoded text."""
    missing = [c.source for c in continua if c.length is None]
    if not missing:
        return None
    return Message(
        "This measure counts uncoded text, and the length of {sources} is not known: give it with "
        "--length SOURCE=N.",
        sources=", ".join(missing) or "—",
    )


def coders_reason(continua: Sequence[Continuum]) -> Message | None:
    """When no source was worked on by two coders."""
    if any(len(c.coders) >= 2 for c in continua):
        return None
    return Message("No source was worked on by two coders.")
