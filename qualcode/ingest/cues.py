"""Subtitles: what srt and vtt share."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.ingest.document import Paragraph, Run

TIMING = re.compile(
    r"\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,6}))?"
    r"\s*--+>\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,6}))?(?:\s.*)?$"
)
PARAGRAPH_TAG = "c.paragraph"
"""The class our own vtt files give to the border of two paragraphs inside a cue."""

_TAG = re.compile(
    r"<(/?)([biucv]|lang|ruby|rt|font|\d\d)(?=[\s.:>])((?:\.[^\s<>.]*)*)([^<>]{0,300})>"
    r"|\{\\[^{}]{0,80}\}",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s*([^\W\d_][^:：<>\n]{0,48}?)[\s\u00a0\u202f]?[:：]\s+(?=\S)")
_NAME_ALONE = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’()-]+){0,4}(?<![.?!,;:…])")
_MOSTLY = 0.8
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: its number in the file from 1, its times in seconds, its lines."""

    number: int
    start_s: float
    end_s: float
    lines: tuple[str, ...]


def timing(line: str) -> tuple[float, float] | None:
    """Start and end of a timing line in seconds, or None when it is none."""
    found = TIMING.match(line)
    if not found:
        return None
    parts = found.groups()
    return _seconds(*parts[:4]), _seconds(*parts[4:])


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return round(whole + float(f"0.{fraction or 0}"), 6)


def cue_paragraphs(cues: Iterable[Cue]) -> Iterator[Paragraph]:
    """The paragraphs of the cues, with a speaker where nearly every cue begins with a name."""
    cues = list(cues)
    if _have_names_above(cues):
        return (named for cue in cues for named in _named_above(cue))
    paragraphs = [paragraph for cue in cues for paragraph in _paragraphs(cue)]
    return _with_names(paragraphs) if _are_named(paragraphs) else iter(paragraphs)


def _have_names_above(cues: Sequence[Cue]) -> bool:
    """Whether the first line of nearly every cue is a name that comes back, as Teams writes it."""
    names = [name for cue in cues if (name := _name_above(cue))]
    enough = len(names) >= max(_FEWEST, _MOSTLY * len(cues))
    return enough and len(set(names)) <= max(2, len(names) // 2)


def _name_above(cue: Cue) -> str | None:
    said = [line.strip() for line in cue.lines if line.strip()]
    return said[0] if len(said) > 1 and _NAME_ALONE.fullmatch(said[0]) else None


def _named_above(cue: Cue) -> Iterator[Paragraph]:
    name = _name_above(cue)
    lines = [line for line in cue.lines if line.strip()]
    for paragraph in _paragraphs(replace(cue, lines=tuple(lines[1:] if name else lines))):
        yield replace(paragraph, speaker=paragraph.speaker or name)


def _paragraphs(cue: Cue) -> Iterator[Paragraph]:
    """Lines of a cue joined, unless dashes say that two people speak."""
    stripped = [line.strip() for line in cue.lines if line.strip()]
    dashed = len(stripped) > 1 and all(line[:1] in "-–—" for line in stripped)
    for text in stripped if dashed else [" ".join(stripped)]:
        for speaker, runs in _voices(text):
            yield Paragraph(runs, cue.number, speaker=speaker, start_s=cue.start_s, end_s=cue.end_s)


def _voices(text: str) -> Iterator[tuple[str | None, tuple[Run, ...]]]:
    """What each voice of a cue says, marks and entities read."""
    speaker: str | None = None
    looks: Counter[str] = Counter()
    runs: list[Run] = []
    at = 0
    for tag in _TAG.finditer(text):
        runs.append(_run(text[at : tag.start()], looks))
        at = tag.end()
        closing, kind, classes, rest = (part or "" for part in tag.groups())
        kind = kind.lower()
        is_border = f"{kind}{classes}" == PARAGRAPH_TAG and not closing
        if (kind == "v" and not closing) or is_border:
            yield speaker, tuple(runs)
            runs = []
            speaker = speaker if is_border else html.unescape(rest).strip() or None
        elif kind in ("b", "i"):
            looks[kind] += -1 if closing else 1
    runs.append(_run(text[at:], looks))
    yield speaker, tuple(runs)


def _run(text: str, looks: Counter[str]) -> Run:
    return Run(html.unescape(text), looks["b"] > 0, looks["i"] > 0)


def _are_named(paragraphs: Sequence[Paragraph]) -> bool:
    spoken = [p for p in paragraphs if p.text.strip()]
    if any(p.speaker for p in spoken) or len(spoken) < _FEWEST:
        return False
    names = [found.group(1) for p in spoken if (found := _NAMED.match(p.text))]
    return len(names) >= _MOSTLY * len(spoken) and len(set(names)) <= max(2, len(spoken) // 2)


def _with_names(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        found = _NAMED.match(paragraph.text)
        if not found:
            yield paragraph
            continue
        runs = tuple(_without_head(paragraph.runs, found.end()))
        yield replace(paragraph, runs=runs, speaker=found.group(1).strip())


def _without_head(runs: Iterable[Run], n_characters: int) -> Iterator[Run]:
    for run in runs:
        yield Run(run.text[n_characters:], run.bold, run.italic)
        n_characters = max(0, n_characters - len(run.text))
