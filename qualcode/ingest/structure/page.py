"""A document as the recognisers look at it: tidy lines with their looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from qualcode.ingest.canonical import canonical_runs
from qualcode.ingest.document import Document, Paragraph, Run
from qualcode.ingest.structure.typed_marks import read_marks
from qualcode.ingest.time_codes import HeadTime, range_at_head, spells_time, time_on_line
from qualcode.model import Span

_BREAKS = re.compile("[\n\r\v\f\x85\u2028\u2029]+")
_TABS = re.compile("\t+")
_TIMED_SHARE = 0.6
_TIMED_LINES = 3
_BARE_SHARE = 0.4
_BARE_LINES = 4
_CAPTION_WORDS = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line of talk, tidied but for its tabs, which may part a label from its text.

    ``text_from`` is where the talk begins: past a time code every line of the file carries.
    """

    text: str
    number: int
    bold_until: int = 0
    is_bold: bool = False
    italics: tuple[Span, ...] = ()
    bullet: bool = False
    heading: int = 0
    voice: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    is_cue: bool = False
    text_from: int = 0

    @property
    def is_italic(self) -> bool:
        """Whether nothing but spaces and marks stands outside the italics."""
        return bool(self.italics) and _covers(self.text, self.italics)

    @property
    def talk(self) -> str:
        """The line without the time code every line carries."""
        return self.text[self.text_from :]


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of a document."""

    lines: tuple[Line, ...]
    name: str = ""
    format: str = ""


def page_of(document: Document) -> Page:
    """The lines of a document, blank ones left out."""
    paragraphs = read_marks(document.paragraphs, document.format)
    lines = tuple(line for paragraph in paragraphs for line in _lines_of(paragraph))
    return Page(_as_captions(_as_cues(lines)), document.name, document.format)


def _lines_of(paragraph: Paragraph) -> Iterator[Line]:
    for runs in _split(paragraph.runs, _BREAKS):
        looks = _looks(_tidy(runs))
        text = "".join(run.text for _, run in looks)
        if not text:
            continue
        bold = tuple(span for span, run in looks if run.bold)
        yield Line(
            text=text,
            number=paragraph.line,
            bold_until=bold[0].end if bold and bold[0].start == 0 else 0,
            is_bold=bool(bold) and _covers(text, bold),
            italics=tuple(span for span, run in looks if run.italic),
            bullet=paragraph.bullet,
            heading=paragraph.heading,
            voice=(paragraph.speaker or "").strip() or None,
            start_s=paragraph.start_s,
            end_s=paragraph.end_s,
            is_cue=paragraph.start_s is not None and paragraph.end_s is not None,
        )


def _split(runs: Iterable[Run], at: re.Pattern[str]) -> Iterator[list[Run]]:
    part: list[Run] = []
    for run in runs:
        if at.search(run.text) is None:
            part.append(run)
            continue
        first, *rest = at.split(run.text)
        part.append(replace(run, text=first))
        for piece in rest:
            yield part
            part = [replace(run, text=piece)]
    yield part


def _tidy(runs: list[Run]) -> tuple[Run, ...]:
    """The canonical runs, but with a tab wherever the file has one between words."""
    cells = [cell for part in _split(runs, _TABS) if (cell := canonical_runs(part))]
    tidy: tuple[Run, ...] = cells[0] if cells else ()
    for cell in cells[1:]:
        tidy += (replace(tidy[-1], text="\t"), *cell)
    return tidy


def _looks(runs: tuple[Run, ...]) -> list[tuple[Span, Run]]:
    """Where each run stands, neighbours of one look as one (Word cuts where nothing changes)."""
    merged: list[tuple[Span, Run]] = []
    reached = 0
    for run in runs:
        last = merged[-1][1] if merged else None
        if last and (last.bold, last.italic) == (run.bold, run.italic):
            start, run = merged[-1][0].start, replace(run, text=last.text + run.text)
            merged.pop()
        else:
            start = reached
        reached = start + len(run.text)
        merged.append((Span(start, reached), run))
    return merged


def _covers(text: str, spans: tuple[Span, ...]) -> bool:
    reached, outside = 0, ""
    for span in spans:
        outside += text[reached : span.start]
        reached = span.end
    return not any(char.isalnum() for char in outside + text[reached:])


def _as_cues(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines of a plain text in which most lines carry a range of times, read as cues."""
    ranges = [None if line.is_cue else range_at_head(line.text) for line in lines]
    timed = sum(found is not None for found in ranges)
    if timed < _TIMED_LINES or timed < _TIMED_SHARE * len(lines):
        return lines
    return tuple(
        replace(
            line, start_s=found.start_s, end_s=found.end_s, is_cue=True, text_from=found.ends_at
        )
        if found
        else line
        for line, found in zip(lines, ranges, strict=True)
    )


def _as_captions(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines of a text most of which open with a bare time, later and later, alone or glued to a word.

    The times are taken out of the talk. A time alone on its line is that of the line below, and may
    be spelt there once more. Short lines without any look are captions, whose successive lines go on
    in one paragraph.
    """
    times = _bare_times(lines)
    starts = [times[index].start_s for index in sorted(times)]
    goes_on = all(a <= b for a, b in pairwise(starts))
    if len(starts) < max(_BARE_LINES, _BARE_SHARE * len(lines)) or not goes_on:
        return lines
    first = min(times)
    n_words = sum(len(line.text.split()) for line in lines[first:])
    is_caption = n_words <= _CAPTION_WORDS * len(starts) and not any(map(_has_look, lines))
    timed = list(lines[:first])
    alone: HeadTime | None = None
    for index, line in enumerate(lines[first:], first):
        found = times.get(index)
        time = found or alone
        timed.append(
            replace(
                line,
                start_s=time.start_s if time else line.start_s,
                text_from=found.ends_at if found else line.text_from,
                is_cue=is_caption,
            )
        )
        alone = found if found and found.ends_at == len(line.text) else None
    return tuple(timed)


def _bare_times(lines: tuple[Line, ...]) -> dict[int, HeadTime]:
    """The bare times lines open with, by index; a line that spells the time above is one too."""
    times: dict[int, HeadTime] = {}
    for index, line in enumerate(lines):
        found = None if line.is_cue or line.voice else time_on_line(line.text)
        above = times.get(index - 1)
        if found is None and above and spells_time(line.text, above.start_s):
            found = replace(above, ends_at=len(line.text))
        if found:
            times[index] = found
    return times


def _has_look(line: Line) -> bool:
    return bool(line.bold_until or line.italics or line.heading)
