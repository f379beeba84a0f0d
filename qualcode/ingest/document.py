"""What every reader gives: paragraphs with their marks, before anybody asks who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model import Finding


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph with one look; canonical but for tabs, which may part columns."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, cue, row or line.

    ``speaker`` is set only when the format itself names who speaks (a voice in a vtt file, a
    column of a table); times are in seconds; ``line`` is where it stands in the file, counted
    from 1 in the format's own unit (line, paragraph, cue or row).
    """

    runs: tuple[Run, ...]
    line: int
    bullet: bool = False
    heading: int = 0
    speaker: str | None = None
    start_s: float | None = None
    end_s: float | None = None

    @property
    def text(self) -> str:
        """The words without their look."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its format, the encoding chosen, its paragraphs, and points to check.

    ``participant`` is set when one file holds several interviews and says whose this one is (a
    row or a group of rows of a table). In subtitles, paragraphs of one ``line`` belong to one
    cue: they are paragraphs of their own, while successive cues go on in the same paragraph.
    """

    name: str
    format: str
    paragraphs: tuple[Paragraph, ...]
    encoding: str = ""
    findings: tuple[Finding, ...] = ()
    participant: str = ""
