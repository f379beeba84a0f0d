"""The story of an OpenDocument text: its paragraphs, lists and tables in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualcode.ingest.document import Paragraph, Run
from qualcode.ingest.layout_table import Cell, table_paragraphs
from qualcode.ingest.left_out import LeftOut
from qualcode.ingest.lines import split_lines
from qualcode.ingest.markup import attribute, local_name
from qualcode.ingest.odt_styles import PLAIN, Style

if TYPE_CHECKING:
    from lxml.etree import _Element

_THROUGH = frozenset(
    ["section", "list-item", "list-header", "text-box", "index-body", "table-of-content", "g"]
)
_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n", "non-breaking-hyphen": "-"}
_COUNTED = {"note": "notes", "annotation": "comments"}
_SILENT = frozenset(["annotation-end", "ruby-text", "tracked-changes", "sequence-decls"])


class Story:
    """Walks the body once; ``left_out`` says what is not in its paragraphs."""

    def __init__(self, styles: dict[str, Style]) -> None:
        self.styles = styles
        self.left_out = LeftOut()
        self.line = 0
        self._boxes: list[_Element] = []

    def blocks(self, parent: _Element, *, bullet: bool = False) -> Iterator[Paragraph]:
        """The paragraphs under a body, a list entry, a section, a cell or a text box."""
        for element in parent:
            name = local_name(element)
            if name in ("p", "h"):
                yield from self._paragraph(element, bullet=bullet and name == "p")
            elif name == "list":
                yield from self.blocks(element, bullet=True)
            elif name == "table":
                yield from self._table(element)
            elif name == "frame":
                yield from self._frame(element)
            elif name in _THROUGH:
                yield from self.blocks(element, bullet=bullet)
            elif name == "tracked-changes":
                self._note("deletions", sum(1 for _ in element.iter("{*}deletion")))

    def _note(self, what: str, n: int = 1) -> None:
        self.left_out.note(what, self.line, n)

    def _paragraph(self, element: _Element, *, bullet: bool) -> Iterator[Paragraph]:
        self.line += 1
        style = self._style("paragraph", element, PLAIN)
        heading = _level(element) if local_name(element) == "h" else 0
        runs = list(self._inline(element, style))
        yield from split_lines(
            runs, self.line, bullet=(bullet or style.listed) and not heading, heading=heading
        )
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self._frame(box)

    def _style(self, family: str, element: _Element, above: Style) -> Style:
        """The look of an element inside another: what its style leaves open it inherits."""
        own = self.styles.get(f"{family}:{attribute(element, 'style-name')}", PLAIN)
        return Style(
            bold=above.bold if own.bold is None else own.bold,
            italic=above.italic if own.italic is None else own.italic,
            listed=own.listed,
        )

    def _inline(self, element: _Element, style: Style) -> Iterator[Run]:
        yield _run(element.text, style)
        for kid in element:
            name = local_name(kid)
            if name in _SIGNS:
                yield Run(_SIGNS[name], bool(style.bold), bool(style.italic))
            elif name in _COUNTED:
                self._note(_COUNTED[name])
            elif name == "frame":
                self._boxes.append(kid)
            elif name and name not in _SILENT:
                look = self._style("text", kid, style) if name == "span" else style
                yield from self._inline(kid, look)
            yield _run(kid.tail, style)

    def _frame(self, frame: _Element) -> Iterator[Paragraph]:
        for box in frame:
            if local_name(box) == "text-box":
                yield from self.blocks(box)

    def _table(self, table: _Element) -> Iterator[Paragraph]:
        """Rows and cells once each, however often the file says that they repeat."""
        rows = [
            [Cell(tuple(self.blocks(cell))) for cell in row if local_name(cell) == "table-cell"]
            for row in _rows(table)
        ]
        return table_paragraphs(rows)


def _run(text: str | None, style: Style) -> Run:
    """Line feeds inside the XML are mere layout; real breaks are elements."""
    return Run((text or "").replace("\n", " "), bool(style.bold), bool(style.italic))


def _level(element: _Element) -> int:
    digits = attribute(element, "outline-level") or "1"
    return min(9, int(digits)) if digits.isdigit() and digits != "0" else 1


def _rows(table: _Element) -> Iterator[_Element]:
    for element in table:
        name = local_name(element)
        if name == "table-row":
            yield element
        elif name in ("table-rows", "table-header-rows", "table-row-group"):
            yield from _rows(element)
