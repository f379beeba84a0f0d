"""Everything readable in a file about to be sent: text, comments, authors, titles, camera data.

Nothing is laid out nicely here: each piece of text comes with the place it stands in, so that a
leak can be pointed at. Archives are opened, pictures inside them too.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import chain

from qualcode.errors import QualcodeError
from qualcode.ingest.audit_packed import unpack
from qualcode.ingest.audit_pdf import pieces_of_pdf
from qualcode.ingest.audit_pieces import Piece, strings_in
from qualcode.ingest.audit_rtf import words_of_rtf
from qualcode.ingest.audit_xml import pieces_of_html, pieces_of_xml
from qualcode.ingest.decoding import decode
from qualcode.ingest.image_metadata import image_words
from qualcode.ingest.reading import read_documents
from qualcode.wording import Message

_MOST_BYTES = 300 * 1024 * 1024
_DEEPEST = 4
_ARCHIVES = (".zip", ".qdpx", ".docx", ".xlsx", ".odt", ".ods", ".pptx", ".docm", ".xlsm", ".dotx")
COMMENT = Message("comment of the archive")
_PLAIN = (".txt", ".md", ".csv", ".tsv", ".vtt", ".srt", ".json", ".yaml", ".yml", ".log", ".html",
          ".htm", ".rtf", ".bib", ".tex", ".xhtml", ".r", ".py", ".rmd", ".qmd", ".ics", ".vcf",
          ".geojson", ".ipynb", ".mht", ".mhtml")  # fmt: skip
_XML = (".xml", ".rels", ".svg", ".qde", ".xmp", ".vml", ".kml", ".gpx", ".fodt", ".opf", ".ncx")
_RTF, _PAGES = (".rtf",), (".html", ".htm", ".xhtml", ".mht", ".mhtml")
# letters of DOS where Windows has quotation marks: the csv “(MS-DOS)” of Excel
_ONE_BYTE = ("windows-1252", "mac-roman")
_OF_DOS = re.compile(r"\w[‚ƒ„…†‡ˆ‰Š‹Œ“”•–—˜](?:\w|\s|$)")


def read_pieces(name: str, content: bytes, depth: int = 0) -> tuple[Piece, ...]:
    """Every readable piece of a file; what cannot be understood is read as strings of letters."""
    lowered = name.lower()
    ending = "." + lowered.rsplit(".", 1)[-1] if "." in lowered else ""
    if depth > _DEEPEST:
        return ()
    unpacked = unpack(content)
    if unpacked is not None:
        return tuple(chain.from_iterable(_in_member(*each, depth) for each in unpacked))
    if zipfile.is_zipfile(BytesIO(content)) and (ending in _ARCHIVES or content[:2] == b"PK"):
        return tuple(_in_archive(content, depth))
    if content[:5] == b"%PDF-":
        return tuple(pieces_of_pdf(content, partial(_in_member, depth=depth)))
    if ending == ".eml":
        return tuple(_in_message(content, depth))
    pictured = image_words(content)
    if pictured is not None:
        return tuple(Piece(Message("data of the picture"), words) for words in pictured)
    if ending in _XML or content.lstrip()[:5] == b"<?xml":
        return tuple(pieces_of_xml(content, Message("text")))
    if ending in _PLAIN or not ending:
        return tuple(_in_plain(name, content))
    return tuple(strings_in(content))


def _in_archive(content: bytes, depth: int) -> Iterator[Piece]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if archive.comment:
            yield Piece(COMMENT, _decoded(archive.comment))
        spent = 0
        for member in archive.infolist():
            yield Piece(Message("file name"), member.filename.replace("/", "\n"))
            if member.comment:
                yield Piece(COMMENT, _decoded(member.comment))
            spent += member.file_size
            if member.is_dir() or spent > _MOST_BYTES:
                continue
            try:
                inside = archive.read(member)
            except (RuntimeError, zipfile.BadZipFile, NotImplementedError):
                continue  # encrypted, damaged or packed in a rare way: ``unsearched`` tells so
            yield from _in_member(member.filename, inside, depth)


def _in_member(name: str, content: bytes, depth: int) -> Iterator[Piece]:
    known = next((said for ending, said in _PARTS if name.lower().endswith(ending)), None)
    if known is not None:
        yield from pieces_of_xml(content, known)
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


def _in_plain(name: str, content: bytes) -> Iterator[Piece]:
    lowered = name.lower()
    if lowered.endswith(_RTF):
        yield Piece(Message("text"), words_of_rtf(content))
    if lowered.endswith((*_RTF, *_PAGES)):
        yield from _as_document(name, content)
    try:
        decoded = decode(name, content)
    except QualcodeError:
        yield from strings_in(content)
        return
    yield Piece(Message("text"), decoded.text)
    if lowered.endswith(_PAGES):
        yield from pieces_of_html(decoded.text)
    if decoded.encoding in _ONE_BYTE and (
        decoded.encoding == "mac-roman" or _OF_DOS.search(decoded.text)
    ):
        yield Piece(Message("text"), content.decode("cp850"))


def _as_document(name: str, content: bytes) -> Iterator[Piece]:
    try:
        for document in read_documents(name, content):
            text = "\n".join(paragraph.text for paragraph in document.paragraphs)
            yield Piece(Message("text"), text)
    except (QualcodeError, AttributeError):
        return


def _decoded(comment: bytes) -> str:
    try:
        return comment.decode()
    except UnicodeDecodeError:
        return comment.decode("cp1252", "replace")
