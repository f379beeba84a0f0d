"""Zip archives, opened with a watch on what really comes out of them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from qualcode.errors import BadInputError
from qualcode.ingest.assembly import too_large
from qualcode.ingest.limits import (
    ARCHIVE_BYTES,
    ARCHIVE_MEMBERS,
    ARCHIVE_RATIO,
    ARCHIVE_RATIO_FROM,
    XML_BYTES,
)
from qualcode.wording import Message

_CHUNK = 256 * 1024
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    IndexError,
    KeyError,
)


class Archive:
    """The members of one zip file; all that is unpacked from it counts towards one cap."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._packed_bytes = len(content)
        self._unpacked_bytes = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _DAMAGE as error:
            raise cut_short(name) from error
        # a damaged archive may hold a member without any name
        self.members = tuple(m for m in self._zip.infolist() if m.filename and not m.is_dir())
        if len(self.members) > ARCHIVE_MEMBERS:
            raise _too_many_members(name)
        self.names = frozenset(member.filename for member in self.members)

    def read(self, member: str | zipfile.ZipInfo, limit_bytes: int = XML_BYTES) -> bytes:
        """The content of a member, of at most ``limit_bytes``; ``BadInputError`` otherwise."""
        self._refuse_rare_packing(member)
        chunks: list[bytes] = []
        n_bytes = 0
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    n_bytes += len(chunk)
                    self._count(len(chunk), n_bytes, limit_bytes)
                    chunks.append(chunk)
        except _DAMAGE as error:
            raise cut_short(self.name) from error
        except RuntimeError as error:
            raise protected(self.name) from error
        return b"".join(chunks)

    def read_if_there(self, member: str) -> bytes | None:
        """The content of a member, or None when the archive has none of that name."""
        return self.read(member) if member in self.names else None

    def _refuse_rare_packing(self, member: str | zipfile.ZipInfo) -> None:
        """Only deflate can be unpacked bit by bit under watch; no document uses anything else."""
        found = self._zip.getinfo(member) if isinstance(member, str) else member
        if found.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadInputError(
                Message("The archive {name} is packed in a way that is not read.", name=self.name),
                Message("Unpack it and take in the files, or make an ordinary zip of them."),
            )

    def _count(self, fresh: int, n_bytes: int, limit_bytes: int) -> None:
        self._unpacked_bytes += fresh
        total = self._unpacked_bytes
        if n_bytes > limit_bytes:
            raise too_large(self.name, limit_bytes)
        if total > ARCHIVE_BYTES:
            raise too_large(self.name, ARCHIVE_BYTES)
        if total > ARCHIVE_RATIO_FROM and total > ARCHIVE_RATIO * self._packed_bytes:
            raise _bomb(self.name)


def is_zip(content: bytes) -> bool:
    """Whether the bytes begin like a zip archive, whole or not."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def cut_short(name: str) -> BadInputError:
    """The archive, or a Word, Excel or OpenDocument file, is damaged."""
    return BadInputError(
        Message("The file {name} is damaged or was cut short.", name=name),
        Message("Copy or download it again; if it opens in its own program, save it again there."),
    )


def protected(name: str) -> BadInputError:
    """A password is needed."""
    return BadInputError(
        Message("The file {name} is protected by a password.", name=name),
        Message("Open it with the password, save it without one, and try again."),
    )


def _bomb(name: str) -> BadInputError:
    return BadInputError(
        Message(
            "The file {name} unpacks to more than {ratio} times its size; it was not read further.",
            name=name,
            ratio=ARCHIVE_RATIO,
        ),
        Message("This is not an ordinary document. Ask whoever sent it for the original."),
    )


def _too_many_members(name: str) -> BadInputError:
    return BadInputError(
        Message("The archive {name} holds more than {n} files.", name=name, n=ARCHIVE_MEMBERS),
        Message("Make an archive of the transcripts alone."),
    )
