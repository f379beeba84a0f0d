"""What every recogniser looks at: the lines below the header, and their labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qualcode.ingest.places import cue_of, line_of, paragraph_of, row_of
from qualcode.ingest.structure.heads import Head
from qualcode.ingest.structure.page import Line
from qualcode.ingest.structure.pieces import Reading
from qualcode.wording import Message

_PLACES: Mapping[str, Callable[[str, int], Message]] = {
    "docx": paragraph_of,
    "odt": paragraph_of,
    "rtf": paragraph_of,
    "html": paragraph_of,
    "htm": paragraph_of,
    "pdf": paragraph_of,
    "srt": cue_of,
    "vtt": cue_of,
    "csv": row_of,
    "tsv": row_of,
    "xlsx": row_of,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The body of a transcript; ``labelled`` maps indices of lines to the label they open with.

    ``roles_by_key`` are the roles the header gives to label keys.
    """

    lines: tuple[Line, ...]
    labelled: Mapping[int, Head]
    name: str = ""
    format: str = ""

    def place(self, line: Line) -> Message:
        """Where a line stands in its file."""
        return _PLACES.get(self.format, line_of)(self.name, line.number)


Recogniser = Callable[[Sheet], Reading | None]
"""Reads a sheet, or says None when it is not of its kind."""
