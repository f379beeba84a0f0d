"""A readable text of a file about to be sent, and whatever reads as letters in bytes of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.wording import Message

LETTERS = Message("letters in the file")
_RUNS = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f\ufffd]{4,}")
_WESTERN = re.compile(r"[\w .,;:'’@/()\-]{4,}")
_MOST_OTHERWISE = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Piece:
    """A readable text of a file and the part of it where it stands.

    ``names_looks`` tells that it is mostly no language: names of fonts, styles and relations,
    values of programs, bytes read as letters. Only a whole name counts there.
    """

    part: Message
    text: str
    names_looks: bool = False


def strings_in(content: bytes) -> Iterator[Piece]:
    """Whatever reads as letters in bytes of any kind."""
    for text in (content.decode("utf-8", "replace"), content.decode("utf-16-le", "replace")):
        yield from _lines(_RUNS, text, looks=False)
    if len(content) > _MOST_OTHERWISE or _is_utf8(content):
        return
    # old files of Word and Excel: one byte a letter, or two from an odd place on
    for encoding, start in (("cp1252", 0), ("utf-16-le", 1), ("utf-16-be", 0)):
        yield from _lines(_WESTERN, content[start:].decode(encoding, "replace"), looks=True)


def _lines(pattern: re.Pattern[str], text: str, *, looks: bool) -> Iterator[Piece]:
    found = [run for run in pattern.findall(text) if any(c.isalpha() for c in run)]
    if found:
        yield Piece(LETTERS, "\n".join(found), looks)


def _is_utf8(content: bytes) -> bool:
    try:
        return b"\x00" not in content and bool(content.decode())
    except UnicodeDecodeError:
        return False
