"""A codebook out of a table: a level, path or parent column, or one column for each level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.coding.names import fold_name
from qualcode.errors import BadInputError
from qualcode.ingest.codebook_draft import CodebookDraft
from qualcode.ingest.codebook_nodes import RawNode, draft_codebook
from qualcode.ingest.headings import first_column, keys_of, level_columns
from qualcode.ingest.places import row_of
from qualcode.ingest.table import Table
from qualcode.model import Finding
from qualcode.wording import Message

_NAME = frozenset(
    {"name", "nom", "intitule", "libelle", "label", "code name", "nom du code"}
    | {"code system", "systeme de code", "liste de code"}
)
_LEVEL = frozenset({"level", "niveau", "depth", "profondeur"})
_PATH = frozenset({"path", "chemin", "arborescence"})
_PARENT = frozenset({"parent", "code parent", "parent code", "parent id"})
_ID = frozenset({"id", "identifiant", "code id", "uuid", "guid"})
_FIELDS: Mapping[str, frozenset[str]] = {
    "kind": frozenset({"kind", "type", "nature"}),
    "definition": frozenset({"definition", "description"}),
    "inclusion": frozenset({"inclusion", "critere d'inclusion", "inclusion criteria", "a inclure"}),
    "exclusion": frozenset({"exclusion", "critere d'exclusion", "exclusion criteria", "a exclure"}),
    "example": frozenset({"example", "exemple", "verbatim", "extrait"}),
    "colour": frozenset({"colour", "color", "couleur"}),
    "retired": frozenset({"retired", "retire", "mis de cote", "abandonne"}),
}
_ANSWERS = frozenset({"answer", "answers", "repond a", "repond"})
_STEP = re.compile(r"\s*(?:>|›|»|→|\\|\s/\s)\s*")


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int | None
    level: int | None
    path: int | None
    parent: int | None
    id: int | None
    answers: int | None
    levels: tuple[int, ...]
    fields: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Sequence[str]

    def at(self, column: int | None) -> str:
        return "" if column is None else self.cells[column]


def read_codebook_table(name: str, table: Table) -> CodebookDraft:
    """The draft in a table; BadInputError when no column names codes."""
    columns = _columns(table.header)
    lines = table.lines or tuple(range(2, len(table.rows) + 2))
    rows = [_Row(line, cells) for line, cells in zip(lines, table.rows, strict=True)]
    if columns.name is None and columns.parent is not None and columns.levels:
        columns = replace(columns, name=columns.levels[-1])
    tree = _Tree(columns)
    findings = list(table.findings)
    if columns.path is not None:
        tree.add_paths((row, _steps(row.at(columns.path))) for row in rows)
    elif columns.name is not None and columns.level is not None:
        findings += tree.add_levels(name, rows)
    elif columns.name is not None and columns.parent is not None:
        findings += tree.add_parents(name, rows)
    elif len(columns.levels) == 1:
        named = [row.at(columns.levels[0]) for row in rows]
        tree.add_paths(zip(rows, _paths_among(named), strict=True))
    elif columns.levels:
        tree.add_paths(_filled_down(columns, rows))
    elif columns.name is not None:
        named = [row.at(columns.name) for row in rows]
        tree.add_paths(zip(rows, _paths_among(named), strict=True))
    else:
        raise BadInputError(
            Message("No column of {name} names codes.", name=name),
            Message("Head a column “name”, or one column for each level: theme, sub-theme, code."),
        )
    return draft_codebook(name, tree.roots, lambda line: row_of(name, line), findings)


def _columns(header: Sequence[str]) -> _Columns:
    keys = keys_of(header)
    fields = ((field, first_column(keys, known)) for field, known in _FIELDS.items())
    return _Columns(
        name=first_column(keys, _NAME),
        level=first_column(keys, _LEVEL),
        path=first_column(keys, _PATH),
        parent=first_column(keys, _PARENT),
        id=first_column(keys, _ID),
        answers=first_column(keys, _ANSWERS),
        levels=level_columns(keys),
        fields=tuple((field, column) for field, column in fields if column is not None),
    )


def _steps(path: str) -> tuple[str, ...]:
    return tuple(step for step in _STEP.split(path.strip()) if step)


def _paths_among(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each name as a path where what stands before its last sign is a name of the list, too."""
    known = {tuple(map(fold_name, _steps(name))) for name in names}
    for name in names:
        steps = _steps(name)
        is_path = len(steps) > 1 and tuple(map(fold_name, steps[:-1])) in known
        yield steps if is_path else (name,)


