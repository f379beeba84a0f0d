"""What of a file no search of words can reach: voices, pages that are pictures, what a password locks.

A file that cannot be searched must not pass for one in which nothing was found.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from qualcode.ingest.image_metadata import says_where
from qualcode.wording import Message

_RECORDINGS = (".mp3", ".m4a", ".wav", ".ogg", ".oga", ".opus", ".flac", ".wma", ".aac", ".amr",
               ".aif", ".aiff", ".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".3gp")  # fmt: skip
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_FIRST_PAGES = 3
_DEEPEST = 3
_LARGEST_MEMBER = 60 * 1024 * 1024

_VOICE = Message("This is a recording: a voice tells who speaks, and no search hears it.")
_LOCKED = Message("A password locks it: nothing in it could be searched.")
_PICTURES = Message("Its pages are pictures without text: no word in them could be searched.")
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
            elif depth < _DEEPEST and member.file_size <= _LARGEST_MEMBER and not member.is_dir():
                try:
                    yield from unsearched(inside, archive.read(member), depth + 1)
                except (RuntimeError, zipfile.BadZipFile, NotImplementedError):
                    continue


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
        return None
