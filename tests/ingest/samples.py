"""Small files of every format, made with libraries other than the readers under test."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from qualcode.ingest.document import Document

QUESTION = "Enquêtrice : Comment ça se passe ?"
ANSWER = "M3 : Eh bien… ça va, « en gros ». (rires)"


def texts(document: Document) -> list[str]:
    """The paragraphs' words."""
    return [paragraph.text for paragraph in document.paragraphs]


def looks(document: Document) -> list[list[tuple[str, str]]]:
    """The runs of each paragraph with b and i for their look."""
    return [
        [(run.text, "b" * run.bold + "i" * run.italic) for run in paragraph.runs]
        for paragraph in document.paragraphs
    ]


def said(document: Document) -> list[str]:
    """The findings' sentences, in English."""
    from qualcode.wording import render

    return [render(finding.text, "en") for finding in document.findings]


def docx_of(fill: Callable[[object], None]) -> bytes:
    """A Word file that python-docx writes."""
    import docx

    document = docx.Document()
    fill(document)
    return saved(document)


def saved(document: object) -> bytes:
    stream = BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def docx_with_body(body: str, extra: Mapping[str, str] | None = None) -> bytes:
    """A Word file with this XML as its body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    spaces = (
        f'{space} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    relations = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{relations}/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{relations}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relations}/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
    }
    return zip_of({**parts, **(extra or {})})


def zip_of(members: Mapping[str, bytes | str], compression: int = ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_member(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one member changed."""
    with ZipFile(BytesIO(content)) as archive:
        members = {n: archive.read(n) for n in archive.namelist()}
    return zip_of({**members, name: change(members.get(name, b""))})


def odt_of(fill: Callable[[object], None]) -> bytes:
    """An OpenDocument text that odfpy writes."""
    from odf.opendocument import OpenDocumentText

    document = OpenDocumentText()
    fill(document)
    return saved(document)


def xlsx_of(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook that openpyxl writes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


PdfRow = tuple[float, float, str, str]
"""x, y, font (F1 plain, F2 bold, F3 italic), words"""


def pdf_of(pages: Sequence[Sequence[PdfRow]], *, size: float = 11) -> bytes:
    """A PDF with each row of words at its place."""
    fonts = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
    kids = b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        *(
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
            % font.encode()
            for font in fonts
        ),
    ]
    for n, page in enumerate(pages):
        drawn = zlib.compress(b"\n".join(_drawn(row, size) for row in page))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources "
            b"<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>" % (7 + 2 * n)
        )
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(drawn), drawn)
        )
    return pdf_file(objects)


def _drawn(row: PdfRow, size: float) -> bytes:
    x, y, font, words = row
    escaped = words.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        escaped = escaped.replace(sign, b"\\" + sign)
    return b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (font.encode(), size, x, y, escaped)


def pdf_file(objects: Sequence[bytes]) -> bytes:
    """A PDF of numbered objects, the first its catalogue."""
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n"
        b"%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, len(written))
    )


def pdf_column(lines: Sequence[str], *, top: float = 760, leading: float = 14) -> list[PdfRow]:
    """Plain lines under one another."""
    return [(70, top - leading * n, "F1", line) for n, line in enumerate(lines) if line]
