"""A reporting checklist (COREQ, SRQR) as it was filled in."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.markup import paragraph, run
from qualcode.export.word.document.sheet import TEXT_WIDTH
from qualcode.export.word.document.tables import Cell, Row, fits_a_page, header_row, table
from qualcode.export.word.report import ChecklistLine, ChecklistShown, Report
from qualcode.wording import gettext as _

_WIDTHS = (620, 2500, TEXT_WIDTH - 620 - 2500 - 1500, 1500)


def write_checklists(manuscript: Manuscript, report: Report) -> None:
    """An annex for every checklist; nothing where none was filled in."""
    for checklist in report.checklists:
        manuscript.head(1, checklist.title, annex=True, new_page=True)
        if checklist.note:
            manuscript.say(None, checklist.note, leads=True)
        manuscript.caption(CaptionKind.TABLE, checklist.title)
        header = header_row([_("No."), _("Entry"), _("Answer"), _("Where")])
        rows = [header, *_rows(checklist)]
        manuscript.add(table("StudyTable", _WIDTHS, rows, checklist.title))


def _rows(checklist: ChecklistShown) -> Iterator[Row]:
    domain = ""
    for line in checklist.lines:
        yield _row(line, line.domain if line.domain != domain else "")
        domain = line.domain


def _row(line: ChecklistLine, domain: str) -> Row:
    above = (paragraph("CellText", run(domain, "CellLabel")),) if domain else ()
    answer = line.answer or "–"
    cells = (
        Cell((paragraph("CellText", line.number),)),
        Cell((*above, paragraph("CellText", line.name))),
        Cell((paragraph("CellText", answer),)),
        Cell((paragraph("CellText", line.place),)),
    )
    return Row(cells, whole=fits_a_page(answer, _WIDTHS[2]))
