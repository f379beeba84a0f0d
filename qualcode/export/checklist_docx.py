"""A reporting checklist as a Word file of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.export.checklist_file import FilledItem
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.markup import make, name, paragraph, run
from qualcode.export.word.document.package import close, open_blank
from qualcode.export.word.document.sheet import WIDE_TEXT_WIDTH, section
from qualcode.export.word.document.tables import Cell, Row, fits_a_page, header_row, table
from qualcode.wording import Message, render, speaking
from qualcode.wording import gettext as _

_NUMBER, _ITEM, _PLACE = 700, 4300, 2000
_SHADE = "F3F5F8"
_WIDTHS = (_NUMBER, _ITEM, WIDE_TEXT_WIDTH - _NUMBER - _ITEM - _PLACE, _PLACE)


def build_checklist(title: str, source: str, items: Sequence[FilledItem], language: str) -> bytes:
    """The checklist as .docx across the page; what is missing is listed with an advice under it."""
    with speaking(language):
        document = open_blank(title)
        text = Manuscript()
        text.head(1, title)
        text.say(None, render(Message("After {source}.", source=source)), leads=True)
        text.caption(CaptionKind.TABLE, title)
        header = header_row([_("No."), _("Item"), _("Answer"), _("Where in the text")])
        text.add(table("StudyTable", _WIDTHS, [header, *_rows(items)], title))
        _write_missing(text, items)
        body = document.element.body
        body.extend(text.elements)
        if body[-1].tag == name("w:tbl"):
            body.append(paragraph("TableNote"))  # a text may not end with a table
        body.append(section(wide=True))
        return close(document)


def _rows(items: Sequence[FilledItem]) -> Iterator[Row]:
    domain = ""
    for item in items:
        if item.domain != domain:
            domain = item.domain
            blank = Cell((), fill=_SHADE)
            named = paragraph("CellText", run(domain, "CellLabel"), keep=make("w:keepNext"))
            head = Cell((named,), fill=_SHADE)
            yield Row((blank, head, blank, blank))
        yield _row(item)


def _row(item: FilledItem) -> Row:
    asked = (
        paragraph("CellText", run(item.topic, "CellLabel")),
        paragraph("CellText", item.question),
    )
    cells = (
        Cell((paragraph("CellText", item.cited),)),
        Cell(asked),
        Cell((paragraph("CellText", item.said or "–"),)),
        Cell((paragraph("CellText", item.place),)),
    )
    return Row(cells, whole=fits_a_page(item.said, _WIDTHS[2]))


def _write_missing(text: Manuscript, items: Sequence[FilledItem]) -> None:
    missing = [item for item in items if item.advice]
    if not missing:
        return
    text.head(2, _("What is missing"))
    for item in missing:
        text.say(None, f"{item.cited}. {item.topic}. {item.advice}")
