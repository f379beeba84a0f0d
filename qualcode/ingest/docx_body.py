"""The story of a Word file: its paragraphs and tables in order, straight from the XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualcode.ingest.document import Paragraph, Run
from qualcode.ingest.docx_styles import PLAIN, Style, has_number, toggle
from qualcode.ingest.layout_table import Cell, table_paragraphs
from qualcode.ingest.left_out import LeftOut
from qualcode.ingest.lines import split_lines
from qualcode.ingest.markup import attribute, child, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "bdo"})
_WRAPPERS_TOO = frozenset({"dir", "sdtContent", "ruby", "rubyBase"})
_THROUGH = _WRAPPERS | _WRAPPERS_TOO | {"sdt"}
_DELETED = frozenset({"del", "moveFrom"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_COUNTED = {
    "footnoteReference": "notes",
    "endnoteReference": "notes",
    "commentReference": "comments",
}
_BOXED = frozenset({"drawing", "pict", "object", "AlternateContent"})


class Story:
    """Walks the body once; ``left_out`` says what is not in its paragraphs."""

    def __init__(self, styles: dict[str, Style]) -> None:
        self.styles = styles
        self.left_out = LeftOut()
        self.line = 0
        self._held: list[Run] = []
        self._boxes: list[_Element] = []

    def blocks(self, parent: _Element) -> Iterator[Paragraph]:
        """The paragraphs under a body, a cell, a text box or a content control."""
        for element in parent:
            name = local_name(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name in _THROUGH:
                yield from self.blocks(element)
            elif name in _DELETED:
                self._note("deletions")
            elif name == "AlternateContent":
                yield from self.blocks(_chosen(element))
            elif name == "altChunk":
                self._note("chunks")

    def _note(self, what: str) -> None:
        self.left_out.note(what, self.line)

    def _paragraph(self, element: _Element) -> Iterator[Paragraph]:
        self.line += 1
        line = self.line
        layout = child(element, "pPr")
        style = self.styles.get(_style_id(layout, "pStyle"), PLAIN)
        runs = [*self._held, *self._inline(element, style)]
        self._held = []
        if child(layout, "rPr", "del") is not None:
            self._held = runs
        else:
            yield from split_lines(
                runs, line, bullet=_is_bullet(layout, style), heading=style.heading
            )
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._note("boxes")
            yield from self.blocks(box)

    def _inline(self, parent: _Element, style: Style) -> Iterator[Run]:
        for element in parent:
            name = local_name(element)
            if name == "r":
                yield from self._run(element, style)
            elif name in _THROUGH:
                yield from self._inline(element, style)
            elif name in _DELETED:
                if next(element.iter("{*}delText", "{*}t"), None) is not None:
                    self._note("deletions")
            elif name == "AlternateContent":
                yield from self._inline(_chosen(element), style)

    def _run(self, element: _Element, style: Style) -> Iterator[Run]:
        properties = child(element, "rPr")
        own = self.styles.get(_style_id(properties, "rStyle"), PLAIN)
        text = self._run_text(element)
        if not text:
            return
        if _look(toggle(properties, "vanish"), style.hidden, own.hidden):
            self._note("hidden")
            return
        yield Run(
            text,
            bold=_look(toggle(properties, "b"), style.bold, own.bold),
            italic=_look(toggle(properties, "i"), style.italic, own.italic),
        )

    def _run_text(self, element: _Element) -> str:
        parts: list[str] = []
        for kid in element:
            name = local_name(kid)
            if name == "t":
                parts.append(kid.text or "")
            elif name in _SIGNS:
                parts.append(_SIGNS[name])
            elif name in _COUNTED:
                self._note(_COUNTED[name])
            elif name in _BOXED:
                self._boxes.extend(_boxes(kid))
            elif name in _THROUGH:
                parts.extend(t.text or "" for t in kid.iter("{*}t"))
        return "".join(parts)

    def _table(self, table: _Element) -> Iterator[Paragraph]:
        rows = [
            [Cell(tuple(self.blocks(cell))) for cell in _under(row, "tc")]
            for row in _under(table, "tr")
            if not self._is_deleted_row(row)
        ]
        return table_paragraphs(rows)

    def _is_deleted_row(self, row: _Element) -> bool:
        deleted = child(row, "trPr", "del") is not None
        if deleted:
            self._note("deletions")
        return deleted


def _look(*said: bool | None) -> bool:
    """What is set directly holds; else two styles that both say bold cancel out, as in Word."""
    direct, *styles = said
    return direct if direct is not None else styles.count(True) == 1


def _style_id(properties: _Element | None, name: str) -> str:
    element = child(properties, name)
    return "" if element is None else attribute(element, "val") or ""


def _is_bullet(layout: _Element | None, style: Style) -> bool:
    numbered = has_number(layout)
    return bool(style.bullet if numbered is None else numbered) and not style.heading


def _chosen(element: _Element) -> _Element:
    """Of two versions of the same content, the first; the second repeats it for old programs."""
    choice = child(element, "Choice")
    return element if choice is None else choice


def _boxes(element: _Element) -> list[_Element]:
    """Text boxes in a drawing, none twice and none inside another."""
    start = _chosen(element) if local_name(element) == "AlternateContent" else element
    found = list(start.iter("{*}txbxContent"))
    within = {inner for box in found for inner in box.iter("{*}txbxContent") if inner is not box}
    copies = {box for fall in start.iter("{*}Fallback") for box in fall.iter("{*}txbxContent")}
    return [box for box in found if box not in within and box not in copies]


def _under(parent: _Element, name: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also those inside content controls."""
    for element in parent:
        kind = local_name(element)
        if kind == name:
            yield element
        elif kind in _THROUGH:
            yield from _under(element, name)
