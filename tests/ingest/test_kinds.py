"""A file is what its content says, whatever its name ends in."""

from __future__ import annotations

import pytest

from qualcode.errors import BadInputError
from qualcode.ingest.collect import NamedBytes, collect
from qualcode.ingest.reading import read_document
from qualcode.wording import render
from tests.ingest.samples import pdf_column, pdf_of

REST = bytes(60)
SAID = {
    "a broken PDF": ("a.docx", b"%PDF-1.4\ntrailer<<>>\n%%EOF\n", "a PDF"),
    "rich text without words": ("a.txt", b"{\\rtf1}", "rich text document"),
    "a picture of the web": ("a.docx", b"RIFF\0\0\0\0WEBPVP8 " + REST, "is a picture"),
    "a picture of a telephone": ("a.txt", b"\0\0\0\x18ftypheic" + REST, "is a picture"),
    "a film": ("a.docx", b"\0\0\0\x18ftypisom" + REST, "is a recording"),
    "rar": ("a.docx", b"Rar!\x1a\x07\0" + REST, "is an archive"),
    "gz": ("a.txt", b"\x1f\x8b\x08" + REST, "is an archive"),
}


@pytest.mark.parametrize("case", SAID)
def test_what_cannot_be_read_is_called_what_it_is(case: str) -> None:
    name, content, said = SAID[case]
    with pytest.raises(BadInputError) as refused:
        read_document(name, content)
    assert said in render(refused.value.message, "en")


def test_half_an_archive_is_called_one_before_it_is_opened() -> None:
    (finding,) = collect([NamedBytes("a.pdf", b"PK\x03\x04" + REST)]).findings
    assert "a zip archive or an Office document, although" in render(finding.text, "en")


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", b"PK\x03\x04" + REST), ("a.pdf", b"%PDF-1.7\n")]
)
def test_what_is_what_its_ending_says_is_not_said_again(name: str, content: bytes) -> None:
    with pytest.raises(BadInputError) as refused:
        read_document(name, content)
    assert "although" not in render(refused.value.message, "en")


def test_a_whole_pdf_named_as_a_picture_is_read_and_said() -> None:
    read = read_document("scan.jpg", pdf_of([pdf_column(["E : Bonjour", "M : Oui, bonjour."])]))
    assert read.format == "pdf"
    assert "ends in .jpg, but the content is pdf" in render(read.findings[0].text, "en")
