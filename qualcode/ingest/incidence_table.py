"""A plain table of interviews and codes, 0 or 1 in each cell."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from itertools import islice

from qualcode.errors import BadInputError
from qualcode.ingest.decoding import decode
from qualcode.ingest.reading import read_table
from qualcode.model import Incidence
from qualcode.wording import Message

_CELLS = {"0": False, "1": True, "0.0": False, "1.0": True, "FALSE": False, "TRUE": True}
_PLAIN = frozenset("01")
_DELIMITERS = ";\t,"
_LOOKED_AT = 20
_Row = tuple[int, Sequence[str]]


def read_incidence(name: str, content: bytes) -> Incidence:
    """The table of a csv (comma, semicolon or tab) or xlsx file.

    Rows are interviews in order, columns codes; the first column holds the interviews' labels,
    the first row the codes' names. BadInputError names the line and column that cannot be read.
    """
    rows = _rows(name, content)
    if not rows:
        raise BadInputError(
            Message("The file {name} is empty.", name=name),
            Message("Give it a first row with the names of the codes, then one row an interview."),
        )
    (first, header), *others = rows
    codes = _codes(name, first, header)
    found = [_row(name, line, cells, codes) for line, cells in others]
    units = [cells[0].strip() for _, cells in others]
    _once(units, [line for line, _ in others])
    return Incidence(tuple(units), codes, tuple(found))


def _rows(name: str, content: bytes) -> list[_Row]:
    if content[:4] == b"PK\x03\x04":
        table = read_table(name, content)
        return [(1, table.header), *zip(table.lines, table.rows, strict=True)]
    if not content.strip():
        return []
    text = decode(name, content).text
    delimiter = max(_DELIMITERS, key=lambda sign: _suits(text, sign))
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise BadInputError(
            Message("Line {line} of {name} cannot be read.", line=reader.line_num, name=name),
            Message("Save the table as CSV again, with one row an interview."),
        ) from error


def _suits(text: str, sign: str) -> tuple[bool, int, int]:
    """How well a sign cuts the first rows into as many cells as the headings."""
    rows = csv.reader(StringIO(text, newline=""), delimiter=sign)
    try:
        widths = [len(row) for row in islice(rows, _LOOKED_AT) if row]
    except csv.Error:
        return False, 0, 0
    width = widths[0] if widths else 1
    return width > 1, widths.count(width), width


def _codes(name: str, line: int, header: Sequence[str]) -> tuple[str, ...]:
    codes = tuple(cell.strip() for cell in header[1:])
    if codes and all(code in _CELLS for code in codes):
        raise BadInputError(
            Message(
                "The first row of {name} holds 0 and 1 instead of the codes’ names.", name=name
            ),
            Message("Put a first row before it, with the name of a code over each column."),
        )
    for number, code in enumerate(codes, start=2):
        if not code:
            raise BadInputError(
                Message(
                    "Line {line}, column {column}: a code has no name.", line=line, column=number
                ),
                Message("Write the code’s name in the first row, or remove the column."),
            )
    twice = next((code for code, n in Counter(codes).items() if n > 1), None)
    if twice is not None:
        raise BadInputError(
            Message("Two columns are named {code}.", code=twice),
            Message("Give each code a name of its own, or put the two columns together."),
        )
    return codes


def _row(name: str, line: int, cells: Sequence[str], codes: Sequence[str]) -> frozenset[int]:
    given = [cell.strip() for cell in cells]
    if not given[0]:
        raise BadInputError(
            Message("Line {line} of {name} has no label of an interview.", line=line, name=name),
            Message("Write the interview’s label in the first column."),
        )
    if len(given) != len(codes) + 1:
        raise BadInputError(
            Message(
                "Line {line} of {name} has {n} cells; the first row has {wanted}.",
                line=line,
                name=name,
                n=len(given),
                wanted=len(codes) + 1,
            ),
            Message("Every row needs one cell for each code, 0 or 1."),
        )
    if set(given[1:]) <= _PLAIN:  # the usual table, in a third of the time
        return frozenset(n for n, cell in enumerate(given[1:]) if cell == "1")
    return frozenset(n for n, cell in enumerate(given[1:]) if _cell(line, n, cell, codes))


def _cell(line: int, number: int, cell: str, codes: Sequence[str]) -> bool:
    found = _CELLS.get(cell)
    if found is not None:
        return found
    place = Message(
        "Line {line}, column {column} ({code})", line=line, column=number + 2, code=codes[number]
    )
    said = (
        Message("{place}: “{cell}” is neither 0 nor 1.", place=place, cell=cell)
        if cell
        else Message("{place}: the cell is empty.", place=place)
    )
    raise BadInputError(
        said, Message("Write 1 where the interview holds the code, 0 where it does not.")
    )


def _once(units: Sequence[str], lines: Sequence[int]) -> None:
    seen: dict[str, int] = {}
    for unit, line in zip(units, lines, strict=True):
        if unit in seen:
            raise BadInputError(
                Message(
                    "Lines {first} and {second} have the same label, {label}.",
                    first=seen[unit],
                    second=line,
                    label=unit,
                ),
                Message("Give each interview a label of its own."),
            )
        seen[unit] = line
