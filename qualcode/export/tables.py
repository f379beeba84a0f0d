"""A table as a spreadsheet or as comma-separated text, safe to open."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from qualcode.export.archive import pack, unpack
from qualcode.export.legible import legible

if TYPE_CHECKING:
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | bool | date | None

# What a spreadsheet program would run as a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_CELL = 32_767
LONGEST_NAME = 31
"""Letters a spreadsheet allows in the name of a sheet."""
_NARROWEST, _WIDEST, _WIDEST_FIXED, _WIDEST_FIGURES = 8, 60, 42, 22
_LETTERS: dict[str, Any] = {
    "name": "Arial",
    "size": 10,
}  # every office has them, or the same widths
_LINE, _HIGHEST = 13.5, 400.0  # points
_ROWS_TO_ADD = 200
_SHADE = "E9EEF4"
_FILTER_BUTTON = 4  # the arrow of the filter lies over the heading
_WIDEST_PRINT = 260  # columns together, in letters: more is not read at the width of a page


@dataclass(frozen=True)
class Sheet:
    """A named table: one header row and rows as wide as it.

    The first ``n_fixed`` columns stay in sight while the others are scrolled. ``choices`` are the
    words a column takes, by its number from 0: a workbook offers them in a list.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    n_fixed: int = 0
    choices: tuple[tuple[int, tuple[str, ...]], ...] = ()

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.header):
                raise ValueError(f"row {number} has {len(row)} cells for {len(self.header)}")


def to_csv(sheet: Sheet, language: str = "en") -> bytes:
    """The table as UTF-8 with a byte order mark, the way Excel of that language expects it.

    French: semicolons and decimal commas; English: commas and points. Text that a spreadsheet
    would take for a formula gets an apostrophe in front.
    """
    french = language == "fr"
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=";" if french else ",", lineterminator="\r\n")
    writer.writerow([_harmless(name) for name in sheet.header])
    for row in sheet.rows:
        writer.writerow([_csv_cell(cell, french=french) for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with one frozen, filtered header row a sheet; the same bytes every time."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    book = Workbook()
    book.remove(book.worksheets[0])
    # openpyxl has no other way to the letters of a cell nobody styled
    vars(book)["_fonts"] = IndexedList([Font(**_LETTERS)])
    vars(book)["_named_styles"]["Normal"].font = Font(**_LETTERS)
    names: list[str] = []
    for sheet in sheets:
        names.append(_sheet_name(sheet.name, names))
        _fill(book.create_sheet(names[-1]), sheet)
    stream = BytesIO()
    book.save(stream)
    members = unpack(stream.getvalue())
    members["docProps/core.xml"] = _CORE
    return pack(members)


_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    wrapped, bold = Alignment(vertical="top", wrap_text=True), Font(**_LETTERS, bold=True)
    shade = PatternFill("solid", fgColor=_SHADE)
    widths = [_width(sheet, column) for column in range(len(sheet.header))]
    page.append([None] * len(sheet.header))
    for row_number, row in enumerate((sheet.header, *sheet.rows), 1):
        for column, cell in enumerate(row, 1):
            if cell is not None:
                _write(page, row_number, column, cell, wrapped)
        n_lines = max(map(_n_lines, row, widths), default=1)
        if n_lines > 1:  # not every program finds the height of wrapped lines by itself
            page.row_dimensions[row_number].height = min(n_lines * _LINE, _HIGHEST)
    for column, width in enumerate(widths, 1):
        head = page.cell(1, column)
        head.font, head.fill = bold, shade
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = f"{get_column_letter(sheet.n_fixed + 1)}2"
    if sheet.header:
        page.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{len(sheet.rows) + 1}"
    _settle_print(page, sheet, sum(widths))
    _offer(page, sheet)


def _offer(page: Worksheet, sheet: Sheet) -> None:
    """Lists to choose from, in the rows there are and in some to be added."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for column, words in sheet.choices:
        listed = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
        listed.showErrorMessage = True
        letter = get_column_letter(column + 1)
        listed.add(f"{letter}2:{letter}{len(sheet.rows) + _ROWS_TO_ADD}")
        page.add_data_validation(listed)


def _n_lines(cell: Cell, width: float) -> int:
    """About how many lines a text takes in a column."""
    if not isinstance(cell, str):
        return 1
    return sum(max(1, math.ceil(len(line) / (1.05 * width))) for line in cell.split("\n"))


def _settle_print(page: Worksheet, sheet: Sheet, width: float) -> None:
    """On paper: across, the header on each sheet, as wide as the paper where that stays legible."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.print_title_rows = "1:1"
    if width <= _WIDEST_PRINT:
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    elif sheet.n_fixed:
        page.print_title_cols = f"A:{get_column_letter(sheet.n_fixed)}"


def _write(page: Worksheet, row: int, column: int, cell: Cell, alignment: Alignment) -> None:
    written = page.cell(row, column)
    if not isinstance(cell, str):
        written.value = cell
        written.alignment = alignment
        if isinstance(cell, float):
            written.number_format = "0.0##"  # the cell keeps every digit
        return
    # setting the type after the value is what keeps "=1+1" a text
    written.value = _cut(legible(cell))
    written.data_type = "s"
    written.alignment = alignment
    written.quotePrefix = cell.startswith(_FORMULA_STARTS)


def _width(sheet: Sheet, column: int) -> float:
    """As wide as the longest line; over figures, as the longest word of the heading."""
    cells = [row[column] for row in sheet.rows]
    head = sheet.header[column]
    if cells and all(cell is None or isinstance(cell, int | float) for cell in cells):
        longest = max((len(word) for word in head.split()), default=0)
        return float(min(max(longest + _FILTER_BUTTON, _NARROWEST), _WIDEST_FIGURES))
    lines = (len(line) for cell in (head, *cells) for line in str(cell or "").split("\n"))
    widest = _WIDEST_FIXED if column < sheet.n_fixed else _WIDEST
    return float(min(max(max(lines, default=0) + 2, _NARROWEST), widest))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 3] + "[…]"


def _sheet_name(wanted: str, taken: Sequence[str]) -> str:
    clean = _NOT_IN_A_NAME.sub(" ", legible(wanted)).strip().strip("'")[:LONGEST_NAME] or "1"
    name, number = clean, 2
    while name.casefold() in (other.casefold() for other in taken):
        ending = f" {number}"
        name, number = clean[: LONGEST_NAME - len(ending)] + ending, number + 1
    return name


def _csv_cell(cell: Cell, *, french: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _harmless(cell)
    if isinstance(cell, float) and french:
        return str(cell).replace(".", ",")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
