"""Everything readable in a file about to be sent: text, comments, authors, titles, camera data.

Nothing is laid out nicely here: each piece of text comes with the place it stands in, so that a
leak can be pointed at. Archives are opened, pictures inside them too.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from qualcode.errors import QualcodeError
from qualcode.ingest.decoding import decode
from qualcode.ingest.image_metadata import image_words
from qualcode.ingest.reading import read_documents
from qualcode.wording import Message

if TYPE_CHECKING:
    import pypdf

_MOST_BYTES = 300 * 1024 * 1024
_DEEPEST = 4
_ARCHIVES = (".zip", ".qdpx", ".docx", ".xlsx", ".odt", ".ods", ".pptx", ".docm", ".xlsm", ".dotx")
_PLAIN = (".txt", ".md", ".csv", ".tsv", ".vtt", ".srt", ".json", ".yaml", ".yml", ".log", ".html",
          ".htm", ".rtf", ".bib", ".tex")  # fmt: skip
_XML = (".xml", ".rels", ".svg", ".qde", ".xmp", ".vml")
_TELLING = frozenset(("author", "initials", "lastauthor", "creator", "name", "title", "descr",
                      "alt", "tooltip", "id", "username", "description", "creatinguser",
                      "displayname", "defaulttext", "tag"))  # fmt: skip
_PARAGRAPHS = frozenset(("p", "si", "is", "v", "comment", "row", "h", "author", "definedname",
                         "formula1", "formula2", "oddheader", "evenheader", "firstheader",
                         "oddfooter", "evenfooter", "firstfooter"))  # fmt: skip
# elements of Word whose words stand in an attribute: variables of the document, labels of fields
_VALUED = frozenset(("docvar", "alias", "tag"))
# what names a font, a style, a theme or a relation, and namespaces of nothing else
_LOOKS = frozenset(("font", "style", "lsdexception", "cellstyle", "tablestyle", "theme", "clrscheme",
                    "fontscheme", "fmtscheme", "themefamily"))  # fmt: skip
_LOOK_SPACES = (
    "package/2006/relationships",
    "opendocument:xmlns:style",
    "opendocument:xmlns:datastyle",
)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_RUNS = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f\ufffd]{4,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A readable text of a file and the part of it where it stands.

    ``names_looks`` tells that only fonts, styles, themes and relations are named in it.
    """

    part: Message
    text: str
    names_looks: bool = False


def read_pieces(name: str, content: bytes, depth: int = 0) -> tuple[Piece, ...]:
    """Every readable piece of a file; what cannot be understood is read as strings of letters."""
    lowered = name.lower()
    ending = "." + lowered.rsplit(".", 1)[-1] if "." in lowered else ""
    if depth > _DEEPEST:
        return ()
    if zipfile.is_zipfile(BytesIO(content)) and (ending in _ARCHIVES or content[:2] == b"PK"):
        return tuple(_in_archive(content, depth))
    if content[:5] == b"%PDF-":
        return tuple(_in_pdf(content, depth))
    if ending == ".eml":
        return tuple(_in_message(content, depth))
    pictured = image_words(content)
    if pictured is not None:
        return tuple(Piece(Message("data of the picture"), words) for words in pictured)
    if ending in _XML or content.lstrip()[:5] == b"<?xml":
        return tuple(_in_xml(content, Message("text")))
    if ending in _PLAIN or not ending:
        return tuple(_in_plain(name, content))
    return tuple(_strings(content))


def _in_archive(content: bytes, depth: int) -> Iterator[Piece]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if archive.comment:
            yield Piece(
                Message("comment of the archive"), archive.comment.decode("utf-8", "replace")
            )
        spent = 0
        for member in archive.infolist():
            yield Piece(Message("file name"), member.filename.replace("/", "\n"))
            spent += member.file_size
            if member.is_dir() or spent > _MOST_BYTES:
                continue
            try:
                inside = archive.read(member)
            except (RuntimeError, zipfile.BadZipFile, NotImplementedError):
                continue  # encrypted or damaged: nothing in it can be read by anybody else either
            yield from _in_member(member.filename, inside, depth)


def _in_member(name: str, content: bytes, depth: int) -> Iterator[Piece]:
    known = next((said for ending, said in _PARTS if name.lower().endswith(ending)), None)
    if known is not None:
        yield from _in_xml(content, known)
        return
    for piece in read_pieces(name, content, depth + 1):
        said = Message("{part} in {file}", part=piece.part, file=name)
        yield replace(piece, part=said)


_PARTS = (
    ("word/document.xml", Message("text")),
    ("word/comments.xml", Message("comments")),
    ("footnotes.xml", Message("footnotes")),
    ("docprops/core.xml", Message("properties of the file")),
    ("docprops/app.xml", Message("properties of the file")),
    ("docprops/custom.xml", Message("properties of the file")),
    ("sharedstrings.xml", Message("cells")),
    ("meta.xml", Message("properties of the file")),
    ("content.xml", Message("text")),
)


def _in_xml(content: bytes, part: Message) -> Iterator[Piece]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        yield from _strings(content)
        return
    if root is None:
        return
    lines: list[str] = []
    told: list[str] = []
    looks: list[str] = []
    _walk(root, lines, told, looks)
    text = "\n".join(line for line in "".join(lines).split("\n") if line.strip())
    if text.strip():
        yield Piece(part, text)
    said = Message("authors, titles and names in the file")
    if told:
        yield Piece(said, "\n".join(dict.fromkeys(told)))
    if looks:
        yield Piece(said, "\n".join(dict.fromkeys(looks)), names_looks=True)


