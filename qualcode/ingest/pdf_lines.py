"""The lines of a PDF page by page, with their place and look, as pypdf finds them."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.errors import BadInputError
from qualcode.ingest.canonical import canonical_runs
from qualcode.ingest.document import Run
from qualcode.ingest.limits import PDF_SECONDS
from qualcode.wording import Message

if TYPE_CHECKING:
    from pypdf import PageObject

_BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile("ital|obli|kursiv", re.IGNORECASE)
_NEARLY_LEVEL = 0.4
STARTS_ANEW = re.compile(
    r"[\[(]?\d{1,2}:\d{2}|\d{1,3}[.)]\s|[^\W\d_]\S{0,25}(?:\s\S{1,15}){0,2}\s?[:：](?:\s|$)"
)
"""A time, a number or a label with its colon at the head of a line."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line: page from 1, height and left edge in points, letter size, runs."""

    page: int
    y: float
    x: float
    size: float
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(run.text for run in self.runs)


class Deadline:
    """Gives up on a file that takes too long."""

    def __init__(self, name: str, seconds: float = PDF_SECONDS) -> None:
        self._name = name
        self._ends = time.monotonic() + seconds

    def check(self, *_drawn: object) -> None:
        """Raise once the time is up; takes whatever a visitor is called with.

        ``BadInputError``, which says that the file takes too long.
        """
        if time.monotonic() > self._ends:
            raise BadInputError(
                Message("The PDF {name} takes too long to read; it was given up.", name=self._name),
                Message("Open it, copy its text into a Word document, and take that."),
            )


@dataclass(slots=True)
class _Piece:
    y: float
    x: float
    size: float
    run: Run


def page_lines(page: PageObject, number: int, deadline: Deadline) -> Iterator[PdfLine]:
    """The lines of a page in reading order, blank ones left out."""
    pieces: list[_Piece | None] = []

    def found(
        text: str, cm: Sequence[float], tm: Sequence[float], font: object, size: float
    ) -> None:
        for n, part in enumerate(text.split("\n")):
            if n:
                pieces.append(None)
            if part:
                pieces.append(_piece(part, cm, tm, font, size))

    page.extract_text(visitor_text=found, visitor_operand_before=deadline.check)
    line: list[_Piece] = []
    for piece in (*pieces, None):
        if piece is None or _is_elsewhere(line, piece):
            yield from _line(line, number)
            line = []
        if piece is not None:
            line.append(piece)


def _piece(
    text: str, cm: Sequence[float], tm: Sequence[float], font: object, size: float
) -> _Piece:
    name = str(font.get("/BaseFont", "")) if isinstance(font, Mapping) else ""
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    shown = abs(size * (tm[3] or 1) * (cm[3] or 1))
    look = Run(text, bool(_BOLD.search(name)), bool(_ITALIC.search(name)))
    return _Piece(float(y), float(x), float(shown), look)


def _is_elsewhere(line: list[_Piece], piece: _Piece) -> bool:
    """Whether a piece stands higher or lower than the line so far."""
    last = next((p for p in reversed(line) if p.run.text.strip()), None)
    if last is None or not piece.run.text.strip():
        return False
    return abs(last.y - piece.y) > _NEARLY_LEVEL * max(last.size, piece.size, 1.0)


def _line(pieces: list[_Piece], number: int) -> Iterator[PdfLine]:
    runs = canonical_runs(piece.run for piece in pieces)
    if runs:
        first = next(piece for piece in pieces if piece.run.text.strip())
        size = max(piece.size for piece in pieces if piece.run.text.strip())
        yield PdfLine(number, first.y, first.x, size, runs)
