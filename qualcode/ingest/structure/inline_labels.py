"""Labels in the middle of a paragraph, where two turns were run together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from qualcode.ingest.structure.heads import Head
from qualcode.ingest.structure.label_shapes import Look
from qualcode.ingest.structure.page import Line
from qualcode.ingest.time_codes import MID_TALK, time_at_head
from qualcode.model import Span

_OFTEN = 2
_FIRM = (Look.KNOWN, Look.NEUTRAL, Look.TITLED, Look.CODE, Look.INITIALS)


def split_at_labels(
    lines: Sequence[Line], labelled: Mapping[int, Head]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines, cut where a known label with its colon follows the end of a sentence.

    A time code before the label goes with it. Comes with the new lines, for the researcher to
    look at. A line is not cut before the talk it opens with: the bracket that closes a time code
    ends no sentence.
    """
    pattern = _pattern(labelled)
    if pattern is None:
        return tuple(lines), ()
    kept: list[Line] = []
    new: list[Line] = []
    for index, line in enumerate(lines):
        talk = labelled[index].text_from if index in labelled else _after_time(line)
        places = [match.start(1) for match in pattern.finditer(line.text)]
        parts = _cut(line, [place for place in places if place > talk])
        kept += parts
        new += parts[1:]
    return tuple(kept), tuple(new)


def _after_time(line: Line) -> int:
    time = time_at_head(line.text, line.text_from)
    return time.ends_at if time else line.text_from


def _pattern(labelled: Mapping[int, Head]) -> re.Pattern[str] | None:
    counts = Counter(
        head.label for head in labelled.values() if head.shape.look in _FIRM and len(head.label) > 1
    )
    labels = sorted((label for label, n in counts.items() if n >= _OFTEN), key=len, reverse=True)
    if not labels:
        return None
    either = "|".join(re.escape(label) for label in labels)
    return re.compile(
        rf"(?<=[.?!…»)\]])\s+((?:(?:{MID_TALK.pattern})\s*)?(?:{either})[\s.]*[:：]\s*)(?=\S)"
    )


def _cut(line: Line, places: list[int]) -> list[Line]:
    if not places:
        return [line]
    edges = [0, *places, len(line.text)]
    return [
        replace(
            line,
            text=line.text[start:end].strip(),
            bold_until=max(0, min(line.bold_until, end) - start),
            italics=tuple(
                Span(max(0, look.start - start), min(look.end, end) - start)
                for look in line.italics
                if look.start < end and look.end > start
            ),
            text_from=line.text_from if start == 0 else 0,
            start_s=line.start_s if start == 0 else None,
        )
        for start, end in pairwise(edges)
    ]
