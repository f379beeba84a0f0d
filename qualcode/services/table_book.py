"""Tables that leave a study, as one workbook or as one plain table."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.errors import BadInputError
from qualcode.export.tables import Sheet, to_csv, to_xlsx
from qualcode.services import audit
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message


def table_book(
    sheets: Sequence[Sheet], form: str, *, name: str, study: OpenStudy | None, language: str
) -> bytes:
    """The tables as one workbook (``xlsx``), or the first alone (``csv``).

    With a study, what leaves it is checked against its key first, as ``name``.
    """
    if study is not None:
        words = "\n".join(str(cell) for s in sheets for row in (s.header, *s.rows) for cell in row)
        audit.gate(study, {name: words})
    match form:
        case "xlsx":
            return to_xlsx(sheets)
        case "csv":
            return to_csv(sheets[0], language)
        case _:
            raise BadInputError(
                Message("A table cannot be written as {form}.", form=form),
                Message("Choose xlsx or csv."),
            )
