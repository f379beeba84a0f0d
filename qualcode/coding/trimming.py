"""An extract cut to a readable length, […] where something is left out."""

from __future__ import annotations

import re

OMITTED = "[…]"

_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_BLANK = re.compile(r"\s")


def trimmed(quote: str, limit: int) -> str:
    """At most ``limit`` characters of the beginning, whole sentences if they fill half of it.

    Else whole words; what is kept is verbatim and followed by […]. A single word longer than the
    limit is not cut.
    """
    if len(quote) <= limit:
        return quote
    room = max(limit - len(OMITTED) - 1, 1)
    sentences = [m.end() for m in _SENTENCE_END.finditer(quote, 0, room + 1) if m.end() <= room]
    if sentences and sentences[-1] >= room / 2:
        return f"{quote[: sentences[-1]]} {OMITTED}"
    blanks = [m.start() for m in _BLANK.finditer(quote, 1, room + 1)]
    first_blank = _BLANK.search(quote, 1)
    end = blanks[-1] if blanks else (first_blank.start() if first_blank else len(quote))
    return quote if end == len(quote) else f"{quote[:end].rstrip()} {OMITTED}"
