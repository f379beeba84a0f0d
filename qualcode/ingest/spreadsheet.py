"""Tables that hold interviews: one row a turn, one row an answer, or one row a participant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from qualcode.ingest.assembly import assemble
from qualcode.ingest.clock import cell_seconds
from qualcode.ingest.columns import (
    Columns,
    columns_by_heading,
    columns_by_shape,
    is_participant_heading,
)
from qualcode.ingest.document import Document, Paragraph, Run
from qualcode.ingest.places import row_of, whole_file
from qualcode.ingest.table import Table
from qualcode.model import Finding
from qualcode.wording import Message

QUESTION_SPEAKER = "Q"
"""Who asks, in tables that hold questions and answers."""

ANSWER_SPEAKER = "R"
"""Who answers, where the table does not name the participant."""

Group = list[tuple[int, tuple[str, ...]]]


def table_documents(name: str, format_name: str, table: Table) -> tuple[Document, ...]:
    """One document for each interview the table holds."""
    columns = columns_by_heading(table.header)
    if columns is None:
        return _without_known_headings(name, format_name, table)
    interviews = list(_interviews(table, columns))
    told = table.facts if len(interviews) == 1 else ()
    documents = [
        assemble(
            name,
            format_name,
            chain(_facts(told), _conversation(rows, columns)),
            encoding=table.encoding,
            findings=(*table.findings, *_silent_rows(name, rows, columns)) if n == 0 else (),
            participant=participant,
        )
        for n, (participant, rows) in enumerate(interviews)
    ]
    return tuple(documents)


def _facts(facts: Sequence[tuple[str, str]]) -> Iterator[Paragraph]:
    for line, (label, value) in enumerate(facts, start=1):
        yield Paragraph((Run(f"{label.rstrip(' :')} : {value}"),), line)


def _interviews(table: Table, columns: Columns) -> Iterator[tuple[str, Group]]:
    """The rows of each interview, in the order in which interviews begin."""
    groups: dict[str, Group] = {}
    whose = ""
    for line, row in zip(table.lines, table.rows, strict=True):
        if columns.participant is not None:
            whose = row[columns.participant].replace("\n", " ") or whose
        groups.setdefault(whose, []).append((line, row))
    spoken = {
        whose: rows
        for whose, rows in groups.items()
        if any(row[columns.text] or _at(row, columns.question) for _, row in rows)
    }
    yield from (spoken or groups or {"": []}).items()


def _conversation(rows: Group, columns: Columns) -> Iterator[Paragraph]:
    """Turns, or questions each followed by its answer."""
    speaker: str | None = None
    for line, row in rows:
        question = _at(row, columns.question)
        if question:
            yield from _said(question, line, QUESTION_SPEAKER, bold=True)
        if columns.speaker is not None:
            speaker = _at(row, columns.speaker).rstrip(" :\u00a0\u202f") or speaker
        elif columns.question is not None:
            speaker = _at(row, columns.participant) or speaker or ANSWER_SPEAKER
        yield from _said(
            row[columns.text],
            line,
            speaker,
            cell_seconds(_at(row, columns.start)),
            cell_seconds(_at(row, columns.end)),
        )


def _said(
    text: str,
    line: int,
    speaker: str | None,
    start_s: float | None = None,
    end_s: float | None = None,
    *,
    bold: bool = False,
) -> Iterator[Paragraph]:
    for n, piece in enumerate(text.split("\n")):
        times = (None, None) if n else (start_s, end_s)
        yield Paragraph((Run(piece, bold=bold),), line, False, 0, speaker, *times)


def _at(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None else ""


def _without_known_headings(name: str, format_name: str, table: Table) -> tuple[Document, ...]:
    """Turns without headings, or questions as headings with one participant a row."""
    everything = [table.header, *table.rows]
    is_headed = any(is_participant_heading(heading) for heading in table.header)
    shaped = None if is_headed else columns_by_shape(everything)
    if shaped:
        rows = list(zip((1, *table.lines), everything, strict=True))
        paragraphs = _conversation(rows, shaped)
        found = (*table.findings, _read_by_shape(name))
        return (assemble(name, format_name, paragraphs, encoding=table.encoding, findings=found),)
    return _questionnaire(name, format_name, table)


def _questionnaire(name: str, format_name: str, table: Table) -> tuple[Document, ...]:
    named = next((n for n, h in enumerate(table.header) if is_participant_heading(h)), None)
    documents: list[Document] = []
    for line, row in zip(table.lines, table.rows, strict=True):
        whose = (
            row[named].replace("\n", " ") if named is not None else str(line - table.lines[0] + 1)
        )
        answers = [
            (heading, answer)
            for n, (heading, answer) in enumerate(zip(table.header, row, strict=True))
            if n != named and answer
        ]
        if not answers:
            continue
        found = (*table.findings, _one_each(name)) if not documents else ()
        documents.append(
            assemble(
                name,
                format_name,
                _answers(answers, line, whose if named is not None else ANSWER_SPEAKER),
                encoding=table.encoding,
                findings=found,
                participant=whose,
            )
        )
    return tuple(documents) or (assemble(name, format_name, ()),)


def _answers(answers: list[tuple[str, str]], line: int, speaker: str) -> Iterator[Paragraph]:
    for heading, answer in answers:
        yield from _said(heading, line, QUESTION_SPEAKER, bold=True)
        yield from _said(answer, line, speaker)


def _silent_rows(name: str, rows: Group, columns: Columns) -> Iterator[Finding]:
    for line, row in rows:
        if not row[columns.text] and _at(row, columns.speaker):
            yield Finding(
                row_of(name, line),
                Message("The row names a speaker but holds no text; it was left out."),
                Message("Add what was said, or delete the row."),
            )


def _read_by_shape(name: str) -> Finding:
    return Finding(
        whole_file(name),
        Message("The columns have no headings known here; they were told apart by their content."),
        Message("Head the columns speaker, text and time to be sure."),
    )


def _one_each(name: str) -> Finding:
    return Finding(
        whole_file(name),
        Message("The table was read as one row a participant, with the questions as headings."),
        Message("If each row is a turn instead, head its columns speaker and text."),
    )
