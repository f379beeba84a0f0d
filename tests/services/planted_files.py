"""Small files of many kinds, each with a name hidden in one place of it."""

from __future__ import annotations

import struct
import zipfile
import zlib
from email.message import EmailMessage
from io import BytesIO

from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from pypdf import PdfWriter

NAME = "Jeanne Morvan"


def word(text: str = "Rien.", *, author: str = "", comment: str = "") -> bytes:
    document = Document()
    paragraph = document.add_paragraph()
    for letter in (text[:3], text[3:]):  # Word breaks words over runs
        paragraph.add_run(letter)
    document.core_properties.author = author
    if comment:
        document.add_comment(paragraph.runs, text=comment, author="x", initials="x")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook(*, comment: str = "", title: str = "Feuille") -> bytes:
    book = Workbook()
    sheet = book.create_sheet(title, 0)
    sheet["A1"] = "rien"
    if comment:
        sheet["A1"].comment = Comment(comment, "x")
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def png(words: bytes, kind: bytes = b"tEXt") -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(kind, words) + chunk(b"IEND", b"")


def jpeg(words: bytes) -> bytes:
    body = b"Exif\x00\x00" + words
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\x00\x02"


def archive(**members: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        for name, content in members.items():
            zipped.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


def hidden_sheet() -> bytes:
    book = Workbook()
    sheet = book.create_sheet("Feuille 2")
    sheet["C7"] = f"Avec {NAME}"
    sheet.sheet_state = "hidden"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def pdf(text: str = "rien", *, author: str = "") -> bytes:
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("cp1252")
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<</Author({author})>>".encode(),
    ]  # fmt: skip
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(written))
        written += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 7\n0000000000 65535 f \n" + table
    tail = b"trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % len(written)
    return written + head + tail


def with_variable() -> bytes:
    """A document whose settings hold a variable, as templates leave them behind."""
    made = BytesIO(word())
    stream = BytesIO()
    variable = f'<w:docVars><w:docVar w:name="x" w:val="{NAME}"/></w:docVars></w:settings>'
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/settings.xml":
                content = content.replace(b"</w:settings>", variable.encode())
            after.writestr(name, content)
    return stream.getvalue()


def noted(*, author: str) -> bytes:
    """A table with a comment whose author is named; what they wrote follows at once."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["B2"].comment = Comment("à vérifier", author)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def pdf_with(*, bookmark: str = "", attached: bytes = b"") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if bookmark:
        writer.add_outline_item(title=bookmark, page_number=0)
    if attached:
        writer.add_attachment("joint.txt", attached)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def mail(*, to: str = "", words: str = "rien") -> bytes:
    message = EmailMessage()
    message["Subject"] = "Entretien"
    message["To"] = f"{to} <x@example.org>" if to else ""
    message.set_content(words, cte="base64")
    return message.as_bytes()


PLANTED = {
    "variable.docx": with_variable(),
    "noted.xlsx": noted(author=NAME),
    "bookmark.pdf": pdf_with(bookmark=f"Avec {NAME}"),
    "attached.pdf": pdf_with(attached=f"Avec {NAME}".encode()),
    "folder.zip": archive(**{f"{NAME}__a_dot_txt": b"rien"}),
    "head.eml": mail(to=NAME),
    "body.eml": mail(words=f"vu avec {NAME} hier"),
    "hidden.xlsx": hidden_sheet(),
    "page.pdf": pdf(f"Avec {NAME} hier."),
    "author.pdf": pdf(author=NAME),
    "text.docx": word(f"Avec {NAME} hier."),
    "author.docx": word(author=NAME),
    "comment.docx": word(comment=f"voir {NAME}"),
    "comment.xlsx": workbook(comment=f"voir {NAME}"),
    "sheet.xlsx": workbook(title=NAME),
    "table.csv": f"a;b\r\n1;{NAME.upper()}\r\n".encode("cp1252"),
    "note.txt": "jeanne morvan".encode("utf-16"),
    "lines.txt": b"Jeanne\r\nMorvan",
    "accents.txt": "Jeanné Mörvan".encode(),
    "typo.txt": b"vu avec Jeanne Morvam hier",
    "town.txt": "à saint aubrac".encode(),
    "text.png": png(b"Author\x00" + NAME.encode()),
    "packed.png": png(b"Comment\x00\x00" + zlib.compress(NAME.encode()), b"zTXt"),
    "camera.jpg": jpeg(NAME.encode() + b"\x00"),
    "wide.jpg": jpeg(NAME.encode("utf-16-le")),
    "project.qdpx": archive(
        project_dot_qde=f'<Project creatingUserGUID="1" name="{NAME}"/>'.encode()
    ),
    "inside.zip": archive(deep_dot_docx=word(f"Avec {NAME}.")),
    "Jeanne_Morvan.txt": b"rien",
    "phone.txt": b"appelez le 06 12 34 56 78 ce soir",
}


def table_of(*cells: str) -> bytes:
    document = Document()
    table = document.add_table(rows=1, cols=len(cells))
    for cell, text in zip(table.rows[0].cells, cells, strict=True):
        cell.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_font(name: str) -> bytes:
    made, stream = BytesIO(word()), BytesIO()
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(stream, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part == "word/fontTable.xml":
                content = content.replace(b"Calibri", name.encode())
            after.writestr(part, content)
    return stream.getvalue()
