"""A text was corrected: what changed, and where every coding and memo stands in the new text.

The edits between two versions come from the longest common runs of words, so that a moved comma
does not move a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from qualcode.coding.differing_runs import differing_runs
from qualcode.model import Coding, Memo, OffsetMap, Segment, Span, TextEdit

_WORD = re.compile(r"\w+")


Standing = TypeVar("Standing", Coding, Memo)


@dataclass(frozen=True, slots=True)
class Moved(Generic[Standing]):
    """Codings, or memos, in the new text.

    ``moved`` say the same words as before, ``changed`` stand where an edit touched their words;
    ``unplaced`` lost their words and stay on the old version until somebody places them.
    """

    moved: tuple[Standing, ...]
    changed: tuple[Standing, ...]
    unplaced: tuple[Standing, ...]


def edits_between(old: str, new: str) -> tuple[TextEdit, ...]:
    """The edits that turn ``old`` into ``new``, at whole words."""
    return tuple(
        TextEdit(Span(start, end), new[there:until])
        for start, end, there, until in differing_runs(old, new)
    )


def move_segments(
    standing: Iterable[Standing], edits: tuple[TextEdit, ...], new_text: str, version: int
) -> Moved[Standing]:
    """Everything that stood on the old version, moved to ``version`` with its words.

    Memos that stand on no stretch of text are left out.
    """
    offsets = OffsetMap(edits)
    moved: list[Standing] = []
    changed: list[Standing] = []
    unplaced: list[Standing] = []
    for each in standing:
        segment = each.segment
        if segment is None:
            continue
        there = offsets.move(segment.span)
        quote = there.span.cut(new_text) if there.span else ""
        same = quote == segment.quote
        if there.span is None or not quote or not (same or _share_a_word(quote, segment.quote)):
            unplaced.append(each)
            continue
        new = Segment.cut(segment.source_id, version, new_text, there.span)
        (moved if same else changed).append(replace(each, segment=new))
    return Moved(tuple(moved), tuple(changed), tuple(unplaced))


def _share_a_word(quote: str, before: str) -> bool:
    """Whether anything of what was said is left: a full stop alone is not the extract."""
    return not set(_WORD.findall(quote)).isdisjoint(_WORD.findall(before))
