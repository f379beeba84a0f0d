"""Every word of a rich text, whatever group it stands in: heads, notes, authors, deletions, fields."""

from __future__ import annotations

import re

from qualcode.ingest.rtf_words import BREAKS, ESCAPED, SIGNS, TOKEN, code_page_codec

_PAGE = re.compile(rb"\\ansicpg(\d+)")
_PICTURE = re.compile(r"[0-9a-fA-F]{60,}")
# groups of words of their own: what stands before and after is another text
_LOOKS_ONLY = frozenset(("b", "i", "ul", "strike", "cf", "f", "fs", "lang", "super", "sub", "kerning",
                         "rtlch", "ltrch", "loch", "hich", "dbch", "af", "afs", "ab", "ai", "alang",
                         "langfe", "langnp", "insrsid", "charrsid", "cs", "highlight", "noproof",
                         "uc", "expnd", "expndtw", "caps", "scaps", "v", "ulnone", "nosupersub",
                         "plain", "u", "lquote", "rquote"))  # fmt: skip


def words_of_rtf(content: bytes) -> str:
    """The words, a line a group or a paragraph; pictures left out."""
    page = _PAGE.search(content)
    codec = code_page_codec(int(page[1]) if page else None) or "cp1252"
    parts: list[str] = []
    coded = bytearray()
    skip = 0
    for token in TOKEN.finditer(content.decode("latin-1")):
        word, number, byte, sign, _, said = token.groups()
        if byte:
            if skip:
                skip -= 1
            else:
                coded.append(int(byte, 16))
            continue
        if coded:
            parts.append(coded.decode(codec, "replace"))
            coded.clear()
        if word == "u" and number:
            parts.append(chr(int(number) % 65536))
            skip = 1
        elif word:
            parts.append(SIGNS.get(word, "" if word in _LOOKS_ONLY else "\n"))
            skip = 0
        elif sign:
            parts.append("\n" if sign in BREAKS or sign == "*" else ESCAPED.get(sign, ""))
        elif said:
            parts.append(said[skip:])
            skip = 0
    text = _PICTURE.sub("", "".join(parts) + coded.decode(codec, "replace"))
    return "\n".join(line for line in text.split("\n") if line.strip())
