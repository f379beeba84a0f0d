"""Files that are broken, or made to break us: a sentence each, quickly, and nothing swallowed."""

from __future__ import annotations

import re
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA

import pytest

from qualcode.errors import BadInputError
from qualcode.ingest import archive, pdf_lines, table
from qualcode.ingest.collect import NamedBytes, collect
from qualcode.ingest.limits import MEGABYTE, TEXT_BYTES
from qualcode.ingest.reading import read_document, read_documents, read_table
from qualcode.wording import render
from tests.ingest.samples import (
    docx_of,
    docx_with_body,
    odt_of,
    pdf_column,
    pdf_of,
    xlsx_of,
    zip_of,
)

SECONDS = 8
"""Of this process, however busy the machine; each takes far less."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><l>&j;</l>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'


def word() -> bytes:
    return docx_of(lambda document: document.add_paragraph("E : Bonjour " * 50))  # type: ignore[attr-defined]


def docx_with(document: bytes) -> bytes:
    parts: dict[str, bytes | str] = {"[Content_Types].xml": "<Types/>"}
    return zip_of({**parts, "word/document.xml": document})


def xlsx_with(part: bytes) -> bytes:
    from tests.ingest.samples import with_member

    return with_member(xlsx_of({"A": [["a", "b"]]}), "xl/workbook.xml", lambda _: part)


CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.docx", lambda: b"", "is empty"),
    "blank": ("a.txt", lambda: b" \r\n\t\r\n", "nothing but blanks"),
    "200 MB of zeros": ("a.docx", lambda: bytes(200 * MEGABYTE), "larger than the 100 MB"),
    "50 MB of zeros": ("a.txt", lambda: bytes(50 * MEGABYTE), "nothing but blanks or zero"),
    "binary junk": ("a.docx", lambda: bytes(range(1, 256)) * 99, "does not contain text"),
    "truncated docx": ("a.docx", lambda: word()[:-500], "damaged or was cut short"),
    "docx head alone": ("a.docx", lambda: word()[:30], "damaged or was cut short"),
    "doc renamed docx": (
        "a.docx",
        lambda: OLE + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600),
        "old .doc format",
    ),
    "encrypted docx": (
        "a.docx",
        lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600),
        "protected by a password",
    ),
    "old workbook": (
        "a.xlsx",
        lambda: OLE + bytes(600) + "Workbook".encode("utf-16-le"),
        "old .xls format",
    ),
    "picture": ("a.pdf", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(60), "is a picture"),
    "recording": ("a.txt", lambda: b"\0\0\0\x20ftypM4A " + bytes(60), "is a recording"),
    "entities in docx": ("a.docx", lambda: docx_with(LAUGHS), "entities of its own"),
    "outside file in docx": ("a.docx", lambda: docx_with(OUTSIDE), "entities of its own"),
    "wide entities in docx": (
        "a.docx",
        lambda: docx_with(LAUGHS[21:].decode().encode("utf-16")),
        "entities of its own",
    ),
    "entities in odt": (
        "a.odt",
        lambda: zip_of(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": LAUGHS}
        ),
        "entities of its own",
    ),
    "entities in xlsx": ("a.xlsx", lambda: xlsx_with(LAUGHS), "entities of its own"),
    "entities under another name": (
        "a.xlsx",
        lambda: zip_of({"xl/other.bin": LAUGHS, "xl/workbook.xml": "<x/>"}),
        "entities of its own",
    ),
    "entities alone": ("a.xml", lambda: LAUGHS, "raw XML"),
    "outside file as html": ("a.txt", lambda: OUTSIDE[21:], "raw XML"),
    "xml without end": ("a.docx", lambda: docx_with(b"<w><body><p>"), "damaged or was cut"),
    "deep xml": ("a.docx", lambda: docx_with(b"<a>" * 100_000), "damaged or was cut short"),
    "no document in docx": ("a.docx", lambda: zip_of({"word/x.xml": "<x/>"}), "holds no document"),
    "zip bomb": (
        "a.docx",
        lambda: zip_of({"word/document.xml": b"<w>" + b" " * (80 * MEGABYTE)}),
        "unpacks to more than|larger than",
    ),
    "bomb beside the text": (
        "a.xlsx",
        lambda: zip_of({"xl/workbook.xml": "<x/>", "xl/media/a": bytes(45 * MEGABYTE)}),
        "unpacks to more than",
    ),
    "archive in an archive": (
        "a.docx",
        lambda: zip_of({"b.zip": zip_of({"c": "d"})}),
        "an archive",
    ),
    "slides": ("a.pptx", lambda: zip_of({"ppt/presentation.xml": "<x/>"}), "slide show"),
    "deep rtf": ("a.rtf", lambda: b"{\\rtf1" + b"{" * 500_000, "nests more than"),
    "empty rtf": ("a.rtf", lambda: b"{\\rtf1}", "holds no text"),
    "empty docx": ("a.docx", lambda: docx_with_body(""), "holds no text"),
    "empty odt": ("a.odt", lambda: odt_of(lambda _: None), "holds no text"),
    "pdf head alone": ("a.pdf", lambda: b"%PDF-1.7\n", "damaged or was cut short"),
    "half a pdf": (
        "a.pdf",
        lambda: pdf_of([pdf_column(["E : Bonjour"] * 9)])[:300],
        "damaged or was cut short|holds no text",
    ),
    "text without end": ("a.txt", lambda: b"a" * (TEXT_BYTES + 1), "larger than"),
    "paragraphs without end": ("a.txt", lambda: b"a\n" * 250_000, "more than 50000 paragraphs"),
    "cell without end": ("a.csv", lambda: b'a,b\n1,"' + b"x" * 2_000_000, "cell in row"),
    "columns without end": ("a.csv", lambda: b"a," * 5_000, "rows or 1000 columns"),
    "rows without end": ("a.csv", lambda: b"a,b\n" * 200_000, "more than 100000 rows"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_gives_its_sentence(case: str) -> None:
    name, make, sentence = CASES[case]
    content = make()
    begun = time.process_time()
    with pytest.raises(BadInputError) as caught:
        read_documents(name, content)
    assert time.process_time() - begun < SECONDS
    assert re.search(sentence, render(caught.value.message, "en"))
    assert name in render(caught.value.message, "en")
    assert caught.value.hint is not None


@pytest.mark.parametrize("compression", [ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_a_bomb_takes_no_memory_worth_mention(compression: int) -> None:
    bomb = zip_of({"word/document.xml": bytes(100 * MEGABYTE)}, compression)
    tracemalloc.start()
    with pytest.raises(BadInputError):
        read_documents("a.docx", bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 80 * MEGABYTE


def test_a_header_that_lies_about_its_size_deceives_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archive, "ARCHIVE_RATIO", 10**9)
    content = zip_of({"word/document.xml": bytes(60 * MEGABYTE)})
    told = struct.pack("<I", 60 * MEGABYTE)
    with pytest.raises(BadInputError):
        read_documents("a.docx", content.replace(told, struct.pack("<I", 100)))


def test_members_that_share_their_bytes_are_counted_each_time() -> None:
    members = {f"{n}.txt": bytes([n]) * MEGABYTE for n in range(200)}
    findings = collect(NamedBytes("a.zip", zip_of(members))).findings
    assert any("unpacks to more" in render(f.text, "en") for f in findings)


def test_an_archive_of_too_many_files_is_refused() -> None:
    content = zip_of({f"{n}": b"" for n in range(10_001)})
    assert "more than 10000 files" in render(
        collect(NamedBytes("a.zip", content)).findings[0].text, "en"
    )


def test_an_outside_file_never_reaches_a_document(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("MOT-DE-PASSE")
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f'<html><p>&x;<iframe src="{secret.as_uri()}"></iframe>E : oui</p></html>'
    )
    document = read_document("a.html", page.encode())
    assert "MOT-DE-PASSE" not in "".join(p.text for p in document.paragraphs)


def test_deep_html_is_read_or_refused_in_time() -> None:
    begun = time.process_time()
    with suppress(BadInputError):
        read_document("a.html", b"<html>" + b"<div>" * 300_000 + b"E : oui")
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    "content",
    [
        b"*a " * 300_000,
        b"**" * 500_000,
        b"<v " * 300_000,
        b"[" * 900_000,
        "e\u0301".encode() * 300_000,
        b"a" + "\u0301".encode() * 500_000,
        b"x: " * 300_000,
        b"a-\n" * 150_000,
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.vtt", "a.srt", "a.csv", "a.html"])
def test_no_pattern_takes_for_ever(name: str, content: bytes) -> None:
    begun = time.process_time()
    with suppress(BadInputError):
        read_documents(name, content)
    assert time.process_time() - begun < SECONDS


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_lines.Deadline.__init__, "__defaults__", (-1.0,))
    with pytest.raises(BadInputError, match="trop longtemps|too long"):
        read_document("a.pdf", pdf_of([pdf_column(["E : Bonjour"])]))


def test_a_table_is_bounded_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "TABLE_CHARACTERS", 1000)
    with pytest.raises(BadInputError):
        read_table("a.csv", b"a,b\n" + b"xxxxxxxxxx,yyyyyyyyyy\n" * 60)


def test_a_sheet_that_claims_to_be_immense_is_read_in_time() -> None:
    content = xlsx_of({"A": [["locuteur", "texte"], ["E", "oui"]]})
    from tests.ingest.samples import with_member

    far = with_member(
        content,
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"A1:B2", b"A1:XFD1048576").replace(
            b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
        ),
    )
    begun = time.process_time()
    assert read_document("a.xlsx", far).paragraphs[0].text == "oui"
    assert time.process_time() - begun < SECONDS


def test_lone_surrogates_and_zero_bytes_become_harmless() -> None:
    text = "E : un\x00 mot \ud800 seul".encode("utf-16-le", "surrogatepass")
    document = read_document("a.txt", b"\xff\xfe" + text)
    assert document.paragraphs[0].text == "E : un mot \ufffd seul"


def test_a_damaged_compressed_stream_is_named() -> None:
    whole = word()
    middle = whole.index(b"word/document.xml") + 60
    with pytest.raises(BadInputError):
        read_documents("a.docx", whole[:middle] + bytes(40) + whole[middle + 40 :])
    assert zlib.crc32(whole)
