"""Tables of participants, codings, keys, codebooks and turns: csv with any delimiter, and xlsx."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain
from typing import Literal

from qualcode.errors import BadInputError
from qualcode.ingest.assembly import no_text, too_large
from qualcode.ingest.canonical import canonical_line, canonical_text
from qualcode.ingest.decoding import decode
from qualcode.ingest.limits import (
    CELL_CHARACTERS,
    MEGABYTE,
    TABLE_CHARACTERS,
    TABLE_COLUMNS,
    TABLE_ROWS,
)
from qualcode.ingest.places import row_of, whole_file
from qualcode.model import Finding
from qualcode.wording import Message

_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r"sep=([,;\t|])\s*", re.IGNORECASE)
_LOOKED_AT = 50
_MOST_TITLES = 5
_END = "\x1f"
"""A last row of our own: when it is swallowed by a cell, a quotation mark stayed open."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: its headings, its rows of the same width, and points to check.

    Cells are canonical text (line breaks inside stay, as line feeds). Dates come as ISO text,
    numbers without a useless ``.0``, yes and no as ``TRUE`` and ``FALSE``. ``lines`` says for each
    row where it stands, counted as a spreadsheet counts (the headings are usually row 1).
    ``facts`` are the lines of another sheet that says when and where the interview was.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    findings: tuple[Finding, ...] = ()
    lines: tuple[int, ...] = ()
    encoding: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def column(self, heading: str) -> tuple[str, ...]:
        """The cells under a heading; ``KeyError`` when there is none of that name."""
        if heading not in self.header:
            raise KeyError(heading)
        number = self.header.index(heading)
        return tuple(row[number] for row in self.rows)

    def records(self) -> Iterator[dict[str, str]]:
        """Each row by heading."""
        return (dict(zip(self.header, row, strict=True)) for row in self.rows)


RawRow = tuple[int, list[str]]


def read_csv(name: str, content: bytes) -> Table:
    """A table out of delimited text, whatever its delimiter and encoding."""
    decoded = decode(name, content)
    raw, findings = _split(name, decoded.text)
    return shape_table(name, raw, (*decoded.findings, *findings), decoded.encoding)


def shape_table(
    name: str, raw: Iterable[RawRow], findings: Iterable[Finding] = (), encoding: str = ""
) -> Table:
    """The table of raw rows: first filled row as headings, empty rows and columns gone.

    A title written above the headings is left out, with a finding.
    """
    bounded = _bounded(name, raw)
    if not bounded:
        raise no_text(name)
    filled = bounded[n_titles([row for _, row in bounded]) :]
    above = [_above(name, line, row) for line, row in bounded[: len(bounded) - len(filled)]]
    header, doubts = _headings(name, filled[0])
    keep = _kept_columns(header, filled[1:])
    rows = tuple(tuple(_cell(row, n) for n in keep) for _, row in filled[1:])
    wide = [line for line, row in filled[1:] if any(row[len(header) :])]
    return Table(
        header=tuple(header[n] for n in keep),
        rows=rows,
        findings=(*findings, *above, *doubts, *(_too_wide(name, line) for line in wide[:20])),
        lines=tuple(line for line, _ in filled[1:]),
        encoding=encoding,
    )


def n_titles(rows: Sequence[Sequence[str]]) -> int:
    """How many first filled rows are a title: a single cell each, above headings of three or more."""
    for number, row in enumerate(rows[: _MOST_TITLES + 1]):
        n_filled = sum(bool(cell.strip()) for cell in row)
        if n_filled != 1:
            return number if n_filled > 2 and row[0].strip() else 0
    return 0