def _filled_down(columns: _Columns, rows: Sequence[_Row]) -> Iterator[tuple[_Row, tuple[str, ...]]]:
    """Each row's path; a blank cell left of a filled one repeats the row above."""
    above: tuple[str, ...] = ()
    for row in rows:
        cells = [row.at(column) for column in columns.levels]
        filled = [n for n, cell in enumerate(cells) if cell]
        if filled:
            start = cells[: filled[0]]
            above = (*above[: len(start)], *(cell for cell in cells[filled[0] :] if cell))
            yield row, above


class _Tree:
    """Raw nodes by their place; a place named twice is one node."""

    def __init__(self, columns: _Columns) -> None:
        self.columns = columns
        self.roots: list[RawNode] = []
        self.by_path: dict[tuple[str, ...], RawNode] = {}

    def add_paths(self, paths: Iterator[tuple[_Row, tuple[str, ...]]]) -> None:
        """One node for each step of each path; a row's texts belong to its last step."""
        for row, path in paths:
            level, node = self.roots, None
            key: tuple[str, ...] = ()
            for step in path:
                key = (*key, fold_name(step))
                node = self.by_path.get(key)
                if node is None:
                    node = self.by_path[key] = RawNode(step, row.line)
                    level.append(node)
                level = node.children
            if node is not None:
                self._fill(node, row)

    def add_levels(self, file: str, rows: Sequence[_Row]) -> list[Finding]:
        """Nodes by the number in their level column, counted from 1."""
        findings: list[Finding] = []
        line: list[RawNode] = []
        for row in rows:
            node = self._fill(RawNode(row.at(self.columns.name), row.line), row)
            said = row.at(self.columns.level).strip()
            level = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0
            if not 1 <= level <= len(line) + 1:
                findings.append(_odd_level(file, row.line, said))
                level = min(max(level, 1), len(line) + 1)
            (line[level - 2].children if level > 1 else self.roots).append(node)
            line[level - 1 :] = [node]
        return findings

    def add_parents(self, file: str, rows: Sequence[_Row]) -> list[Finding]:
        """Nodes under the one their parent column names, by id or by name, wherever it stands."""
        nodes = [self._fill(RawNode(row.at(self.columns.name), row.line), row) for row in rows]
        known: dict[str, int] = {}
        for number, node in enumerate(nodes):
            known.setdefault(fold_name(node.name), number)
        for number, node in enumerate(nodes):
            known[fold_name(node.fields.get("id", "")) or fold_name(node.name)] = number
        findings: list[Finding] = []
        above: dict[int, int] = {}
        for number, (row, node) in enumerate(zip(rows, nodes, strict=True)):
            wanted = row.at(self.columns.parent)
            parent = known.get(fold_name(wanted)) if wanted else None
            if parent is None and len(_steps(wanted)) > 1:  # the parent by its path
                parent = known.get(fold_name(_steps(wanted)[-1]))
            if parent is None or _would_circle(above, number, parent):
                self.roots.append(node)
                findings += [_no_parent(file, row.line, wanted)] if wanted else []
            else:
                above[number] = parent
                nodes[parent].children.append(node)
        return findings

    def _fill(self, node: RawNode, row: _Row) -> RawNode:
        for field, column in self.columns.fields:
            if row.at(column):
                node.fields.setdefault(field, row.at(column))
        if row.at(self.columns.id):
            node.fields.setdefault("id", row.at(self.columns.id))
        node.answers += [a.strip() for a in row.at(self.columns.answers).split(";") if a.strip()]
        return node


def _would_circle(above: Mapping[int, int], number: int, parent: int) -> bool:
    reached: int | None = parent
    while reached is not None:
        if reached == number:
            return True
        reached = above.get(reached)
    return False


def _odd_level(file: str, line: int, said: str) -> Finding:
    return Finding(
        row_of(file, line),
        Message("The level “{level}” does not follow from the row above.", level=said),
        Message("Number levels 1, 2, 3…, each at most one more than the row above."),
    )


def _no_parent(file: str, line: int, wanted: str) -> Finding:
    return Finding(
        row_of(file, line),
        Message("The parent “{parent}” is not there; the code was put at the top.", parent=wanted),
        Message("Check the spelling of the parent, and that no code stands under itself."),
    )
