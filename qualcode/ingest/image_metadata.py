"""What a picture says beside its pixels: author, title, comment, place, camera, as words."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_WORDS = re.compile(r"[^\x00-\x1f\x7f\ufffd]{3,}")
_PNG = b"\x89PNG\r\n\x1a\n"
# a profile of colours says its name in many languages: before each stands deDE, frFR…
_COLOURS = b"ICC_PROFILE\x00"
_LANGUAGE = re.compile(rb"[a-z]{2}[A-Z]{2}(?=\x00\x00)")
_TIFF = (b"II*\x00", b"MM\x00*")
_GPS, _LATITUDE = 0x8825, 2
_LONGEST_TAIL = 64 * 1024
_MOST_INFLATED = 8 * 1024 * 1024


def image_words(content: bytes) -> tuple[str, ...] | None:
    """The words in a picture's metadata; None when the bytes are no picture known here."""
    if content.startswith(_PNG):
        return tuple(_joined(_png(content)))
    if content[:2] == b"\xff\xd8":
        return tuple(_joined(_jpeg(content)))
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return tuple(_joined(_webp(content)))
    if content[:4] in _TIFF:
        return tuple(_joined([content]))
    if content[:6] in (b"GIF87a", b"GIF89a"):
        return tuple(_joined(re.findall(rb"\x21\xfe(.{1,4000}?)\x00", content, re.DOTALL)))
    return None


def says_where(content: bytes) -> bool:
    """Whether a camera wrote into a picture at which degrees of latitude it was taken."""
    if content.startswith(_PNG):
        blocks = _png(content)
    elif content[:2] == b"\xff\xd8":
        blocks = _jpeg(content)
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        blocks = _webp(content)
    else:
        blocks = iter([content] if content[:4] in _TIFF else [])
    return any(_has_latitude(block.removeprefix(b"Exif\x00\x00")) for block in blocks)


def _has_latitude(block: bytes) -> bool:
    if block[:4] not in _TIFF:
        return False
    order = "<" if block[:2] == b"II" else ">"
    (first,) = struct.unpack_from(order + "I", block, 4)
    place = _tags_at(block, first, order).get(_GPS)
    return place is not None and _LATITUDE in _tags_at(block, place, order)


def _tags_at(block: bytes, at: int, order: str) -> dict[int, int]:
    """The tags of a directory of EXIF and the number each holds or points to."""
    try:
        (n,) = struct.unpack_from(order + "H", block, at)
        entries = (struct.unpack_from(order + "HHII", block, at + 2 + 12 * k) for k in range(n))
        return {tag: value for tag, _, _, value in entries}
    except struct.error:  # cut off, or no directory at all
        return {}


def _png(content: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 8 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if kind in (b"tEXt", b"eXIf"):
            yield body.replace(b"\x00", b"\n", 1) if kind == b"tEXt" else body
        elif kind == b"zTXt":
            keyword, _, packed = body.partition(b"\x00")
            yield keyword + b"\n" + _inflated(packed[1:])
        elif kind == b"iTXt":
            yield _international(body)
        at += 12 + length
        if kind == b"IEND" and len(content) - at <= _LONGEST_TAIL:
            yield content[at:]  # behind the picture: no program shows it
            return


def _international(body: bytes) -> bytes:
    keyword, _, rest = body.partition(b"\x00")
    packed = rest[:1] == b"\x01"
    _, _, rest = rest[2:].partition(b"\x00")
    _, _, words = rest.partition(b"\x00")
    return keyword + b"\n" + (_inflated(words) if packed else words)


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST_INFLATED)
    except zlib.error:
        return b""


def _jpeg(content: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # marks may be padded
            at += 1
            continue
        if marker == 0xDA:  # the picture itself begins
            tail = content[content.rfind(b"\xff\xd9") + 2 :]
            if len(tail) <= min(_LONGEST_TAIL, len(content) - at):
                yield tail
            return
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        if marker == 0xFE or 0xE1 <= marker <= 0xEF:
            body = content[at + 4 : at + 2 + length]
            yield _LANGUAGE.sub(bytes(4), body) if body.startswith(_COLOURS) else body
        at += 2 + length


def _webp(content: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(content):
        kind = content[at : at + 4]
        (length,) = struct.unpack("<I", content[at + 4 : at + 8])
        if kind in (b"EXIF", b"XMP "):
            yield content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _joined(blocks: Iterator[bytes] | list[bytes]) -> Iterator[str]:
    """The readable stretches of each block, in one and two bytes a letter."""
    for block in blocks:
        words = []
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            text = block.decode(encoding, "replace")
            if encoding == "utf-8" and "\ufffd" in text:
                text = block.decode("cp1252", "replace")
            words += [
                w for w in _WORDS.findall(text) if sum(c.isascii() or c.isalpha() for c in w) > 2
            ]
        if words:
            yield "\n".join(dict.fromkeys(words))
