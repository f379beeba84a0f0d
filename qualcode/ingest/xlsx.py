"""Excel workbooks (.xlsx), read row by row."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from qualcode.ingest.archive import Archive
from qualcode.ingest.columns import columns_by_heading
from qualcode.ingest.limits import TABLE_COLUMNS, TABLE_ROWS, XML_BYTES
from qualcode.ingest.markup import refuse_document_type
from qualcode.ingest.places import whole_file
from qualcode.ingest.table import RawRow, Table, n_titles, shape_table
from qualcode.model import Finding
from qualcode.wording import Message

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_EMPTY_ROWS_IN_A_ROW = 1_000
_MOST_FACTS = 30


def read_xlsx(name: str, content: bytes, archive: Archive) -> Table:
    """The sheet that holds the rows; a short list of facts is kept, other sheets are named."""
    from openpyxl import load_workbook

    _look_through(name, archive)
    warnings.filterwarnings("ignore", module="openpyxl")  # its remarks are not for people
    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        return _first_table(name, book)
    finally:
        book.close()


def _look_through(name: str, archive: Archive) -> None:
    """Unpack every part once under watch, since the library below trusts what it opens."""
    for member in archive.members:
        part = archive.read(member, XML_BYTES)
        if part[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
            refuse_document_type(name, part)


def _first_table(name: str, book: Workbook) -> Table:
    """The sheet whose headings are known, else the first that is no list of facts."""
    sheets = {
        sheet.title: rows
        for sheet in book.worksheets
        if sheet.sheet_state == "visible" and (rows := [r for r in _rows(sheet) if any(r[1])])
    }
    facts = {title: _facts(rows) for title, rows in sheets.items()}
    order = sorted(sheets, key=lambda title: (not _is_known(sheets[title]), bool(facts[title])))
    if not order:
        return shape_table(name, ())
    table = shape_table(name, sheets[order[0]])
    others = [title for title in order[1:] if not facts[title]]
    findings = (*table.findings, *([_other_sheets(name, others)] if others else []))
    told = tuple(fact for title in order[1:] for fact in facts[title])
    return replace(table, findings=findings, facts=told)


def _is_known(rows: list[RawRow]) -> bool:
    cells = [row for _, row in rows]
    return columns_by_heading(cells[n_titles(cells)]) is not None


def _facts(rows: list[RawRow]) -> tuple[tuple[str, str], ...]:
    """A short sheet of two columns, such as Date | 12 mars 2024; empty for any other."""
    facts = [cells for _, cells in rows]
    if len(facts) > _MOST_FACTS or any(len(cells) != 2 or len(cells[0]) > 60 for cells in facts):
        return ()
    return tuple((cells[0], cells[1]) for cells in facts)


def _rows(sheet: object) -> Iterator[RawRow]:
    """Rows as text; a long stretch of empty rows is taken for the end."""
    n_empty = 0
    iter_rows = getattr(sheet, "iter_rows")  # noqa: B009  # chart sheets have none
    rows = iter_rows(max_row=TABLE_ROWS + 2, max_col=TABLE_COLUMNS + 1, values_only=True)
    for line, values in enumerate(rows, start=1):
        cells = [_as_text(value) for value in values]
        n_empty = 0 if any(cells) else n_empty + 1
        if n_empty > _EMPTY_ROWS_IN_A_ROW:
            return
        while cells and not cells[-1]:
            cells.pop()
        yield line, cells


def _as_text(value: object) -> str:
    """A cell as a person would type it, dates in ISO form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, dt.time):
        return value.isoformat("seconds")
    if isinstance(value, dt.timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"
    return str(value)


def _other_sheets(name: str, titles: list[str]) -> Finding:
    return Finding(
        whole_file(name),
        Message("Only one sheet was read; not read: {sheets}.", sheets=", ".join(titles)),
        Message("If they are needed, save each sheet as a file of its own."),
    )
