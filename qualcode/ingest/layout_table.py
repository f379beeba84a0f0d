"""Tables inside a document: rows that are turns, rows that are facts, or mere layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.ingest.clock import clock_seconds
from qualcode.ingest.columns import Columns, columns_by_heading, columns_by_shape
from qualcode.ingest.document import Paragraph, Run

_FACT_LABEL = 60
_FACT_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Cell:
    """The paragraphs of one cell."""

    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def text(self) -> str:
        """All that stands in the cell, on one line."""
        return " ".join(p.text.strip() for p in self.paragraphs if p.text.strip())


Row = Sequence[Cell]


def table_paragraphs(rows: Sequence[Row]) -> Iterator[Paragraph]:
    """The paragraphs of a table, with the speaker where a column names who speaks."""
    texts = [[cell.text for cell in row] for row in rows]
    named = columns_by_heading(texts[0]) if texts else None
    if named and named.speaker is not None:
        return _turns(rows[1:], named)
    shaped = columns_by_shape(texts)
    if shaped:
        return _turns(rows, shaped)
    return _facts(rows) if _are_facts(rows) else _in_order(rows)


def _turns(rows: Sequence[Row], columns: Columns) -> Iterator[Paragraph]:
    """One row one turn; an empty speaker cell goes on with the speaker above."""
    speaker: str | None = None
    for row in rows:
        speaker = _text(row, columns.speaker).rstrip(" :\u00a0\u202f") or speaker
        start_s = clock_seconds(_text(row, columns.start))
        end_s = clock_seconds(_text(row, columns.end))
        said = row[columns.text].paragraphs if columns.text < len(row) else ()
        for n, paragraph in enumerate(p for p in said if p.text.strip()):
            yield replace(
                paragraph,
                speaker=speaker,
                start_s=None if n else start_s,
                end_s=None if n else end_s,
            )


def _text(row: Row, column: int | None) -> str:
    return row[column].text if column is not None and column < len(row) else ""


def _are_facts(rows: Sequence[Row]) -> bool:
    """Two columns of short cells, such as Date | 12 mars 2024."""
    return all(
        len(row) == 2
        and all(sum(bool(p.text.strip()) for p in cell.paragraphs) <= 1 for cell in row)
        and 0 < len(row[0].text) <= _FACT_LABEL
        and len(row[1].text) <= _FACT_LENGTH
        for row in rows
    )


def _facts(rows: Sequence[Row]) -> Iterator[Paragraph]:
    for label, value in rows:
        head = next(p for p in label.paragraphs if p.text.strip())
        sign = "" if head.text.rstrip().endswith(":") else " :"
        runs = [run for p in value.paragraphs for run in p.runs]
        yield replace(head, runs=(*head.runs, Run(f"{sign} "), *runs))


def _in_order(rows: Sequence[Row]) -> Iterator[Paragraph]:
    return (paragraph for row in rows for cell in row for paragraph in cell.paragraphs)
