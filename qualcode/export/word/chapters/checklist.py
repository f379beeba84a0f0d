"""A reporting checklist (COREQ, SRQR) as it was filled in, with the pages where things stand."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.markup import Element, make, paragraph, run
from qualcode.export.word.document.sheet import WIDE_TEXT_WIDTH
from qualcode.export.word.document.tables import Cell, Row, fits_a_page, header_row, table
from qualcode.export.word.report import ChecklistLine, ChecklistShown, Report
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_NUMBER, _ITEM, _PLACE = 700, 4300, 2300
_WIDTHS = (_NUMBER, _ITEM, WIDE_TEXT_WIDTH - _NUMBER - _ITEM - _PLACE, _PLACE)
_SHADE = "F3F5F8"


def write_checklists(manuscript: Manuscript, report: Report) -> None:
    """An annex across the page for every checklist."""
    for checklist in report.checklists:
        manuscript.turn(wide=False)
        manuscript.head(1, checklist.title, annex=True)
        source = render(Message("After {source}.", source=checklist.source))
        manuscript.say(None, source, leads=True)
        manuscript.caption(CaptionKind.TABLE, checklist.title)
        header = header_row([_("No."), _("Item"), _("Answer"), _("Where")])
        rows = [header, *_rows(manuscript, checklist)]
        manuscript.add(table("StudyTable", _WIDTHS, rows, checklist.title))
        _write_missing(manuscript, checklist)
        manuscript.end_section(wide=True)


def _rows(manuscript: Manuscript, checklist: ChecklistShown) -> Iterator[Row]:
    domain = ""
    for line in checklist.lines:
        if line.domain != domain:
            domain = line.domain
            named = paragraph("CellText", run(domain, "CellLabel"), keep=make("w:keepNext"))
            first, *others = (Cell((), fill=_SHADE) for _column in range(3))
            yield Row((first, Cell((named,), fill=_SHADE), *others))
        yield _row(manuscript, line)


def _row(manuscript: Manuscript, line: ChecklistLine) -> Row:
    asked = [paragraph("CellText", run(line.name, "CellLabel"))]
    if line.question:
        asked.append(paragraph("CellText", line.question))
    cells = (
        Cell((paragraph("CellText", line.number),)),
        Cell(tuple(asked)),
        Cell((paragraph("CellText", line.answer or "–"),)),
        Cell((_place(manuscript, line),)),
    )
    return Row(cells, whole=fits_a_page(line.answer, _WIDTHS[2]))


def _place(manuscript: Manuscript, line: ChecklistLine) -> Element:
    """What was written by hand, else the number and the page of the part that shows it."""
    if line.place or line.part is None:
        return paragraph("CellText", line.place)
    return manuscript.refer("CellText", line.part.value)


def _write_missing(manuscript: Manuscript, checklist: ChecklistShown) -> None:
    missing = [line for line in checklist.lines if line.advice]
    if not missing:
        return
    manuscript.say("NodeLabel", _("What is missing"))
    for line in missing:
        manuscript.say("ListBullet", f"{line.number}. {line.name}. {line.advice}")
