"""Which sampling unit holds which code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Incidence:
    """Sampling units (interviews unless said otherwise) x codes; ``rows[i]`` holds code indices."""

    units: tuple[str, ...]
    codes: tuple[str, ...]
    rows: tuple[frozenset[int], ...]

    def __post_init__(self) -> None:
        if len(self.units) != len(self.rows):
            raise ValueError(f"{len(self.units)} units for {len(self.rows)} rows")
        if any(not 0 <= index < len(self.codes) for row in self.rows for index in row):
            raise ValueError("a row names a code that is not there")
