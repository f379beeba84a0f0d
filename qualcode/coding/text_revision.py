"""A text was corrected: what changed, and where every coding stands in the new text.

The edits between two versions come from the longest common runs of words (Ratcliff and
Obershelp's matching as in Python's difflib), so that a moved comma does not move a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from qualcode.model import Coding, OffsetMap, Segment, Span, TextEdit

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class MovedCodings:
    """Codings in the new text.

    ``moved`` say the same words as before, ``changed`` stand where an edit touched their words;
    ``unplaced`` lost their words and stay on the old version until somebody places them.
    """

    moved: tuple[Coding, ...]
    changed: tuple[Coding, ...]
    unplaced: tuple[Coding, ...]


def edits_between(old: str, new: str) -> tuple[TextEdit, ...]:
    """The edits that turn ``old`` into ``new``, at whole words."""
    if old == new:
        return ()
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = _starts(before)
    edits = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            edits.append(TextEdit(Span(starts[i1], starts[i2]), "".join(after[j1:j2])))
    return tuple(edits)


def move_codings(
    codings: Iterable[Coding], edits: tuple[TextEdit, ...], new_text: str, version: int
) -> MovedCodings:
    """Every coding of the old version, moved to ``version`` with its words where they are."""
    offsets = OffsetMap(edits)
    moved: list[Coding] = []
    changed: list[Coding] = []
    unplaced: list[Coding] = []
    for coding in codings:
        there = offsets.move(coding.segment.span)
        quote = there.span.cut(new_text) if there.span else ""
        same = quote == coding.segment.quote
        if there.span is None or not quote or not (same or _share_a_word(quote, coding)):
            unplaced.append(coding)
            continue
        segment = Segment.cut(coding.segment.source_id, version, new_text, there.span)
        (moved if same else changed).append(replace(coding, segment=segment))
    return MovedCodings(tuple(moved), tuple(changed), tuple(unplaced))


def _share_a_word(quote: str, coding: Coding) -> bool:
    """Whether anything of what was said is left: a full stop alone is not the extract."""
    return not set(_WORD.findall(quote)).isdisjoint(_WORD.findall(coding.segment.quote))


def _starts(tokens: list[str]) -> list[int]:
    starts, reached = [], 0
    for token in tokens:
        starts.append(reached)
        reached += len(token)
    return [*starts, reached]
