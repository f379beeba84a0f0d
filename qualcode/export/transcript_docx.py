"""A transcript as a Word file that qualcode reads back."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from qualcode.export.transcript_labels import Facts, colon, turn_head
from qualcode.model import Role, Span, Transcript, Turn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def transcript_docx(transcript: Transcript, facts: Facts = ()) -> bytes:
    """A Word file: labels in bold, the interviewer's turns too, notes in italics.

    Taking the file in again gives the same turns, speakers and start times.
    """
    import docx

    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    for label, value in facts:
        document.add_paragraph(f"{label}{colon()} {value}")
    for turn in transcript.turns:
        _write_turn(document, transcript, turn)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _write_turn(document: Document, transcript: Transcript, turn: Turn) -> None:
    for n, span in enumerate(_paragraph_spans(transcript, turn)):
        paragraph = document.add_paragraph()
        if n == 0:
            paragraph.add_run(f"{turn_head(turn)} ").bold = True
        _write_text(paragraph, transcript, span, bold=turn.role is Role.INTERVIEWER)


def _paragraph_spans(transcript: Transcript, turn: Turn) -> Iterator[Span]:
    start = turn.span.start
    for text in transcript.turn_text(turn).split("\n"):
        yield Span(start, start + len(text))
        start += len(text) + 1


def _write_text(paragraph: Paragraph, transcript: Transcript, span: Span, *, bold: bool) -> None:
    """The text of a paragraph, its notes in italics."""
    reached = span.start
    for note in sorted(n for n in transcript.notes if span.contains(n)):
        if note.start < reached:
            continue
        _write_run(paragraph, transcript.text[reached : note.start], bold=bold)
        _write_run(paragraph, note.cut(transcript.text), bold=bold, italic=True)
        reached = note.end
    _write_run(paragraph, transcript.text[reached : span.end], bold=bold)


def _write_run(paragraph: Paragraph, text: str, *, bold: bool, italic: bool = False) -> None:
    if text:
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
