"""What stands in a text for a replaced name, [Personne 5], taken along with the words around it."""

from __future__ import annotations

import re

from qualcode.model import Span

_DESCRIPTOR = re.compile(r"\[[^\[\]\n]{1,60}\]")
_BETWEEN = re.compile(r"[\s«»“”\"'’,]{0,3}")


def over_descriptors(text: str, span: Span, *, opens: bool, closes: bool) -> Span:
    """The span grown over a descriptor it cuts, or that stands where a quoted word is missing.

    ``opens`` when the quote begins with a word the span has not, ``closes`` when it ends with one:
    the name somebody quoted from before it was replaced.
    """
    start, end = span.start, span.end
    for found in _DESCRIPTOR.finditer(text):
        if found.start() < end < found.end():
            end = found.end()
        elif closes and end <= found.start() and _BETWEEN.fullmatch(text, end, found.start()):
            end, closes = found.end(), False
        if found.start() < start < found.end():
            start = found.start()
        elif opens and found.end() <= start and _BETWEEN.fullmatch(text, found.end(), start):
            start, opens = found.start(), False
    return Span(start, end)
