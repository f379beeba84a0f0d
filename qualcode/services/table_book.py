"""Tables that leave a study, as one workbook, as one plain table, or as an archive of plain ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qualcode.errors import BadInputError
from qualcode.export.archive import pack
from qualcode.export.tables import Sheet, to_csv, to_xlsx
from qualcode.services import audit
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message


def table_book(
    sheets: Sequence[Sheet], form: str, *, name: str, study: OpenStudy | None, language: str
) -> bytes:
    """The tables as one workbook (``xlsx``), all as csv files (``zip``), or the first (``csv``).

    With a study, what leaves it is checked against its key first, as ``name``. ``BadInputError``
    for another form.
    """
    if study is not None:
        audit.gate(study, {name: words_of(sheets)})
    match form:
        case "xlsx":
            return to_xlsx(sheets)
        case "csv":
            return to_csv(sheets[0], language)
        case "zip":
            return pack(
                {
                    f"{number:02} {_file_name(sheet.name)}.csv": to_csv(sheet, language)
                    for number, sheet in enumerate(sheets, 1)
                }
            )
        case _:
            raise BadInputError(
                Message("A table cannot be written as {form}.", form=form),
                Message("Choose xlsx, csv or zip."),
            )


def words_of(sheets: Sequence[Sheet]) -> str:
    """Every text and date in the tables, one a line. Counts name nobody, and side by side would
    read as years.
    """
    return "\n".join(
        str(cell)
        for sheet in sheets
        for row in ((sheet.name,), sheet.header, *sheet.rows)
        for cell in row
        if isinstance(cell, str | date)
    )


def _file_name(name: str) -> str:
    return "".join("-" if letter in '\\/:*?"<>|' else letter for letter in name).strip()
