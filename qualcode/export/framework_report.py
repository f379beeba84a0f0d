"""A framework grid as it leaves a study: cases, themes, what each cell says and rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from qualcode.wording import Message


class FrameworkPart(StrEnum):
    """What a framework document may hold."""

    GRID = "grid"
    CASES = "cases"
    THEMES = "themes"


PART_NAMES = {
    FrameworkPart.GRID: Message("the grid"),
    FrameworkPart.CASES: Message("a monograph of each case"),
    FrameworkPart.THEMES: Message("each theme over all cases"),
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """An extract with who says it, where that is known, and the code it stands under."""

    words: str
    who: str
    code: str


@dataclass(frozen=True, slots=True)
class CellSaid:
    """Summaries, each with its coder where there are several, the extracts they rest on, and how
    many extracts there are in all.
    """

    summaries: tuple[tuple[str, str], ...] = ()
    extracts: tuple[Quoted, ...] = ()
    n_extracts: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said or coded here."""
        return not self.summaries and not self.extracts


@dataclass(frozen=True)
class FrameworkReport:
    """Cases against themes; ``cells`` by their places in them. ``definitions`` one a theme."""

    title: str
    cases: tuple[str, ...]
    themes: tuple[str, ...]
    definitions: tuple[str, ...]
    cells: Mapping[tuple[int, int], CellSaid]

    def cell(self, case: int, theme: int) -> CellSaid:
        """What stands there."""
        return self.cells.get((case, theme), CellSaid())
