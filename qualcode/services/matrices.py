"""Codes against participants, attributes, sites, interviews, coders and codes."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.analysis.matrices import (
    NOTHING,
    Cell,
    Cells,
    Mark,
    code_by_code,
    code_by_group,
)
from qualcode.coding.thematic_tree import levers_beside
from qualcode.errors import BadInputError
from qualcode.export.tables import LONGEST_NAME, Sheet
from qualcode.export.tables import Cell as TableCell
from qualcode.model import Code, Codebook, Coding
from qualcode.services.counted_codings import counted
from qualcode.services.matrix_choice import (
    BY_NAMES,
    COUNTED_NAMES,
    By,
    Column,
    Counted,
    MatrixChoice,
)
from qualcode.services.matrix_columns import columns_of
from qualcode.services.matrix_material import MatrixMaterial, matrix_material
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

__all__ = [
    "By",
    "CodeMatrix",
    "Counted",
    "MatrixChoice",
    "MatrixMaterial",
    "code_matrix",
    "matrix_material",
    "matrix_sheet",
]


@dataclass(frozen=True)
class CodeMatrix:
    """Codes in tree order against columns; a cell that is not there counts nothing.

    ``totals`` are those of each code over all columns at once, each extract once, without the
    columns of models. ``left_out``
    are attributes with too many values to stand as columns.
    """

    choice: MatrixChoice
    codebook: Codebook
    codes: tuple[Code, ...]
    columns: tuple[Column, ...]
    cells: Cells
    totals: dict[str, Cell]
    left_out: tuple[str, ...] = ()

    def cell(self, code_id: str, column: str) -> Cell:
        """What stands there."""
        return self.cells.get((code_id, column), NOTHING)

    def figure(self, code_id: str, column: str, counted: Counted) -> int | None:
        """One figure of a cell; None where a code meets itself or one above it."""
        if self.choice.by is By.CODE and self._is_related(code_id, column):
            return None
        return figure_of(self.cell(code_id, column), counted)

    def _is_related(self, one: str, other: str) -> bool:
        if one == other:
            return True
        if not self.choice.with_children:
            return False
        above = {c.id for c in self.codebook.ancestors(one)}
        return other in above or one in {c.id for c in self.codebook.ancestors(other)}


def figure_of(cell: Cell, counted: Counted) -> int:
    """One of the three figures of a cell."""
    match counted:
        case Counted.EXTRACTS:
            return cell.n_extracts
        case Counted.PARTICIPANTS:
            return cell.n_participants
        case Counted.WORDS:
            return cell.n_words


def code_matrix(
    study: OpenStudy, choice: MatrixChoice | None = None, material: MatrixMaterial | None = None
) -> CodeMatrix:
    """A matrix of the study; several of them read the study once with ``matrix_material``."""
    choice = choice or MatrixChoice()
    material = material or matrix_material(study)
    coder = choice.coder_id or material.default_coder
    said = material.codings if choice.by is By.CODER else material.of(coder)
    kept = [c for c in said if c.code_id in material.codebook]
    counts_for = _counts_for(material.codebook, with_children=choice.with_children)
    used = {code for c in kept for code in counts_for[c.code_id]}
    codes = tuple(c for c in material.codebook.codes if c.id in used or not c.retired)
    if choice.by is By.CODE:
        return _codes_by_code(material, choice, kept, counts_for, codes)
    columns, groups_of, left_out = columns_of(material, choice)
    marks = [_mark(material, c, counts_for, groups_of(c)) for c in kept]
    cells = code_by_group(marks, material.words)
    of_people = counted(kept, material.models if choice.by is By.CODER else frozenset())
    whole = [_mark(material, c, counts_for, ("",)) for c in of_people]
    totals = {code: c for (code, _group), c in code_by_group(whole, material.words).items()}
    return CodeMatrix(choice, material.codebook, codes, columns, cells, totals, left_out)


def _codes_by_code(
    material: MatrixMaterial,
    choice: MatrixChoice,
    kept: list[Coding],
    counts_for: dict[str, tuple[str, ...]],
    codes: tuple[Code, ...],
) -> CodeMatrix:
    if choice.n_turns is not None and choice.n_turns < 0:
        raise BadInputError(
            Message("The number of turns apart cannot be negative."), Message("Give 0 or more.")
        )
    tree = material.codebook
    related = frozenset(
        (c.id, a.id) for c in tree.codes for a in tree.ancestors(c.id) if choice.with_children
    )
    marks = [_mark(material, c, counts_for, ("",)) for c in kept]
    cells = code_by_code(marks, material.words, related, n_turns=choice.n_turns)
    totals = {code: c for (code, _group), c in code_by_group(marks, material.words).items()}
    columns = tuple(Column(c.id, c.name) for c in codes)
    return CodeMatrix(choice, tree, codes, columns, cells, totals)


def _counts_for(tree: Codebook, *, with_children: bool) -> dict[str, tuple[str, ...]]:
    """The codes a coding of each code counts for; a lever not for the barrier it stands beside."""
    if not with_children:
        return {c.id: (c.id,) for c in tree.codes}
    beside = {lever.id: c.id for c in tree.codes for lever in levers_beside(tree, c.id)}
    counts_for: dict[str, tuple[str, ...]] = {}
    for code in tree.codes:
        line = (*tree.ancestors(code.id), code)
        barred = {beside[c.id] for c in line if c.id in beside}
        counts_for[code.id] = tuple(c.id for c in line if c.id not in barred)
    return counts_for


def _mark(
    material: MatrixMaterial,
    coding: Coding,
    counts_for: dict[str, tuple[str, ...]],
    groups: tuple[str, ...],
) -> Mark:
    touched = material.turns.within(coding.segment.source_id, coding.segment.span)
    return Mark(
        coding.segment,
        counts_for[coding.code_id],
        material.participant_of.get(coding.id, ""),
        coding.coder_id,
        groups,
        (touched.start, touched[-1]) if touched else (0, 0),
    )


def matrix_sheet(matrix: CodeMatrix, counted: Counted = Counted.EXTRACTS) -> Sheet:
    """A matrix as a table: the place in the tree, the code, the total, then the columns."""
    tree = matrix.codebook
    title = render(BY_NAMES[matrix.choice.by])
    if matrix.choice.by is By.CODE and matrix.choice.n_turns is not None:
        n = matrix.choice.n_turns
        near = render(Message.plural("{n} turn", "{n} turns", n=n)) if n else _("same turn")
        title = f"{title}, {near}"
    if counted is not Counted.EXTRACTS:
        title = f"{title}, {render(COUNTED_NAMES[counted])}"
    names = (c.heading for c in matrix.columns)
    header = (_("place in the tree"), _("code"), _("total"), *names)
    rows: list[tuple[TableCell, ...]] = []
    for code in matrix.codes:
        figures = (matrix.figure(code.id, column.key, counted) for column in matrix.columns)
        total = figure_of(matrix.totals.get(code.id, NOTHING), counted)
        place = " > ".join(tree.path(code.id)[:-1])
        rows.append((place, code.name, total, *(n or None for n in figures)))
    return Sheet(title[:LONGEST_NAME], header, tuple(rows), n_fixed=2)
