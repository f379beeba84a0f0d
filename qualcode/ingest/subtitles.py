"""Subtitle files: srt, and vtt as Whisper, Teams and Zoom write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.ingest.assembly import assemble
from qualcode.ingest.canonical import unify_breaks
from qualcode.ingest.cues import Cue, cue_paragraphs, timing
from qualcode.ingest.decoding import Decoded
from qualcode.ingest.document import Document
from qualcode.ingest.places import line_of
from qualcode.model import Finding
from qualcode.wording import Message

_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_MOST_STRAYS = 20


def read_srt(name: str, decoded: Decoded) -> Document:
    """The cues of an srt file; lines that belong to none are named in findings."""
    return _read(name, "srt", decoded, unify_breaks(decoded.text).split("\n"), first=1)


def read_vtt(name: str, decoded: Decoded) -> Document:
    """The cues of a vtt file with their voices; its notes and styles are no speech."""
    lines = unify_breaks(decoded.text).split("\n")
    ends = (n for n, line in enumerate(lines) if not line.strip() or timing(line))
    head_ends = next(ends, len(lines))
    return _read(name, "vtt", decoded, lines[head_ends:], first=head_ends + 1)


def _read(name: str, format_name: str, decoded: Decoded, lines: list[str], first: int) -> Document:
    strays: list[tuple[int, str]] = []
    cues = list(_cues(lines, first, strays, asides=format_name == "vtt"))
    findings = (*decoded.findings, *(_stray(name, *stray) for stray in strays[:_MOST_STRAYS]))
    return assemble(
        name, format_name, cue_paragraphs(cues), encoding=decoded.encoding, findings=findings
    )


def _cues(
    lines: list[str], first: int, strays: list[tuple[int, str]], *, asides: bool
) -> Iterator[Cue]:
    """Each timing line with the lines under it; what stands elsewhere goes to ``strays``."""
    n_cues = 0
    times: tuple[float, float] | None = None
    said: list[str] = []
    is_aside = False
    for n, line in enumerate(lines):
        found = timing(line)
        if found or not line.strip():
            if times and (found or said):
                n_cues += 1
                yield Cue(n_cues, *times, tuple(_without_number(said, found)))
                times = None
            times, said, is_aside = found or times, [], False
        elif times:
            said.append(line)
        elif asides and (is_aside or _ASIDE.match(line)):
            is_aside = True
        elif not _is_cue_name(lines, n):
            strays.append((first + n, line.strip()))
    if times and said:
        yield Cue(n_cues + 1, *times, tuple(said))


def _without_number(said: list[str], next_timing: object) -> list[str]:
    """Without a blank line between cues, the next cue's number is no speech."""
    return said[:-1] if next_timing and said and said[-1].strip().isdigit() else said


def _is_cue_name(lines: list[str], n: int) -> bool:
    """A number, or any name right above a timing line."""
    return lines[n].strip().isdigit() or (n + 1 < len(lines) and timing(lines[n + 1]) is not None)


def _stray(name: str, line: int, text: str) -> Finding:
    return Finding(
        line_of(name, line),
        Message("This line belongs to no subtitle and was left out: “{text}”.", text=text[:80]),
        Message("Check the timing line above it."),
    )
