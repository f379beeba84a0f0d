"""What of a file no search of words can reach: voices, pages that are pictures, what a password locks.

A file that cannot be searched must not pass for one in which nothing was found.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from qualcode.ingest.audit_packed import is_packed, unpack
from qualcode.ingest.image_metadata import says_where
from qualcode.wording import Message

_RECORDINGS = (".mp3", ".m4a", ".wav", ".ogg", ".oga", ".opus", ".flac", ".wma", ".aac", ".amr",
               ".aif", ".aiff", ".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".3gp")  # fmt: skip
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_FIRST_PAGES = 3
_DEEPEST = 3
_PACKED = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar", ".qdpx", ".epub")
_LARGEST_MEMBER = 60 * 1024 * 1024

_VOICE = Message("This is a recording: a voice tells who speaks, and no search hears it.")
_LOCKED = Message("A password locks it: nothing in it could be searched.")
_PICTURES = Message("Its pages are pictures without text: no word in them could be searched.")
_CLOSED = Message("It is packed in a way that cannot be opened here: nothing in it was searched.")
_DAMAGED = Message("It is damaged: only what could still be read of it was searched.")
_WHERE = Message("The picture says where it was taken.")


def unsearched(name: str, content: bytes, depth: int = 0) -> Iterator[tuple[str, Message]]:
    """The name of each such file, members of archives too, and what is the matter with it."""
    if name.lower().endswith(_RECORDINGS):
        yield name, _VOICE
    elif content[:8] == _COMPOUND and _LOCKED_OFFICE in content:
        yield name, _LOCKED
    elif content[:5] == b"%PDF-":
        said = _of_pdf(content)
        if said is not None:
            yield name, said
    elif (packed := unpack(content)) is not None:
        for inside, held in packed if depth < _DEEPEST else ():
            yield from unsearched(f"{name}/{inside}" if inside else name, held, depth + 1)
    elif is_packed(content):
        yield name, _CLOSED
    elif zipfile.is_zipfile(BytesIO(content)) and content[:2] == b"PK":
        yield from _in_archive(name, content, depth)
    elif says_where(content):
        yield name, _WHERE


def _in_archive(name: str, content: bytes, depth: int) -> Iterator[tuple[str, Message]]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for member in archive.infolist():
            inside = f"{name}/{member.filename}"
            if member.flag_bits & 1:
                yield inside, _LOCKED
            elif not member.is_dir():
                yield from _of_member(archive, member, inside, depth)


def _of_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, inside: str, depth: int
) -> Iterator[tuple[str, Message]]:
    if depth >= _DEEPEST and member.filename.lower().endswith(_PACKED):
        yield inside, _CLOSED
        return
    try:
        content = archive.read(member) if member.file_size <= _LARGEST_MEMBER else b""
    except (RuntimeError, OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile):
        yield inside, _CLOSED  # cut off, or packed in a rare way: others may open it
        return
    yield from unsearched(inside, content, depth + 1)


def _of_pdf(content: bytes) -> Message | None:
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return _LOCKED
        pages = reader.pages[:_FIRST_PAGES]
        if any((page.extract_text() or "").strip() for page in pages):
            return None
        return _PICTURES if any(page.images.keys() for page in pages) else None
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError):
        return _DAMAGED
