"""GUIDs: recognised in every spelling, made when there is none, the same ones every time."""

from __future__ import annotations

import re
from uuid import NAMESPACE_URL, uuid5

_GUID = re.compile(
    r"\{?([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})\}?"
)
_PLAIN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_BARE = re.compile(r"\{?([0-9a-fA-F]{32})\}?")
_HOUSE = uuid5(NAMESPACE_URL, "urn:qualcode:refi")


def guid_of(written: str) -> str:
    """The GUID in lower case without braces; for anything else, always the same one made of it."""
    if _PLAIN.fullmatch(written):
        return written
    stripped = written.strip()
    found = _GUID.fullmatch(stripped)
    if found:
        return found.group(1).lower()
    bare = _BARE.fullmatch(stripped)
    if bare:
        h = bare.group(1).lower()
        return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"
    return made_of("odd", stripped)


def made_of(*parts: str) -> str:
    """A GUID that depends on its parts only, so that it stays the same for ever."""
    return str(uuid5(_HOUSE, "\x1f".join(parts).encode("utf-8", "replace").decode()))
