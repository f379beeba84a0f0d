"""Plain tables for agreement: judgements (units x coders), and stretches coders cut out."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from qualcode.errors import BadInputError
from qualcode.ingest.decoding import decode
from qualcode.ingest.reading import read_table
from qualcode.wording import Message

UNIT_HEADINGS = frozenset(
    {
        *("unit", "units", "unité", "unités", "unite", "unites", "unit_id", "id", "item", "items"),
        *("subject", "case", "cas", "row", "ligne", "line", "label", "segment", "extrait"),
        *("document", "source", "text", "texte", "patient", "participant"),
    }
)
_SPAN_HEADINGS = {
    "coder": ("coder", "codeur", "observer", "annotator", "rater"),
    "source": ("source", "document", "text", "texte", "file"),
    "start": ("start", "début", "debut", "begin", "from"),
    "end": ("end", "fin", "end_exclusive", "to"),
    "code": ("code", "value", "category", "nœud", "noeud", "label"),
}
_DELIMITERS = ";\t,|"
_Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class RatingsTable:
    """Judgements: a row a unit, a column a coder, None where the cell is empty."""

    coders: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    lines: tuple[int, ...]
    unit_column: str | None = None


@dataclass(frozen=True, slots=True)
class TableSpan:
    """One stretch of a table: half-open, in characters of its source."""

    coder: str
    source: str
    start: int
    end: int
    code: str
    line: int


def read_ratings(name: str, content: bytes, *, unit_column: str | None = None) -> RatingsTable:
    """The judgements of a csv or xlsx file; the first row names the coders.

    The first column holds labels of units, not judgements, when its heading is empty or one of
    ``UNIT_HEADINGS`` (unit, id, item, subject, case…), or is ``unit_column``. BadInputError names
    the line and column that cannot be read.
    """
    rows = _rows(name, content)
    first, header = rows[0]
    named = [cell.strip() for cell in header]
    skipped = _unit_column(named, unit_column)
    coders = tuple(cell for n, cell in enumerate(named) if n != skipped)
    _checked_header(first, named, skipped)
    found, lines = [], []
    for line, cells in rows[1:]:
        _not_wider(line, cells, named)
        padded = [*cells, *[""] * (len(named) - len(cells))]
        found.append(tuple(cell.strip() or None for n, cell in enumerate(padded) if n != skipped))
        lines.append(line)
    label = named[skipped] if skipped is not None else None
    return RatingsTable(coders, tuple(found), tuple(lines), label)


def read_spans(name: str, content: bytes) -> tuple[TableSpan, ...]:
    """The stretches of a csv or xlsx file with the columns coder, source, start, end, code.

    Ends are exclusive: a stretch of the first ten characters runs from 0 to 10. BadInputError
    names the line and column that cannot be read.
    """
    rows = _rows(name, content)
    first, header = rows[0]
    columns = _span_columns(first, [cell.strip().casefold() for cell in header])
    return tuple(_span(line, cells, columns) for line, cells in rows[1:])


def _rows(name: str, content: bytes) -> list[_Row]:
    if content[:4] == b"PK\x03\x04":
        table = read_table(name, content)
        return [
            (1, list(table.header)),
            *((n, list(r)) for n, r in zip(table.lines, table.rows, strict=True)),
        ]
    text = decode(name, content).text if content.strip() else ""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise BadInputError(
            Message("Line {line} of {name} cannot be read.", line=reader.line_num, name=name),
            Message("Save the table as CSV again, one row a line."),
        ) from error
    if not rows:
        raise BadInputError(
            Message("The file {name} is empty.", name=name),
            Message("Give it a first row with the names of its columns."),
        )
    return rows


def _unit_column(header: Sequence[str], asked: str | None) -> int | None:
    if asked is not None:
        if asked not in header:
            raise BadInputError(
                Message("There is no column {name} in the first row.", name=asked),
                Message("Its columns are: {names}.", names=", ".join(header)),
            )
        return header.index(asked)
    is_label = not header[0] or header[0].casefold() in UNIT_HEADINGS
    return 0 if is_label and len(header) > 1 else None


def _checked_header(line: int, header: Sequence[str], skipped: int | None) -> None:
    for number, cell in enumerate(header, start=1):
        if not cell and number - 1 != skipped:
            raise BadInputError(
                Message(
                    "Line {line}, column {column}: the coder has no name.", line=line, column=number
                ),
                Message("Write the coder’s name in the first row, or remove the column."),
            )
    twice = next((cell for cell, n in Counter(header).items() if n > 1), None)
    if twice is not None:
        raise BadInputError(
            Message(
                "Line {line}, column {column}: a second column is named {name}.",
                line=line,
                column=len(header) - list(reversed(header)).index(twice),
                name=twice,
            ),
            Message("Give each coder a name of their own."),
        )


def _not_wider(line: int, cells: Sequence[str], header: Sequence[str]) -> None:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise BadInputError(
            Message(
                "Line {line}, column {column}: there is a value under no heading.",
                line=line,
                column=next(n for n, c in enumerate(cells, 1) if n > len(header) and c.strip()),
            ),
            Message("Every column needs a name in the first row; text with commas needs quotes."),
        )


def _span_columns(line: int, header: Sequence[str]) -> dict[str, int]:
    columns = {}
    for wanted, names in _SPAN_HEADINGS.items():
        found = next((header.index(name) for name in names if name in header), None)
        if found is None:
            raise BadInputError(
                Message("Line {line}: there is no column {name}.", line=line, name=wanted),
                Message("The first row names the columns coder, source, start, end and code."),
            )
        columns[wanted] = found
    return columns


def _span(line: int, cells: Sequence[str], columns: dict[str, int]) -> TableSpan:
    def cell(wanted: str) -> str:
        number = columns[wanted]
        found = cells[number].strip() if number < len(cells) else ""
        if not found:
            raise BadInputError(
                Message(
                    "Line {line}, column {column} ({name}): the cell is empty.",
                    line=line,
                    column=number + 1,
                    name=wanted,
                ),
                Message("Every stretch needs its coder, source, start, end and code."),
            )
        return found

    start, end = (_offset(line, columns[w] + 1, w, cell(w)) for w in ("start", "end"))
    if end <= start:
        raise BadInputError(
            Message(
                "Line {line}, column {column} (end): the stretch ends at {end}, not after its start, "
                "{start}.",
                line=line,
                column=columns["end"] + 1,
                start=start,
                end=end,
            ),
            Message("Ends are exclusive: the first ten characters run from 0 to 10."),
        )
    return TableSpan(cell("coder"), cell("source"), start, end, cell("code"), line)


def _offset(line: int, column: int, wanted: str, cell: str) -> int:
    whole = cell[:-2] if cell.endswith(".0") else cell
    if not whole.isdecimal():
        raise BadInputError(
            Message(
                "Line {line}, column {column} ({name}): “{cell}” is not a whole number of 0 or "
                "more.",
                line=line,
                column=column,
                name=wanted,
                cell=cell,
            ),
            Message("Starts and ends count characters from the beginning of the source, from 0."),
        )
    return int(whole)


def check_lengths(spans: Iterable[TableSpan], lengths: dict[str, int]) -> None:
    """BadInputError for the first stretch that ends past the length given for its source."""
    for span in spans:
        length = lengths.get(span.source)
        if length is not None and span.end > length:
            raise BadInputError(
                Message(
                    "Line {line}, column end: the stretch ends at {end}, and {source} has {length} "
                    "characters.",
                    line=span.line,
                    end=span.end,
                    source=span.source,
                    length=length,
                ),
                Message("Give the whole length with --length SOURCE=N, or correct the stretch."),
            )
