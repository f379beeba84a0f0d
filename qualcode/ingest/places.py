"""Where in a file something is, as a message."""

from __future__ import annotations

from qualcode.wording import Message


def whole_file(name: str) -> Message:
    """The file as a whole."""
    return Message("{file}", file=name)


def line_of(name: str, line: int) -> Message:
    """A line of a text file, counted from 1."""
    return Message("line {line} of {file}", line=line, file=name)


def paragraph_of(name: str, paragraph: int) -> Message:
    """A paragraph, counted from 1 with the empty ones."""
    return Message("paragraph {paragraph} of {file}", paragraph=paragraph, file=name)


def row_of(name: str, row: int) -> Message:
    """A row of a table, counted as the spreadsheet counts it."""
    return Message("row {row} of {file}", row=row, file=name)


def page_of(name: str, page: int) -> Message:
    """A page, counted from 1."""
    return Message("page {page} of {file}", page=page, file=name)


def cue_of(name: str, cue: int) -> Message:
    """A subtitle, counted from 1."""
    return Message("cue {cue} of {file}", cue=cue, file=name)
