"""PDF files that hold text; bold and italic are guessed from the names of the fonts."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from qualcode.errors import BadInputError
from qualcode.ingest.archive import protected
from qualcode.ingest.assembly import assemble
from qualcode.ingest.document import Document
from qualcode.ingest.limits import PDF_PAGES
from qualcode.ingest.pdf_lines import Deadline, PdfLine, page_lines
from qualcode.ingest.pdf_margins import margin_lines
from qualcode.ingest.pdf_paragraphs import pdf_paragraphs
from qualcode.ingest.places import page_of, whole_file
from qualcode.model import Finding
from qualcode.wording import Message

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_SHOWN = 3


def read_pdf(name: str, content: bytes) -> Document:
    """The paragraphs of a PDF: lines joined, running headers and page numbers taken out.

    ``BadInputError`` for scanned pages, which hold no text.
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints are not for people
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise protected(name)
    lines, silent_pages = _lines(name, reader)
    if not lines:
        raise _scanned(name)
    margins = margin_lines(lines)
    body = [line for line in lines if line not in margins]
    findings = (*_silent(name, silent_pages), *_margins(name, lines, margins), *_looks(name, body))
    return assemble(name, "pdf", pdf_paragraphs(body), findings=findings)


def _lines(name: str, reader: PdfReader) -> tuple[list[PdfLine], list[int]]:
    """All lines, and the numbers of pages without any."""
    n_pages = len(reader.pages)
    if n_pages > PDF_PAGES:
        raise BadInputError(
            Message("The PDF {name} has more than {n} pages.", name=name, n=PDF_PAGES),
            Message("Split it into one file for each interview."),
        )
    deadline = Deadline(name)
    lines: list[PdfLine] = []
    silent: list[int] = []
    for number, page in enumerate(reader.pages, start=1):
        deadline.check()
        found = list(page_lines(page, number, deadline))
        lines.extend(found)
        if not found:
            silent.append(number)
    return lines, silent


def _scanned(name: str) -> BadInputError:
    return BadInputError(
        Message("The PDF {name} holds no text; it is probably a scan.", name=name),
        Message("Have a program recognise its text (OCR), check it, and take that."),
    )


def _silent(name: str, pages: list[int]) -> Iterator[Finding]:
    if pages:
        yield Finding(
            page_of(name, pages[0]),
            Message.plural(
                "One page holds no text; it may be a picture.",
                "{n} pages hold no text; they may be pictures. This is the first.",
                n=len(pages),
            ),
            Message("If something is said there, type it in or have it recognised."),
        )


def _margins(name: str, lines: Sequence[PdfLine], margins: frozenset[PdfLine]) -> Iterator[Finding]:
    if margins:
        texts = dict.fromkeys(line.text for line in lines if line in margins)
        shown = " | ".join(list(texts)[:_MOST_SHOWN])
        yield Finding(
            whole_file(name),
            Message.plural(
                "One running header, footer or page number was taken out: “{shown}”.",
                "{n} running headers, footers and page numbers were taken out, such as “{shown}”.",
                n=len(margins),
                shown=shown,
            ),
            Message("Check in the preview that nothing said is missing at the turn of a page."),
        )


def _looks(name: str, lines: Sequence[PdfLine]) -> Iterator[Finding]:
    if any(run.bold or run.italic for line in lines for run in line.runs):
        yield Finding(
            whole_file(name),
            Message("Bold and italic were guessed from the names of the fonts."),
            Message("Check the roles in the preview where they rest on bold."),
        )
