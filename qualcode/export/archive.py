"""Office files as bytes that depend on their content only."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

# The first moment a zip archive can name; a real clock would make two builds differ.
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES = "[Content_Types].xml"


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip archive of ``members``: content types first, then in order of name, without a clock."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(members, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # one system for all machines, or the same build differs between Windows and Linux
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, members[name])
    return stream.getvalue()


def unpack(archive: bytes) -> dict[str, bytes]:
    """Every member of an archive this program wrote, by name."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {entry.filename: opened.read(entry) for entry in opened.infolist()}
