"""Files packed otherwise than as zip: gz, bz2, xz and tar are opened, others are known by their head."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from io import BytesIO
from typing import IO, cast

_MOST = 300 * 1024 * 1024
_OPENED = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\x00", lzma.open))
_CLOSED = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x28\xb5\x2f\xfd", b"MSCF", b"xar!")
_TAR_MARK = slice(257, 262)
_BROKEN = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, tarfile.TarError)


def unpack(content: bytes) -> tuple[tuple[str, bytes], ...] | None:
    """The files inside, each with its name ("" where it has none); None for other files.

    A packed file that is broken or too large is None as well: ``is_packed`` tells so.
    """
    try:
        opened = next((opener for head, opener in _OPENED if content.startswith(head)), None)
        if opened is not None:
            with cast(IO[bytes], opened(BytesIO(content))) as packed:
                inside = packed.read(_MOST + 1)
            return None if len(inside) > _MOST else (("", inside),)
        if content[_TAR_MARK] == b"ustar":
            return _from_tar(content)
    except _BROKEN:
        return None
    return None


def is_packed(content: bytes) -> bool:
    """Whether a file is packed otherwise than as zip, by its head; tar, which has none, is not told."""
    return content.startswith((*_CLOSED, *(head for head, _ in _OPENED)))


def _from_tar(content: bytes) -> tuple[tuple[str, bytes], ...]:
    files = []
    with tarfile.open(fileobj=BytesIO(content), mode="r:") as archive:
        for member in archive:
            held = archive.extractfile(member) if member.isfile() else None
            files.append((member.name, held.read() if held is not None else b""))
    return tuple(files)
