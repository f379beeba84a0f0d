"""A transcript with its codings as plain values the reader component draws.

Text is cut here, in code points, wherever a coding or a note begins or ends: the browser never
counts characters, so it cannot miscount them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from app.frame.colours import colours_of
from app.words import role_name
from qualcode.model import Codebook, Coding, Role, Span, Transcript, Turn

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_LANES = 5


@dataclass
class _Marked:
    """One stretch of a turn under one code, with everybody who put it there."""

    span: Span
    code_id: str
    coders: list[str] = field(default_factory=list)
    lane: int = 0


def make_page(
    transcript: Transcript,
    codings: Iterable[Coding],
    codebook: Codebook,
    coders: Mapping[str, str],
) -> dict[str, Any]:
    """Turns with their pieces, codings and labels; ``coders`` names those to be shown by name."""
    shown = sorted(codings, key=lambda c: (c.segment.span.start, -c.segment.span.end))
    used = {c.code_id for c in shown}
    codes = [code for code in codebook.codes if code.id in used]
    place = {code.id: number for number, code in enumerate(codes)}
    colours = colours_of(codebook)
    turns = _turns(transcript)
    inside = _by_turn(turns, shown)
    return {
        "names": [code.name for code in codes],
        "paths": [" › ".join(codebook.path(code.id)) for code in codes],
        "colours": [colours[code.id] for code in codes],
        "turns": [
            _draw(transcript, turn, number, inside[number - 1], place, coders)
            for number, turn in enumerate(turns, start=1)
        ],
    }


def _turns(transcript: Transcript) -> tuple[Turn, ...]:
    """The turns; a document without turns is read paragraph by paragraph."""
    if transcript.turns:
        return transcript.turns
    found, start = [], 0
    for line in transcript.text.split("\n"):
        found.append(Turn(Span(start, start + len(line)), Role.RESPONDENT))
        start += len(line) + 1
    return tuple(turn for turn in found if len(turn.span))


def _by_turn(turns: Sequence[Turn], codings: Sequence[Coding]) -> list[list[Coding]]:
    """The codings that touch each turn; both rows are sorted by where they begin."""
    inside: list[list[Coding]] = [[] for _ in turns]
    first = 0
    for coding in codings:
        span = coding.segment.span
        while first < len(turns) and turns[first].span.end <= span.start:
            first += 1
        for number in range(first, len(turns)):
            if turns[number].span.start >= span.end:
                break
            inside[number].append(coding)
    return inside


def _draw(
    transcript: Transcript,
    turn: Turn,
    number: int,
    codings: list[Coding],
    place: Mapping[str, int],
    coders: Mapping[str, str],
) -> dict[str, Any]:
    marked = _marked(turn, codings, coders)
    return {
        "number": number,
        "role": turn.role.value,
        "speaker": _speaker(turn),
        "time": clock(turn.start_s),
        "lanes": max((m.lane + 1 for m in marked), default=0),
        "pieces": _pieces(transcript, turn, marked),
        "codings": [
            {
                "code": place[m.code_id],
                "mark": _letter(index),
                "lane": m.lane,
                "by": ", ".join(m.coders),
            }
            for index, m in enumerate(marked)
        ],
    }


def _speaker(turn: Turn) -> str:
    """The label, or what the speaker is where no label came with the text."""
    return turn.speaker or (role_name(turn.role) if turn.role is Role.INTERVIEWER else "")


def _marked(turn: Turn, codings: list[Coding], coders: Mapping[str, str]) -> list[_Marked]:
    found: dict[tuple[Span, str], _Marked] = {}
    for coding in codings:
        span = coding.segment.span.intersection(turn.span)
        if span is None:
            continue
        one = found.setdefault((span, coding.code_id), _Marked(span, coding.code_id))
        name = coders.get(coding.coder_id)
        if name and name not in one.coders:
            one.coders.append(name)
    marked = list(found.values())
    _give_lanes(marked)
    return marked


def _give_lanes(marked: list[_Marked]) -> None:
    """The lowest line free over the whole stretch; the last one is shared when there are more."""
    for index, one in enumerate(marked):
        taken = {m.lane for m in marked[:index] if m.span.intersection(one.span)}
        one.lane = next(n for n in range(_MOST_LANES) if n not in taken or n == _MOST_LANES - 1)


def _pieces(transcript: Transcript, turn: Turn, marked: list[_Marked]) -> list[dict[str, Any]]:
    notes = [n for note in transcript.notes if (n := note.intersection(turn.span))]
    cuts = {turn.span.start, turn.span.end}
    for span in (*notes, *(m.span for m in marked)):
        cuts |= {span.start, span.end}
    return [
        {
            "text": transcript.text[start:end],
            "note": any(n.start <= start and end <= n.end for n in notes),
            "marks": [
                i for i, m in enumerate(marked) if m.span.start <= start and end <= m.span.end
            ],
            "begins": [i for i, m in enumerate(marked) if m.span.start == start],
        }
        for start, end in pairwise(sorted(cuts))
    ]


def _letter(index: int) -> str:
    """a, b, … z, aa, ab: how a stretch of a turn and its label find each other."""
    rest, last = divmod(index, len(_LETTERS))
    return (_letter(rest - 1) if rest else "") + _LETTERS[last]


def clock(seconds: float | None) -> str:
    """Seconds as 1:02:03 or 2:03; nothing for None."""
    if seconds is None:
        return ""
    minutes, left = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