def _walk(root: etree._Element, lines: list[str], told: list[str], looks: list[str]) -> None:
    """Text in reading order, a line a paragraph; attributes that hold words of people apart."""
    for event, node in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            told.append(str(node.text or ""))
            continue
        tag, stands_alone = _tag(node.tag) if isinstance(node.tag, str) else ("", True)
        if event == "start":
            for key, value in node.attrib.items():
                if (
                    _tells(key) or (tag in _VALUED and key.endswith("}val"))
                ) and not value.isdigit():
                    (looks if _names_looks(str(node.tag)) else told).append(str(value))
            lines.append(node.text or "")
            if tag in ("tab", "br", "cr", "line-break"):
                lines.append(" ")
        else:
            if stands_alone or tag in _PARAGRAPHS:
                lines.append("\n")
            lines.append(node.tail or "")


@lru_cache(10_000)
def _tells(attribute: str) -> bool:
    """Whether an attribute holds words of people."""
    return etree.QName(attribute).localname.lower() in _TELLING


@lru_cache(10_000)
def _names_looks(name: str) -> bool:
    """Whether an element of an office file names a font, a style, a theme or a relation."""
    known = etree.QName(name)
    namespace = str(known.namespace or "")
    if any(part in namespace for part in _LOOK_SPACES):
        return True
    office = "openxmlformats" in namespace or "schemas.microsoft.com" in namespace
    return office and known.localname.lower() in _LOOKS


@lru_cache(10_000)
def _tag(name: str) -> tuple[str, bool]:
    """The bare name of an element, and whether its text stands alone.

    Office files break a word over several elements; elsewhere each element is a text.
    """
    known = etree.QName(name)
    namespace = str(known.namespace or "")
    office = ("wordprocessingml", "spreadsheetml", "opendocument")
    return known.localname.lower(), not any(part in namespace for part in office)


def _in_message(content: bytes, depth: int) -> Iterator[Piece]:
    """A mail as it was saved: who wrote to whom, its words, and the files that go with it."""
    from email import message_from_bytes
    from email.policy import default

    message = message_from_bytes(content, policy=default)
    yield Piece(Message("head of the message"), "\n".join(str(v) for v in message.values()))
    for part in message.walk():
        inside = part.get_payload(decode=True)
        if isinstance(inside, bytes):
            name = part.get_filename() or f"message.{part.get_content_subtype()}"
            ending = name if part.get_filename() else name.replace(".plain", ".txt")
            yield from _in_member(ending, inside, depth)


def _in_pdf(content: bytes, depth: int) -> Iterator[Piece]:
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return  # locked letters are no words; ``unsearched`` says that it is locked
        told = [str(value) for value in (reader.metadata or {}).values()]
        yield Piece(Message("properties of the file"), "\n".join(told))
        for number, page in enumerate(reader.pages, 1):
            yield Piece(Message("page {n}", n=number), page.extract_text() or "")
            yield from _notes_on(page, number)
        yield from _beside_the_pages(reader, depth)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError):
        yield from _strings(content)
        return
    packet = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", content, re.DOTALL)
    if packet:
        yield from _in_xml(packet.group(), Message("properties of the file"))


def _beside_the_pages(reader: pypdf.PdfReader, depth: int) -> Iterator[Piece]:
    """The bookmarks and the files attached."""
    titles = list(_titles(reader.outline))
    if titles:
        yield Piece(Message("bookmarks"), "\n".join(titles))
    for name, versions in reader.attachments.items():
        yield Piece(Message("file name"), name)
        for content in versions:
            yield from _in_member(name, content, depth)


def _titles(outline: Iterable[object]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(getattr(entry, "title", "") or "")


def _notes_on(page: object, number: int) -> Iterator[Piece]:
    for note in page.get("/Annots") or ():  # type: ignore[attr-defined]
        found = note.get_object()
        words = [str(found[key]) for key in ("/Contents", "/T", "/Subj") if key in found]
        if words:
            yield Piece(Message("note on page {n}", n=number), "\n".join(words))


def _in_plain(name: str, content: bytes) -> Iterator[Piece]:
    if name.lower().endswith((".rtf", ".html", ".htm")):
        yield from _strings(content)
        try:
            for document in read_documents(name, content):
                text = "\n".join(paragraph.text for paragraph in document.paragraphs)
                yield Piece(Message("text"), text)
        except (QualcodeError, AttributeError):
            return
        return
    try:
        text = decode(name, content).text
        yield Piece(Message("text"), text)
        if _ESCAPED.search(text):  # as programs write “é” into JSON
            yield Piece(Message("text"), _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text))
    except QualcodeError:
        yield from _strings(content)


def _strings(content: bytes) -> Iterator[Piece]:
    """Whatever reads as letters in bytes of any kind."""
    for text in (content.decode("utf-8", "replace"), content.decode("utf-16-le", "replace")):
        found = [run for run in _RUNS.findall(text) if any(c.isalpha() for c in run)]
        if found:
            yield Piece(Message("letters in the file"), "\n".join(found))
