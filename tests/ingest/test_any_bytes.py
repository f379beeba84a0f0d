"""Whatever the bytes, a reader gives a document or one of our sentences."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.ingest.canonical import canonical_line
from qualcode.ingest.reading import read_documents, read_table
from tests.ingest.samples import docx_of, odt_of, pdf_column, pdf_of, xlsx_of, zip_of

LINES = ["Enquêtrice : Où ça ?", "M3 : À Nîmes… (rires)", "", "Relance : et après ?"]
CUES = "\n\n".join(f"{n}\n00:00:0{n},0 --> 00:00:0{n},9\n{line}" for n, line in enumerate(LINES))
STARTS = (
    b"", b"PK\x03\x04", b"%PDF-1.7\n", b"{\\rtf1 ", b"<!DOCTYPE html><html>", b"WEBVTT\n\n",
    b"1\n00:00:01,000 --> 00:00:02,000\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe",
    b"\xef\xbb\xbf", b"locuteur;texte\n", b"<?xml version='1.0'?>", b"sep=;\n",
)  # fmt: skip
NAMES = (
    "a",
    "a.docx",
    "a.md",
    "a.csv",
    "a.html",
    "a.srt",
    "a.vtt",
    "a.pdf",
    "a.xlsx",
    "é\ud800.txt",
)


def check(name: str, content: bytes) -> None:
    """Read as documents and as a table; what comes out is canonical, or one of our errors."""
    try:
        for document in read_documents(name, content):
            for paragraph in document.paragraphs:
                assert paragraph.text.replace("\t", " ") == canonical_line(paragraph.text)
                assert paragraph.text and paragraph.line >= 1
    except QualcodeError as error:
        assert error.hint is not None
    try:
        table = read_table(name, content)
        assert all(len(row) == len(table.header) for row in table.rows)
    except QualcodeError as error:
        assert error.sentence("fr")


@settings(max_examples=300, deadline=None)
@example(b"PK\x05\x06", b"\0" * 18, "a.zip")
@given(st.sampled_from(STARTS), st.binary(max_size=400), st.sampled_from(NAMES))
def test_arbitrary_bytes(start: bytes, rest: bytes, name: str) -> None:
    check(name, start + rest)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(STARTS),
    st.text(
        st.one_of(st.sampled_from("\\{}<>/&;:'\"\n\t-*_#|,0123b"), st.characters()), max_size=200
    ),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    st.sampled_from(NAMES),
)
def test_arbitrary_text(start: bytes, text: str, encoding: str, name: str) -> None:
    check(name, start + text.encode(encoding, "replace"))


@cache
def whole_files() -> dict[str, bytes]:
    def word(document: Any) -> None:
        for line in LINES:
            document.add_paragraph(line, style="List Bullet").add_run(" gras").bold = True
        document.add_table(2, 2).cell(0, 0).text = "E"

    def text(document: Any) -> None:
        from odf.text import P

        for line in LINES:
            document.text.addElement(P(text=line))

    body = "".join(rf"\pard{{\b {line} }}\par" for line in LINES)
    page = "".join(f"<p><b>{line}</b></p>" for line in LINES)
    return {
        "a.docx": docx_of(word),
        "a.odt": odt_of(text),
        "a.xlsx": xlsx_of({"A": [["locuteur", "texte"], *[["E", line] for line in LINES]]}),
        "a.pdf": pdf_of([pdf_column(LINES)] * 2),
        "a.rtf": b"{\\rtf1\\ansi " + body.encode("cp1252") + b"}",
        "a.html": f"<html><body>{page}<table><tr><td>E<td>x</table></body></html>".encode(),
        "a.vtt": f"WEBVTT\n\n{CUES}".replace(",", ".").encode(),
        "a.srt": CUES.encode(),
        "a.csv": "\n".join(f'E;"{line}"' for line in LINES).encode("utf-16"),
        "a.md": "\n".join(f"- **{line}**" for line in LINES).encode(),
        "a.zip": zip_of({"M1.txt": "E : oui"}),
    }


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A good file with some bytes overwritten, cut out, doubled, or its end missing."""
    name = draw(st.sampled_from(sorted(whole_files())))
    content = bytearray(whole_files()[name])
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(content) - 1)))
        length = draw(st.integers(0, 30))
        how = draw(st.sampled_from(["write", "cut", "double", "end"]))
        if how == "write":
            fresh = draw(st.binary(min_size=1, max_size=8))
            content[at : at + len(fresh)] = fresh
        elif how == "cut":
            del content[at : at + length]
        elif how == "double":
            content[at:at] = content[at : at + length]
        elif len(content) > 20 and draw(st.booleans()):
            del content[at:]
    return name, bytes(content)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_damaged_files(file: tuple[str, bytes]) -> None:
    check(*file)


@st.composite
def repacked(draw: st.DrawFn) -> tuple[str, bytes]:
    """A good office file whose parts were damaged before packing, so that its zip is whole."""
    from io import BytesIO
    from zipfile import ZipFile

    name = draw(st.sampled_from(["a.docx", "a.odt", "a.xlsx"]))
    with ZipFile(BytesIO(whole_files()[name])) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    for _ in range(draw(st.integers(1, 3))):
        part = draw(st.sampled_from(sorted(parts)))
        at = draw(st.integers(0, max(0, len(parts[part]) - 1)))
        fresh = draw(
            st.sampled_from([b"", b"<x>", b"</w:p>", b'"', b"-1", b"\xff", b"99999999999"])
        )
        parts[part] = parts[part][:at] + fresh + parts[part][at + draw(st.integers(0, 9)) :]
        if draw(st.integers(0, 9)) == 0:
            del parts[part]
            if not parts:
                break
    return name, zip_of(parts)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(repacked())
def test_office_files_with_damaged_parts(file: tuple[str, bytes]) -> None:
    check(*file)
