"""What may be a speaker label at the head of a line, and how it is marked off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualcode.ingest.notes import is_remark
from qualcode.ingest.structure.label_shapes import (
    MAX_LABEL,
    Look,
    Shape,
    name_set_apart,
    phrase_of,
    shape_of,
    small_of,
)
from qualcode.ingest.structure.page import Line
from qualcode.ingest.time_codes import HeadTime, time_at_end, time_at_head


class Mark(StrEnum):
    """How a label is set off from the text."""

    COLON = "colon"
    TIME = "time"
    TAB = "tab"
    DASH = "dash"
    BOLD = "bold"
    ALONE = "alone"
    DOT = "dot"
    SPACE = "space"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class Head:
    """A possible label; ``text_from`` is the offset in the line where the talk begins.

    ``set_apart`` is True for labels in bold or italics on a line that is not.
    """

    label: str
    mark: Mark
    shape: Shape
    text_from: int
    start_s: float | None = None
    end_s: float | None = None
    in_bold: bool = False
    set_apart: bool = False


_COLON = re.compile(r"\s*[.·]*\s*(?:[:：︰﹕;](?=\s|$)|[:：︰﹕])[\s:：.]*")
_DASH = re.compile(r"\s*[–—―][\s–—]*|\s+-+\s*|-+\s+")
_DOT = re.compile(r"([A-Za-z])(\d{0,2})(?:\.[-–—]?|\)|/|-)\s*(?=\S)")
_SPACE = re.compile(r"([^\W\d_][\w.]{0,11})\s(?=[\w\"«(\[…])")
_NUMBERED = re.compile(r"\d{1,4}\s*[.)\]/:-]?\s+(?=[^\W\d])")
_STOP = re.compile(r"[?!…\"«»“”]|\.{3}|(?<=[a-zà-ÿ]{3})[,;]")
_ASIDE = re.compile(r"[(\[][^()\[\]?!]*[)\]]")
_IS_PARTED = re.compile(r"[:：–—]|\s-")
_BRACKETED = re.compile(
    r"(?:\[(?=[^\]]*\])|\((?=[^)]*\))|<(?=[^>]*>))(?P<label>[^\W\d_][^\[\]()<>:：\n]{0,40})[\])>]"
    r"(?P<colon>\s?[:：])?\s*(?=\S)"
)
_BULLET = re.compile(r"(?:[-–—•*▪◦‣·●○➢►]|>{1,3})\s*(?=[^\W\d_])")
_REACH = 64
_LETTERS_OF_DIALOGUE = frozenset("qraiepmc")


def heads_of(line: Line) -> tuple[Head, ...]:
    """The possible labels of a line, the likeliest first."""
    return tuple(_candidates(line))


def _candidates(line: Line) -> Iterator[Head]:
    text, at, time = line.text, line.text_from, None
    time = time_at_head(text, at)
    at = time.ends_at if time else at
    bullet = _BULLET.match(text, at)
    at = bullet.end() if bullet else at
    starts = [at]
    numbered = _NUMBERED.match(text, at)
    if numbered:
        starts.append(numbered.end())
    for start in starts:
        for label, mark, text_from in _cut(line, text, start):
            head = _head(line, text, label, mark, text_from, time)
            if head is not None:
                yield head


def _cut(line: Line, text: str, at: int) -> Iterator[tuple[str, Mark, int]]:
    """Every way to cut a label off: (label, mark, where the talk begins)."""
    window = text[at : at + _REACH]
    bracketed = _BRACKETED.match(window)
    if bracketed and not is_remark(bracketed["label"], square=True):
        mark = Mark.COLON if bracketed["colon"] else Mark.BRACKET
        yield bracketed["label"], mark, at + bracketed.end()
    if not window[:1].isalpha():
        return
    colon = _colon(window)
    if colon:
        yield window[: colon[0]], Mark.COLON, at + colon[1]
    tab = window.find("\t")
    if tab > 0:
        yield window[:tab], Mark.TAB, at + tab + 1
    dash = _DASH.search(window)
    if dash and dash.start() and dash.end() < len(window):
        yield window[: dash.start()], Mark.DASH, at + dash.end()
    if at < line.bold_until < len(text) and not (line.is_bold or _cuts_a_word(line)):
        yield text[at : line.bold_until], Mark.BOLD, line.bold_until
    if len(text) - at <= MAX_LABEL + 16 and not tab > 0:
        yield text[at:], Mark.ALONE, len(text)
    dot = _DOT.match(window)
    if dot and dot[1].lower() in _LETTERS_OF_DIALOGUE and dot.end() < len(window):
        yield window[: dot.end(2)], Mark.DOT, at + dot.end()
    space = _SPACE.match(window)
    if space:
        yield space[1], Mark.SPACE, at + space.end()


def _cuts_a_word(line: Line) -> bool:
    """Whether the bold stretch ends inside a word."""
    around = line.text[line.bold_until - 1 : line.bold_until + 1]
    return all(char.isalnum() for char in around)


def _colon(window: str) -> tuple[int, int] | None:
    """Where the label ends and the talk begins, at the first colon that is in no time code."""
    reached = 0
    while True:
        match = _COLON.search(window, reached)
        if match is None:
            return None
        if _is_in_time(window, match):
            reached = match.end()
            continue
        if ";" in match[0] and match.start() > 12:
            return None
        return match.start(), match.end()


def _is_in_time(window: str, colon: re.Match[str]) -> bool:
    """Whether a colon stands between the figures of a time code: 12:30, but not M3:2 patients."""
    before, after = window[: colon.start()], window[colon.end() :]
    figures = colon[0] == ":" and before[-1:].isdigit() and after[:2].isdigit()
    return figures and (len(before) < 2 or before[-2] in "0123456789 \t[(#")


def _head(
    line: Line, text: str, label: str, mark: Mark, text_from: int, time: HeadTime | None
) -> Head | None:
    start_s = time.start_s if time else line.start_s
    end_s = time.end_s if time else line.end_s
    ending = time_at_end(label) if ":" in label or "#" in label or "[" in label else None
    if ending:
        start_s, label = ending[0], label[: ending[1]]
        mark = Mark.TIME if mark in (Mark.ALONE, Mark.BOLD, Mark.SPACE) else mark
    label = label.strip(" \t.\u00a0\u202f-–—*_,")
    if (
        not label
        or _STOP.search(_ASIDE.sub("", label))
        or (mark is Mark.ALONE and _IS_PARTED.search(label))
    ):
        return None
    ends = text.find(label) + len(label)
    in_bold = line.bold_until >= ends and not line.is_bold
    in_italics = any(span.start < ends <= span.end for span in line.italics)
    set_apart = in_bold or (in_italics and not line.is_italic)
    shape = shape_of(label)
    if shape is None and mark is Mark.COLON:
        shape = (set_apart and name_set_apart(label)) or phrase_of(label) or small_of(label)
    if shape is None or (mark is Mark.SPACE and shape.look is Look.NAME):
        return None
    after = time_at_head(text, text_from) if mark is not Mark.ALONE else None
    if after and start_s is None and after.sure:
        start_s, end_s, text_from = after.start_s, after.end_s, after.ends_at
        mark = Mark.TIME if mark in (Mark.BOLD, Mark.SPACE) else mark
    if time and time.sure and mark is Mark.ALONE:
        mark = Mark.TIME
    return Head(label, mark, shape, text_from, start_s, end_s, in_bold, set_apart)
