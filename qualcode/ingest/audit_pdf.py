"""Everything readable in a PDF: pages, notes, forms, bookmarks, layers, files in it, earlier states."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
    TextStringObject,
)

from qualcode.ingest.audit_pieces import Piece, strings_in
from qualcode.ingest.audit_xml import pieces_of_xml
from qualcode.ingest.image_metadata import image_words
from qualcode.wording import Message

_BROKEN = (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError, OSError)
_PROPERTIES = Message("properties of the file")
_MOST_OBJECTS = 200_000
_DEEPEST = 30
_MOST_STATES = 6
_END = b"%%EOF"
# text that stands for what is drawn, or is drawn letter by letter in a stamp
_INSTEAD = re.compile(rb"/ActualText\s*\(((?:[^()\\]|\\.)*)\)")
_INSTEAD_CODED = re.compile(rb"/ActualText\s*<([0-9A-Fa-f\s]+)>")
_DRAWN = re.compile(rb"\(((?:[^()\\]|\\.)*)\)(?=[^\[\]]*?(?:\]\s*TJ|Tj|'))")

ReadFile = Callable[[str, bytes], Iterable[Piece]]


def pieces_of_pdf(content: bytes, inside: ReadFile) -> Iterator[Piece]:
    """Every readable piece; ``inside`` reads a file that goes with it."""
    try:
        yield from _of_one(content, inside)
    except _BROKEN:
        yield from strings_in(content)
        return
    # what was changed and saved is often only hidden: the file before stands in front
    ends = [found.end() for found in re.finditer(_END, content)][:-1]
    for end in ends[-_MOST_STATES:]:
        try:
            yield from _of_one(content[:end], inside)
        except _BROKEN:
            continue


def _of_one(content: bytes, inside: ReadFile) -> Iterator[Piece]:
    reader = pypdf.PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        return  # locked letters are no words; ``unsearched`` says that it is locked
    told = [str(value) for value in (reader.metadata or {}).values()]
    yield Piece(_PROPERTIES, "\n".join(told))
    for number, page in enumerate(reader.pages, 1):
        yield Piece(Message("page {n}", n=number), page.extract_text() or "")
        yield from _notes_on(page, number)
    yield from _beside_the_pages(reader, inside)
    yield from _in_objects(reader, inside)


def _beside_the_pages(reader: pypdf.PdfReader, inside: ReadFile) -> Iterator[Piece]:
    """The bookmarks and the files attached."""
    titles = list(_titles(reader.outline))
    if titles:
        yield Piece(Message("bookmarks"), "\n".join(titles))
    for name, versions in reader.attachments.items():
        yield Piece(Message("file name"), name)
        for content in versions:
            yield from inside(name, content)


def _titles(outline: Iterable[object]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(getattr(entry, "title", "") or "")


def _notes_on(page: object, number: int) -> Iterator[Piece]:
    for note in page.get("/Annots") or ():  # type: ignore[attr-defined]
        words = list(dict.fromkeys(_strings_of(note.get_object(), 0)))
        if words:
            yield Piece(Message("note on page {n}", n=number), "\n".join(words))


def _in_objects(reader: pypdf.PdfReader, inside: ReadFile) -> Iterator[Piece]:
    """What no page shows: layers, structure, names of places, scripts, metadata of any object."""
    words: list[str] = []
    for number, generation in _objects(reader):
        try:
            one = reader.get_object(IndirectObject(number, generation, reader))
            words += _strings_of(one, 0)
            if isinstance(one, StreamObject):
                yield from _in_stream(one, inside, words)
        except (*_BROKEN, NotImplementedError):
            continue
    if words:
        yield Piece(_PROPERTIES, "\n".join(dict.fromkeys(words)))


def _objects(reader: pypdf.PdfReader) -> list[tuple[int, int]]:
    plain = [(n, generation) for generation, those in reader.xref.items() for n in those]
    return [*plain, *((n, 0) for n in reader.xref_objStm)][:_MOST_OBJECTS]


def _strings_of(node: object, depth: int) -> Iterator[str]:
    """The texts in an object itself, not in those it points to."""
    if isinstance(node, TextStringObject):
        yield str(node)
    elif depth < _DEEPEST and isinstance(node, DictionaryObject):
        for value in node.values():
            yield from _strings_of(value, depth + 1)
    elif depth < _DEEPEST and isinstance(node, ArrayObject):
        for value in node:
            yield from _strings_of(value, depth + 1)


def _in_stream(one: StreamObject, inside: ReadFile, words: list[str]) -> Iterator[Piece]:
    kind, form = one.get("/Type"), one.get("/Subtype")
    if form == "/Image":
        pictured = image_words(one._data) or ()
        yield from (Piece(Message("data of the picture"), said) for said in pictured)
    elif kind == "/Metadata":
        yield from pieces_of_xml(one.get_data(), _PROPERTIES)
    elif kind in ("/XRef", "/ObjStm") or "/Length1" in one or "/FunctionType" in one:
        return
    elif kind == "/EmbeddedFile":
        yield from inside("", one.get_data())
    else:
        data = one.get_data()
        words += [_spelled(found) for found in _INSTEAD.findall(data)]
        words += [_spelled(bytes.fromhex(x.decode())) for x in _INSTEAD_CODED.findall(data)]
        if form == "/Form":
            words.append("".join(_spelled(found) for found in _DRAWN.findall(data)))
        elif b"\x00" not in data and not _is_drawing(data):
            yield from inside("", data)  # a script, or a file attached to a note


def _spelled(coded: bytes) -> str:
    plain = re.sub(rb"\\([()\\])", rb"\1", coded)
    if plain[:2] == b"\xfe\xff":
        return plain[2:].decode("utf-16-be", "replace")
    return plain.decode("cp1252", "replace")


def _is_drawing(data: bytes) -> bool:
    """Whether a stream draws a page: its words are read with the page."""
    return bool(re.search(rb"(?:^|\s)(?:BT|ET|re|cm|Do|begincmap|q|Q)(?:\s|$)", data[:4000]))
