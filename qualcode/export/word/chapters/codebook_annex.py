"""The codebook: every code with its definition, its rules and its counts."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.export.word.chapters.code_cells import code_cell
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.markup import Element, paragraph, run
from qualcode.export.word.document.sheet import TEXT_WIDTH
from qualcode.export.word.document.tables import (
    Cell,
    Row,
    fits_a_page,
    header_row,
    table,
    text_cell,
)
from qualcode.export.word.document.typography import number
from qualcode.export.word.report import Report
from qualcode.model import Code, ThematicNode
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_WIDTHS = (2850, TEXT_WIDTH - 2850 - 2250, 950, 1300)


def write_codebook(manuscript: Manuscript, report: Report) -> None:
    """The annex of the codebook; nothing when it is empty."""
    if not len(report.codebook):
        return
    manuscript.head(1, _("Codebook"), annex=True, new_page=True)
    manuscript.say(None, _sentence(len(report.codebook)), leads=True)
    title = _("Codebook with definitions and counts")
    manuscript.caption(CaptionKind.TABLE, title)
    names = [_("Code"), _("Definition and rules"), _("Extracts"), _("Participants")]
    rows = [header_row(names, n_right=2), *_rows(report)]
    manuscript.add(table("StudyTable", _WIDTHS, rows, title))


def _sentence(n: int) -> str:
    return render(
        Message.plural(
            "The codebook holds {n} entry. Counts include what stands under a code; "
            "levers are counted apart.",
            "The codebook holds {n} entries, themes, codes and levers together. Counts include "
            "what stands under a code; levers are counted apart.",
            n=n,
        )
    )


def _rows(report: Report) -> Iterator[Row]:
    nodes = {node.code.id: node for node in report.tree.walk()}
    for code in report.codebook.codes:
        yield _row(code, report, nodes.get(code.id))


def _row(code: Code, report: Report, node: ThematicNode | None) -> Row:
    rules = list(_rules(code, report))
    counts = (node.n_extracts, node.n_participants) if node else (0, 0)
    cells = (
        code_cell(code, report.codebook.depth(code.id)),
        Cell(tuple(_rule(label, text) for label, text in rules)),
        *(text_cell(number(count), "CellNumber") for count in counts),
    )
    length = "\n".join(label + text for label, text in rules)
    return Row(cells, whole=fits_a_page(length, _WIDTHS[1]))


def _rules(code: Code, report: Report) -> Iterator[tuple[str, str]]:
    if code.definition:
        yield "", code.definition
    if code.answers and code.answers in report.codebook:
        yield _("Answers: "), report.codebook.get(code.answers).name
    labelled = (
        (_("Include: "), code.inclusion),
        (_("Exclude: "), code.exclusion),
        (_("Example: "), code.example),
    )
    yield from ((label, text) for label, text in labelled if text)


def _rule(label: str, text: str) -> Element:
    return paragraph("CellText", *([run(label, "Attribution")] if label else []), run(text))
