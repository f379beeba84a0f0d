"""WordprocessingML, element by element. Nothing here knows what a study is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = "etree._Element"

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_DECLARED = {prefix: uri for prefix, uri in NAMESPACES.items() if prefix != "xml"}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _DECLARED.items())
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_OR_TAB = re.compile(r"(\n|\t)")


@cache
def name(tag: str) -> str:
    """The full name of ``w:p``, ``xml:space``…"""
    prefix, local = tag.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def legible(text: str) -> str:
    """The text with what XML cannot hold (control characters, lone surrogates) replaced."""
    return _NOT_IN_XML.sub("\ufffd", text)


def make(tag: str, *children: Element, **attributes: object) -> Element:
    """An element; attributes stand in the w namespace (``val=1`` is ``w:val="1"``)."""
    element = etree.Element(name(tag), nsmap=_DECLARED)
    for key, value in attributes.items():
        element.set(name(f"w:{key}"), legible(str(value)))
    element.extend(children)
    return element


def parse(markup: str) -> list[Element]:
    """The elements written in ``markup``, with the prefixes of ``NAMESPACES`` understood."""
    return list(etree.fromstring(f"<root {DECLARATIONS}>{markup}</root>"))


def run(text: str, style: str | None = None, *, bold: bool = False, lang: str = "") -> Element:
    """Words with one look; line ends and tabs inside them are kept."""
    element = make("w:r")
    properties = [
        *([make("w:rStyle", val=style)] if style else []),
        *([make("w:b")] if bold else []),
        *([make("w:lang", val=lang)] if lang else []),
    ]
    if properties:
        element.append(make("w:rPr", *properties))
    element.extend(_letters(text))
    return element


def _letters(text: str) -> Iterator[Element]:
    for piece in _LINE_OR_TAB.split(legible(text)):
        if piece == "\n":
            yield make("w:br")
        elif piece == "\t":
            yield make("w:tab")
        elif piece:
            letters = make("w:t")
            letters.set(name("xml:space"), "preserve")
            letters.text = piece
            yield letters


def paragraph(style: str | None, *content: Element | str, **options: Element) -> Element:
    """A paragraph in a style; plain strings become runs. ``options`` are further properties."""
    element = make("w:p")
    properties = [*([make("w:pStyle", val=style)] if style else []), *options.values()]
    if properties:
        element.append(make("w:pPr", *properties))
    element.extend(run(part) if isinstance(part, str) else part for part in content)
    return element


def field(instruction: str, shown: Iterable[Element]) -> list[Element]:
    """A field with the words it shows until it is refreshed."""
    return [*field_start(instruction), *shown, field_end()]


def field_start(instruction: str) -> list[Element]:
    """What opens a field, up to the words it shows."""
    written = make("w:instrText")
    written.set(name("xml:space"), "preserve")
    written.text = f" {instruction} "
    return [_field_mark("begin"), make("w:r", written), _field_mark("separate")]


def field_end() -> Element:
    """What closes a field."""
    return _field_mark("end")


def _field_mark(kind: str) -> Element:
    return make("w:r", make("w:fldChar", fldCharType=kind))


def bookmark(number: int, label: str, content: Iterable[Element]) -> list[Element]:
    """``content`` between the marks of a named place; ``number`` is unique in the document."""
    start = make("w:bookmarkStart", id=number, name=label)
    return [start, *content, make("w:bookmarkEnd", id=number)]
