"""Interviews as word processors and spreadsheets keep them: docx (two ways), odt, xlsx."""

from io import BytesIO
from pathlib import Path

from docx import Document
from docx.text.paragraph import Paragraph
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.text import H, P, Span
from openpyxl import Workbook
from openpyxl.styles import Font

from building.layouts import Layout, looks
from building.master import NO_BREAK, Master
from building.packing import pack_again


def write_docx(master: Master, layout: Layout, path: Path) -> None:
    """A label in bold before every turn."""
    document = _opened(master, layout)
    for turn in master.turns:
        for i, paragraph in enumerate(turn.text.split("\n")):
            typed = document.add_paragraph()
            if i == 0:
                typed.add_run(layout.label(turn)).bold = True
                typed.add_run(" ")
            _type(typed, paragraph)
    _save(document, path)


def write_docx_questions(master: Master, layout: Layout, path: Path) -> None:
    """No labels: questions are bold bullets, prompts begin with their word."""
    document = _opened(master, layout)
    for turn in master.turns:
        for paragraph in turn.text.split("\n"):
            if turn.mark == "E":
                _type(document.add_paragraph(style="List Bullet"), paragraph, bold=True)
            elif turn.mark == "R":
                _type(document.add_paragraph(), f"{layout.prompt} {paragraph}")
            else:
                _type(document.add_paragraph(), paragraph)
    _save(document, path)


def _opened(master: Master, layout: Layout):
    document = Document()
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.title = layout.title
    document.add_heading(layout.title, level=1)
    for key, fact in master.header.items():
        document.add_paragraph(f"{key}{NO_BREAK}: {fact}")
    return document


def _type(typed: Paragraph, text: str, *, bold: bool = False) -> None:
    for piece, is_note in looks(text):
        run = typed.add_run(piece)
        run.italic = is_note or None
        run.bold = bold or None


def _save(document, path: Path) -> None:
    written = BytesIO()
    document.save(written)
    pack_again(written, path)


def write_odt(master: Master, layout: Layout, path: Path) -> None:
    """A plain label before every turn, notes in italics."""
    document = OpenDocumentText()
    italics = Style(name="Note", family="text")
    italics.addElement(TextProperties(fontstyle="italic"))
    document.automaticstyles.addElement(italics)
    document.text.addElement(H(outlinelevel=1, text=layout.title))
    for key, fact in master.header.items():
        document.text.addElement(P(text=f"{key}{NO_BREAK}: {fact}"))
    for turn in master.turns:
        for i, paragraph in enumerate(turn.text.split("\n")):
            typed = P(text=f"{layout.label(turn)} " if i == 0 else "")
            for piece, is_note in looks(paragraph):
                typed.addElement(
                    Span(stylename=italics, text=piece) if is_note else Span(text=piece)
                )
            document.text.addElement(typed)
    written = BytesIO()
    document.write(written)
    pack_again(written, path)


def write_xlsx(master: Master, layout: Layout, path: Path) -> None:
    """One row a turn; the header facts on a sheet of their own."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Verbatim"
    sheet.append(["Tour", "Locuteur", "Texte"])
    for number, turn in enumerate(master.turns, 1):
        sheet.append([number, layout.label(turn), turn.text])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.column_dimensions["B"].width, sheet.column_dimensions["C"].width = 16, 120
    facts = book.create_sheet("Entretien")
    for key, fact in master.header.items():
        facts.append([key, fact])
    written = BytesIO()
    book.save(written)
    pack_again(written, path)
