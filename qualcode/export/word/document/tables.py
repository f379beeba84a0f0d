"""Tables: column widths, header rows that repeat, rows that stay whole."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.export.word.document.markup import Element, make, paragraph, run

_CELL_PADDING = 170
_LETTER = 92  # mean width of a letter at 10 points, in twips
# a word is never broken: its own letters count, since « Homme » is a third wider than « titre »
_WIDE, _NARROW = "mwMW@%œŒ—…", "ijltfrI.,;:!'’|()[]/- "
_WIDE_LETTER, _CAPITAL, _OTHER_LETTER, _NARROW_LETTER = 164, 146, 104, 72
_HEADER_SCALE = 1.12  # bold sans-serif letters beside these
_LINE_HEIGHT = 245
_WIDER_FONTS = 1.15  # room for a template whose letters are wider, where there is any
_HEADER_FILL = "E9EEF4"
_PAGE_HEIGHT = 14000


@dataclass(frozen=True)
class Cell:
    """Paragraphs of one cell; ``open_top`` leaves out the line above it, ``fill`` is a colour."""

    content: tuple[Element, ...]
    open_top: bool = False
    fill: str = ""


@dataclass(frozen=True)
class Row:
    """A row; ``whole`` forbids a page break inside it."""

    cells: tuple[Cell, ...]
    header: bool = False
    whole: bool = True


def table(style: str, widths: Sequence[int], rows: Iterable[Row], description: str) -> Element:
    """A table of fixed column widths (twips); ``description`` is its alternative text."""
    properties = make(
        "w:tblPr",
        make("w:tblStyle", val=style),
        make("w:tblW", w=sum(widths), type="dxa"),
        make("w:tblLayout", type="fixed"),
        make("w:tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, noHBand=1, noVBand=1),
        make("w:tblDescription", val=description),
    )
    grid = make("w:tblGrid", *(make("w:gridCol", w=width) for width in widths))
    return make("w:tbl", properties, grid, *(_row(row, widths) for row in rows))


def _row(row: Row, widths: Sequence[int]) -> Element:
    options = [
        *([make("w:cantSplit")] if row.whole else []),
        *([make("w:tblHeader")] if row.header else []),
    ]
    cells = (_cell(cell, width) for cell, width in zip(row.cells, widths, strict=True))
    return make("w:tr", *([make("w:trPr", *options)] if options else []), *cells)


def _cell(cell: Cell, width: int) -> Element:
    properties = make("w:tcPr", make("w:tcW", w=width, type="dxa"))
    if cell.open_top:
        properties.append(make("w:tcBorders", make("w:top", val="nil")))
    if cell.fill:
        properties.append(make("w:shd", val="clear", color="auto", fill=cell.fill))
    return make("w:tc", properties, *(cell.content or (paragraph("CellText"),)))


def header_row(names: Sequence[str], n_right: int = 0, fills: Sequence[str] = ()) -> Row:
    """The repeated first row; the last ``n_right`` columns hold numbers and stand right."""
    cells = []
    for index, text in enumerate(names):
        style = "CellHeader" if index < len(names) - n_right else "CellHeaderNumber"
        # in the cell, not in the table's style: LibreOffice does not inherit a style's header row
        cells.append(Cell((paragraph(style, text),), fill=fills[index] if fills else _HEADER_FILL))
    return Row(tuple(cells), header=True)


def text_cell(text: str, style: str = "CellText", *, bold: bool = False) -> Cell:
    """A cell of plain words."""
    return Cell((paragraph(style, run(text, "CellLabel" if bold else None)),))


def plain_rows(rows: Iterable[Sequence[str]], n_right: int = 0) -> list[Row]:
    """Rows of plain words; the last ``n_right`` columns stand right."""
    return [
        Row(
            tuple(
                text_cell(text, "CellNumber" if index >= len(row) - n_right else "CellText")
                for index, text in enumerate(row)
            )
        )
        for row in rows
    ]


def narrowest(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column (twips) below which a word would be broken."""
    columns = zip(header, *rows, strict=True)
    return [
        _CELL_PADDING
        + max(math.ceil(_HEADER_SCALE * _widest_word(column[0])), *map(_widest_word, column[1:]), 0)
        for column in columns
    ]


def fit(header: Sequence[str], rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """Column widths (twips) adding up to ``total``: no broken word where it can be helped.

    What room is left goes first to columns that then stand on one line, the shortest first.
    """
    least = narrowest(header, rows)
    if sum(least) >= total:
        return _levelled(least, total)
    if sum(least) * _WIDER_FONTS <= total:
        least = [math.ceil(_WIDER_FONTS * width) for width in least]
    unbroken = [
        max([low, *(_CELL_PADDING + _letters(text) for text in column)])
        for low, column in zip(least, zip(*rows, strict=True), strict=True)
    ] if rows else least  # fmt: skip
    for index in sorted(range(len(least)), key=lambda i: unbroken[i] - least[i]):
        if sum(least) + unbroken[index] - least[index] <= total:
            least[index] = unbroken[index]
    wanted = [
        max(math.sqrt(sum(len(text) ** 2 for text in column) / len(column)), 1)
        for column in zip(header, *rows, strict=True)
    ]
    extra = _shares([round(100 * want) for want in wanted], total - sum(least))
    return [low + more for low, more in zip(least, extra, strict=True)]


def _levelled(least: Sequence[int], total: int) -> list[int]:
    """The widest columns brought down to one width until all fit: short words stay whole."""
    left, widths = total, list(least)
    order = sorted(range(len(least)), key=lambda i: least[i])
    for done, index in enumerate(order):
        widths[index] = min(least[index], left // (len(order) - done))
        left -= widths[index]
    widths[order[-1]] += left
    return widths


def n_lines(text: str, width: int) -> int:
    """About how many lines words take in a column of a width."""
    per_line = max(1, (width - _CELL_PADDING) // _LETTER)
    return sum(math.ceil(max(1, len(line)) / per_line) for line in text.split("\n"))


def fits_a_page(text: str, width: int) -> bool:
    """Whether words in a column of a width surely stay under a page."""
    return n_lines(text, width) * _LINE_HEIGHT < 0.85 * _PAGE_HEIGHT


def _widest_word(text: str) -> int:
    return max((_letters(word) for word in text.replace("-", "- ").split()), default=0)


def _letters(text: str) -> int:
    return sum(map(_width, text))


def _width(letter: str) -> int:
    if letter in _WIDE:
        return _WIDE_LETTER
    if letter in _NARROW:
        return _NARROW_LETTER
    return _CAPITAL if letter.isupper() else _OTHER_LETTER


def _shares(weights: Sequence[int], total: int) -> list[int]:
    whole = sum(weights) or 1
    shares = [total * weight // whole for weight in weights]
    shares[-1] += total - sum(shares)
    return shares