def _bounded(name: str, raw: Iterable[RawRow]) -> list[RawRow]:
    """The rows that hold something, as canonical text; ``BadInputError`` past a cap."""
    filled: list[RawRow] = []
    n_characters = 0
    for line, cells in raw:
        if any(len(cell) > CELL_CHARACTERS for cell in cells):
            raise _cell_too_long(name, line)
        row = [canonical_text(cell) for cell in cells]
        n_characters += sum(map(len, row))
        if len(row) > TABLE_COLUMNS or len(filled) > TABLE_ROWS:
            raise _too_big(name)
        if n_characters > TABLE_CHARACTERS:
            raise too_large(name, TABLE_CHARACTERS // MEGABYTE * MEGABYTE)
        if any(row):
            filled.append((line, row))
    return filled


def _split(name: str, text: str) -> tuple[list[RawRow], tuple[Finding, ...]]:
    announced = _SEPARATOR_LINE.match(text)
    text = text[announced.end() :] if announced else text
    delimiter = announced.group(1) if announced else _delimiter(text)
    rows = _parsed(text, delimiter, csv.QUOTE_MINIMAL)
    if rows is not None:
        return rows, ()
    plain = _parsed(text, delimiter, csv.QUOTE_NONE)
    if plain is None:
        raise _cell_too_long(name, 1)
    return plain, (_open_quote(name),)


def _parsed(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[RawRow] | None:
    """Numbered rows; None when a quotation mark never closes or a cell is too long."""
    csv.field_size_limit(CELL_CHARACTERS + 1)  # process-wide, and only ever this value
    lines = chain(StringIO(text, newline=""), ("\n", _END))
    rows: list[RawRow] = []
    try:
        for row in csv.reader(lines, delimiter=delimiter, quoting=quoting):
            rows.append((len(rows) + 1, row))
            if len(rows) > TABLE_ROWS + 2:
                return rows
    except csv.Error:
        return None
    return rows[:-1] if rows[-1][1] == [_END] else None


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into the same number of cells, more than one."""
    sample = text[:20_000].splitlines()[:_LOOKED_AT]
    scores: dict[str, tuple[float, int]] = {}
    for sign in _DELIMITERS:
        widths = Counter(len(row) for row in _loosely(sample, sign) if row)
        width, n = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(1, 0))
        scores[sign] = (n / max(1, sum(widths.values())) if width > 1 else 0.0, width)
    return max(_DELIMITERS, key=lambda sign: scores[sign])


def _loosely(lines: list[str], sign: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=sign))
    except csv.Error:
        return [line.split(sign) for line in lines]


def _headings(name: str, first: RawRow) -> tuple[list[str], tuple[Finding, ...]]:
    """Headings on one line each, numbered where the same word comes twice."""
    seen: Counter[str] = Counter()
    header: list[str] = []
    doubts: list[Finding] = []
    for cell in first[1]:
        heading = canonical_line(cell)
        seen[heading] += 1
        if heading and seen[heading] > 1:
            doubts.append(_twice(name, first[0], heading))
            heading = f"{heading} ({seen[heading]})"
        header.append(heading)
    return header, tuple(doubts)


def _kept_columns(header: list[str], rows: list[RawRow]) -> list[int]:
    return [n for n, heading in enumerate(header) if heading or any(_cell(r, n) for _, r in rows)]


def _cell(row: list[str], number: int) -> str:
    return row[number] if number < len(row) else ""


def _too_wide(name: str, line: int) -> Finding:
    return Finding(
        row_of(name, line),
        Message("The row has more cells than there are headings; the last ones were left out."),
        Message("Look for a separator inside a text that should stand between quotation marks."),
    )


def _above(name: str, line: int, row: list[str]) -> Finding:
    return Finding(
        row_of(name, line),
        Message("A title above the headings was left out: “{text}”.", text="".join(row)),
        Message("If it is a heading, write it in the row of the headings."),
    )


def _twice(name: str, line: int, heading: str) -> Finding:
    return Finding(
        row_of(name, line),
        Message("Two columns are headed “{heading}”; the second was numbered.", heading=heading),
        Message("Give each column a heading of its own."),
    )


def _open_quote(name: str) -> Finding:
    return Finding(
        whole_file(name),
        Message("A quotation mark is not closed as it should be; all were read as plain signs."),
        Message("Check the rows; if they are wrong, save the table as .xlsx and take that."),
    )


def _cell_too_long(name: str, line: int) -> BadInputError:
    return BadInputError(
        Message(
            "A cell in row {row} of {name} has more than {n} characters.",
            row=line,
            name=name,
            n=CELL_CHARACTERS,
        ),
        Message("Look for a quotation mark that is never closed, or split the text."),
    )


def _too_big(name: str) -> BadInputError:
    return BadInputError(
        Message(
            "The table {name} has more than {rows} rows or {columns} columns.",
            name=name,
            rows=TABLE_ROWS,
            columns=TABLE_COLUMNS,
        ),
        Message("Keep the rows and columns of the study and save them as a table of their own."),
    )
