"""Reads a built report back, independently of the code that wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(docx_bytes: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(docx_bytes)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(docx_bytes: bytes) -> etree._Element:
    found = etree.fromstring(parts(docx_bytes)["word/document.xml"]).find(f"{W}body")
    assert found is not None
    return found


def text_of(element: etree._Element) -> str:
    letters = []
    for piece in element.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if piece.tag == f"{W}t":
            letters.append(piece.text or "")
        else:
            letters.append("\n" if piece.tag == f"{W}br" else "\t")
    return "".join(letters)


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def paragraphs(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Style and words of every paragraph, those in tables included."""
    for paragraph in element.iter(f"{W}p"):
        yield style_of(paragraph), text_of(paragraph)


def headings(element: etree._Element) -> list[tuple[int, str]]:
    return [
        (int(style.removeprefix("Heading")), words)
        for style, words in paragraphs(element)
        if style.startswith("Heading")
    ]


def table_after(element: etree._Element, caption: str) -> list[list[str]]:
    """Cells of the table whose caption ends so."""
    blocks = list(element)
    for block, following in pairwise(blocks):
        if style_of(block) == "Caption" and text_of(block).endswith(caption):
            return [
                ["\n".join(text_of(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
                for row in following.iter(f"{W}tr")
            ]
    raise AssertionError(f"no table is captioned {caption}")
