"""The door: formats by content, endings as hints, libraries only when needed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from qualcode.ingest.reading import read_document
from tests.ingest.samples import docx_of, odt_of, pdf_column, pdf_of, said, texts, xlsx_of


def word() -> bytes:
    return docx_of(lambda document: document.add_paragraph("E : oui"))  # type: ignore[attr-defined]


def open_text() -> bytes:
    from odf.text import P

    return odt_of(lambda document: document.text.addElement(P(text="E : oui")))  # type: ignore[attr-defined]


FILES: dict[str, Callable[[], bytes]] = {
    "docx": word,
    "odt": open_text,
    "rtf": lambda: b"{\\rtf1 E : oui\\par}",
    "html": lambda: b"<!DOCTYPE html><p>E : oui</p>",
    "pdf": lambda: pdf_of([pdf_column(["E : oui"])]),
    "vtt": lambda: b"WEBVTT\n\n00:01.000 --> 00:02.000\nE : oui\n",
    "srt": lambda: b"1\n00:00:01,000 --> 00:00:02,000\nE : oui\n",
    "xlsx": lambda: xlsx_of({"A": [["locuteur", "texte"], ["E", "E : oui"]]}),
    "txt": lambda: b"E : oui",
}


@pytest.mark.parametrize("format_name", FILES)
@pytest.mark.parametrize("ending", ["docx", "txt", "pdf", "inconnu"])
def test_the_content_says_the_format_and_a_false_ending_is_pointed_out(
    format_name: str, ending: str
) -> None:
    document = read_document(f"a.{ending}", FILES[format_name]())
    assert document.format == format_name
    assert texts(document) == ["E : oui"]
    remark = f"The name ends in .{ending}, but the content is {format_name}."
    assert (remark in said(document)) == (ending not in (format_name, "inconnu"))


@pytest.mark.parametrize(
    ("ending", "format_name"), [("md", "md"), ("markdown", "md"), ("tsv", "csv")]
)
def test_the_ending_decides_where_content_cannot(ending: str, format_name: str) -> None:
    document = read_document(f"a.{ending}", b"speaker\ttext\nE\tyes\n")
    assert document.format == format_name
    assert document.findings == ()


def test_initials_that_look_like_a_picture_are_text() -> None:
    assert texts(read_document("a.txt", b"BM : oui\nFORM : non")) == ["BM : oui", "FORM : non"]


def test_nothing_heavy_is_imported_before_a_file_is_read() -> None:
    heavy = [
        "lxml",
        "docx",
        "openpyxl",
        "odf",
        "pypdf",
        "charset_normalizer",
        "simplemma",
        "pandas",
        "striprtf",
    ]
    code = (
        "import sys, qualcode.ingest.reading, qualcode.ingest.collect; "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
