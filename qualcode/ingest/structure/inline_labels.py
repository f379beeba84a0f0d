"""Labels in the middle of a paragraph, where two turns were run together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from qualcode.ingest.structure.heads import Head
from qualcode.ingest.structure.label_evidence import n_without_colon
from qualcode.ingest.structure.label_shapes import Look, shape_of
from qualcode.ingest.structure.page import Line
from qualcode.ingest.time_codes import MID_TALK, time_at_head
from qualcode.model import Span

_OFTEN = 2
_RECURS = 3
_ALWAYS = 5
_FEW_LINES = 3
_MANY_LINES = 0.25
_FIRM = (Look.KNOWN, Look.NEUTRAL, Look.TITLED, Look.CODE, Look.INITIALS)
_ENDS = r"[.?!…»)\]\"”]"
_LETTER_DOT = re.compile(rf"(?<={_ENDS})\s+(?=([QAR])[.](?:[-–—]|\s))")
_INSIDE = re.compile(
    rf"(?:(?<={_ENDS})\s+|^|(?<=[^\W\d_][-–—]))(?:(?:{MID_TALK.pattern})\s*)?"
    r"(?P<label>[^\W\d_][^\n\t:：;?!…,]{0,30}?)\s?[:：](?=\s)"
)


def split_at_labels(
    lines: Sequence[Line], labelled: Mapping[int, Head]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines, cut where a known label with its colon follows the end of a sentence.

    A label that recurs inside paragraphs is known as well. A time code before the label goes with
    it. Comes with the new lines, for the researcher to look at. A line is not cut before the talk
    it opens with: the bracket that closes a time code ends no sentence.
    """
    pattern = _pattern(lines, labelled) or _letters_with_dots(lines)
    if pattern is None:
        return tuple(lines), ()
    kept: list[Line] = []
    new: list[Line] = []
    for index, line in enumerate(lines):
        talk = labelled[index].text_from if index in labelled else _after_time(line)
        places = [match.start(1) for match in pattern.finditer(line.text)]
        parts = cut_line(line, [place for place in places if place > talk])
        kept += parts
        new += parts[1:]
    return tuple(kept), tuple(new)


def _after_time(line: Line) -> int:
    time = time_at_head(line.text, line.text_from)
    return time.ends_at if time else line.text_from


def _pattern(lines: Sequence[Line], labelled: Mapping[int, Head]) -> re.Pattern[str] | None:
    counts = Counter(
        head.label for head in labelled.values() if head.shape.look in _FIRM and len(head.label) > 1
    )
    known = {label for label, n in counts.items() if n >= _OFTEN}
    recurring = _recurring(lines, labelled)
    if not known and not recurring:
        return None
    after_dash = sorted(label for label in known | set(recurring) if _look(label) in _FIRM)
    anywhere = _always_labels(lines, {**counts, **recurring})
    places = [rf"(?<={_ENDS})\s+", _before(r"(?<=[^\W_][-–—])", after_dash)]
    places.append(_before(r"(?:(?<=\s)|(?<=[^\w\s(\[«“\"'’/]))", anywhere))
    return re.compile(
        rf"(?:{'|'.join(place for place in places if place)})"
        rf"((?:(?:{MID_TALK.pattern})\s*)?(?:{_either(known | set(recurring))})[\s.]*[:：]\s*)(?=\S)"
    )


def _letters_with_dots(lines: Sequence[Line]) -> re.Pattern[str] | None:
    """« Q. … A. … » run together, where both letters recur after the end of a sentence."""
    counts = Counter(match[1] for line in lines for match in _LETTER_DOT.finditer(line.text))
    return _LETTER_DOT if min(counts["Q"], max(counts["A"], counts["R"])) >= _OFTEN else None


def _before(place: str, labels: Sequence[str]) -> str:
    """A place that holds for some of the labels only."""
    return rf"{place}(?=(?:{_either(labels)})[\s.]*[:：])" if labels else ""


def _either(labels: Iterable[str]) -> str:
    return "|".join(
        re.escape(label) for label in sorted(labels, key=lambda said: (-len(said), said))
    )


def _look(label: str) -> Look | None:
    shape = shape_of(label)
    return shape.look if shape else None


def _recurring(lines: Sequence[Line], labelled: Mapping[int, Head]) -> dict[str, int]:
    """Labels that follow the end of a sentence again and again, with how often they stand there.

    Names and single letters only beside the same at the head of lines, in many of the lines, or
    where the whole text stands in a few lines and somebody else recurs as well. Words such as
    Patient stand in several lines: in one alone, somebody may be acting a scene.
    """
    inside: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for line in lines:
        found = [
            (m["label"], m.start("label") > line.text_from) for m in _INSIDE.finditer(line.text)
        ]
        inside.update(label for label, is_inside in found if is_inside)
        opening.update(label for label, is_inside in found if not is_inside)
        spread.update({label for label, is_inside in found if is_inside})
    often = {
        label: n + opening[label]
        for label, n in inside.items()
        if n >= _OFTEN and n + opening[label] >= _RECURS and _look(label) is not None
    }
    heads = {head.label for head in labelled.values()}
    alone = len(often) < _OFTEN or len(lines) > _FEW_LINES
    return {
        label: n
        for label, n in often.items()
        if label in heads
        or _look(label) in (Look.CODE, Look.INITIALS)
        or (_look(label) in _FIRM and spread[label] >= _OFTEN)
        or not alone
        or spread[label] >= max(_RECURS, _MANY_LINES * len(lines))
    }


def _always_labels(lines: Sequence[Line], counts: Mapping[str, int]) -> list[str]:
    """Initials and codes that stand often, and never without their colon."""
    often = [
        label
        for label, n in counts.items()
        if n >= _ALWAYS and _look(label) in (Look.INITIALS, Look.CODE) and label[0].isupper()
    ]
    whole = "\n".join(line.text for line in lines) if often else ""
    return sorted(label for label in often if not n_without_colon(whole, label))


def cut_line(line: Line, places: Sequence[int]) -> list[Line]:
    """The parts of a line between these offsets, looks and times kept; a cue's hold for all."""
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
            start_s=line.start_s if start == 0 or line.is_cue else None,
        )
        for start, end in pairwise(edges)
    ]
