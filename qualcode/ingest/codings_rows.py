"""The rows of a spreadsheet of codings with their blank cells filled from above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.coding.names import fold_name
from qualcode.ingest.canonical import canonical_line, canonical_text
from qualcode.ingest.codings_columns import CodingsColumns
from qualcode.ingest.table import Table
from qualcode.model import Span

_STEP = re.compile(r"\s+(?:>|›|→|/)\s+")
_LEVERS = frozenset({"levier", "leviers", "lever", "levers", "facilitateur", "facilitator"})
_BARRIERS = frozenset(
    {"frein", "freins", "barrier", "barriers", "barriere", "obstacle", "code", "theme", "noeud"}
)


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A row as understood. ``paths`` are the places in the tree it names, ``lever_name`` the
    name in the lever column; ``filled`` when a blank cell took what stands above it.
    """

    line: int
    quote: str
    participant: str
    source: str
    paths: tuple[tuple[str, ...], ...]
    written_ids: tuple[str, ...]
    kind: str
    lever_name: str
    coder: str
    memo: str
    start: str
    end: str
    filled: bool
    blank: bool

    @property
    def is_lever(self) -> bool:
        """A lever by its kind; without a kind, whoever has a lever's name is one."""
        kind = fold_name(self.kind)
        return kind in _LEVERS or (not kind and bool(self.lever_name))

    @property
    def has_odd_kind(self) -> bool:
        """Whether the kind is neither a barrier's nor a lever's."""
        kind = fold_name(self.kind)
        return bool(kind) and kind not in _LEVERS | _BARRIERS

    @property
    def span(self) -> Span | None:
        """Start and end when both are numbers that make a stretch."""
        numbers = [n for n in (self.start, self.end) if n.isascii() and n.isdigit() and len(n) < 12]
        if len(numbers) < 2 or int(self.start) >= int(self.end):
            return None
        return Span(int(self.start), int(self.end))


def coded_rows(table: Table, columns: CodingsColumns) -> Iterator[CodedRow]:
    """Every row, in order."""
    lines = table.lines or tuple(range(2, len(table.rows) + 2))
    filler = _FilledDown(columns)
    for line, cells in zip(lines, table.rows, strict=True):
        yield filler.row(line, cells)


class _FilledDown:
    """Reads rows in order and remembers what stands above."""

    def __init__(self, columns: CodingsColumns) -> None:
        self.columns = columns
        self.levels: list[str] = []
        self.kind = self.lever = self.participant = self.source = ""

    def row(self, line: int, cells: Sequence[str]) -> CodedRow:
        columns = self.columns

        def at(column: int | None) -> str:
            return "" if column is None else canonical_line(cells[column])

        quote = canonical_text(cells[columns.quote])
        ids = tuple(part.strip() for part in at(columns.code_id).split(";") if part.strip())
        kind, lever = at(columns.kind), at(columns.lever)
        named = [at(column) for column in columns.levels]
        if columns.several_codes:  # ATLAS.ti writes a code a line
            lines = cells[columns.levels[-1]].splitlines()
            named[-1] = ";".join(filter(None, map(canonical_line, lines)))
        levels, from_above = self._levels(named, ids)
        if from_above and not any(at(column) for column in columns.levels) and not kind + lever:
            kind, lever = self.kind, self.lever
        self.levels, self.kind, self.lever = levels, kind, lever
        said = at(columns.participant)
        participant = said or (self.participant if quote else "")
        self.participant = said or self.participant
        return CodedRow(
            line=line,
            quote=quote,
            participant=participant,
            source=at(columns.source),
            paths=() if ids and not columns.levels else self._paths(levels),
            written_ids=ids,
            kind=kind,
            lever_name=lever,
            coder=at(columns.coder),
            memo="" if columns.memo is None else canonical_text(cells[columns.memo]),
            start=at(columns.start),
            end=at(columns.end),
            filled=from_above or (participant != said),
            blank=not quote and not said and not at(columns.memo),
        )

    def _levels(self, cells: list[str], ids: Sequence[str]) -> tuple[list[str], bool]:
        first = next((n for n, cell in enumerate(cells) if cell), len(cells))
        if first == len(cells) and ids:
            return cells, False
        above = self.levels[:first] if self.levels else [""] * first
        return [*above, *cells[first:]], any(above)

    def _paths(self, levels: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        filled = [level for level in levels if level]
        if not filled:
            return ()
        *above, last = filled
        several = self.columns.several_codes and bool(levels[-1])
        names = [name.strip() for name in last.split(";")] if several else [last]
        steps = len(self.columns.levels) == 1
        paths = ((*above, *(_STEP.split(name) if steps else (name,))) for name in names if name)
        return tuple(_without_echo(path) for path in paths)


def _without_echo(path: Sequence[str]) -> tuple[str, ...]:
    """A sub-theme repeated as its own code is coded itself."""
    return tuple(
        name for n, name in enumerate(path) if not n or fold_name(name) != fold_name(path[n - 1])
    )
