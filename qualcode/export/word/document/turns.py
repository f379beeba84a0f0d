"""A transcript turn by turn: who speaks in front, questions in bold, notes in italics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.export.transcript_labels import turn_head
from qualcode.export.word.document.markup import Element, paragraph, run
from qualcode.model import Role, Span, Transcript, Turn

Marks = Mapping[int, Sequence[Element]]
"""Elements that stand at an offset of the text: where a comment begins or ends."""


@dataclass(frozen=True)
class TextParagraph:
    """One paragraph of a transcript as printed, and the stretch of text it holds."""

    span: Span
    element: Element


def write_turns(transcript: Transcript, marks: Marks | None = None) -> Iterator[TextParagraph]:
    """Every paragraph of a transcript in order; text in no turn stands as it is."""
    marks = marks or {}
    reached = 0
    for turn in transcript.turns:
        if transcript.text[reached : turn.span.start].strip():
            yield from _plain(transcript, Span(reached, turn.span.start), marks)
        yield from _turn(transcript, turn, marks)
        reached = turn.span.end
    if transcript.text[reached:].strip():
        yield from _plain(transcript, Span(reached, len(transcript.text)), marks)


def _turn(transcript: Transcript, turn: Turn, marks: Marks) -> Iterator[TextParagraph]:
    style = "TurnQuestion" if turn.role is Role.INTERVIEWER else "Turn"
    for number, span in enumerate(paragraph_spans(transcript.text, turn.span)):
        head = [run(f"{turn_head(turn)} ", "Speaker")] if number == 0 else []
        runs = _runs(transcript, span, marks)
        yield TextParagraph(span, paragraph(style, *head, *runs))


def _plain(transcript: Transcript, within: Span, marks: Marks) -> Iterator[TextParagraph]:
    for span in paragraph_spans(transcript.text, within):
        if span.cut(transcript.text).strip():
            yield TextParagraph(span, paragraph("Turn", *_runs(transcript, span, marks)))


def paragraph_spans(text: str, within: Span) -> Iterator[Span]:
    """The paragraphs of a stretch of text, line ends left out."""
    start = within.start
    for words in within.cut(text).split("\n"):
        yield Span(start, start + len(words))
        start += len(words) + 1


def _runs(transcript: Transcript, span: Span, marks: Marks) -> Iterator[Element]:
    """The words of a paragraph cut wherever a mark stands or a note begins or ends."""
    notes = [note for note in transcript.notes if span.contains(note)]
    ends = {span.start, span.end}
    ends |= {place for note in notes for place in (note.start, note.end)}
    ends |= {place for place in marks if span.start <= place <= span.end}
    cuts = sorted(ends)
    for place, start in enumerate(cuts):
        yield from marks.get(start, ())
        end = cuts[place + 1] if place + 1 < len(cuts) else start
        if end > start:
            noted = any(note.start <= start < note.end for note in notes)
            yield run(transcript.text[start:end], "NoteInText" if noted else None)
