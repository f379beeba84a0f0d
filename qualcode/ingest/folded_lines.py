"""Lines that begin with blanks because they go on from the line above, as YAML folds them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.ingest.header import keyed_length
from qualcode.ingest.hyphens import HyphenJoiner

_INDENTED = re.compile(r"(?: {2,}|\t)\s*\S")
_STARTS_ANEW = re.compile(r"\s*(?:[-–—•*#>+]|\d{1,3}[.)]|[\[(]?\d{1,2}:\d{2})")
_FEWEST = 4
_MOSTLY = 0.6

Line = tuple[int, str]


def unfold(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines with those that hang from the one above joined to it, and how many did.

    In a block of ``key: value`` lines at the head every line that begins with blanks goes on. In
    the text they do when nearly all begin with a small letter: a paragraph's first line, set in
    by a typist, begins with a capital.
    """
    head = keyed_length([line for _, line in lines])
    hangs = _hangs([line for _, line in lines[head:]])
    joiner = HyphenJoiner(line for _, line in lines)
    unfolded: list[Line] = []
    n_joined = 0
    for index, (number, line) in enumerate(lines):
        goes_on = _INDENTED.match(line) and not _STARTS_ANEW.match(line)
        if goes_on and unfolded and unfolded[-1][1].strip() and (hangs or index < head):
            begun, held = unfolded[-1]
            unfolded[-1] = (begun, joiner.join(held, line.strip()))
            n_joined += index >= head
        else:
            unfolded.append((number, line))
    return unfolded, n_joined


def _hangs(lines: Sequence[str]) -> bool:
    indented = [n for n, line in enumerate(lines) if n and _INDENTED.match(line)]
    below = [n for n in indented if lines[n - 1].strip() and not _STARTS_ANEW.match(lines[n])]
    small = sum(lines[n].lstrip()[0].islower() for n in below)
    return len(below) >= max(_FEWEST, _MOSTLY * len(indented)) and small >= _MOSTLY * len(below)
