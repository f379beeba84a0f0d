"""A transcript as one plain text other programs show, and back: who speaks, then what is said.

Every turn begins with a head (``[00:12:34] M3 : ``) and turns are parted by an empty line. Offsets
count code points of a text with line feeds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from qualcode.model import Role, Span, Transcript, Turn
from qualcode.model.clock import clock

_HEADS = {
    "fr": {Role.INTERVIEWER: "Enquêteur", Role.RESPONDENT: "Participant", Role.OTHER: "Autre"},
    "en": {Role.INTERVIEWER: "Interviewer", Role.RESPONDENT: "Participant", Role.OTHER: "Other"},
}
_COLON = {"fr": "\u00a0: ", "en": ": "}
_BETWEEN = "\n\n"
_HEAD = re.compile(
    r"(?:\[(\d{2,}):(\d\d):(\d\d(?:\.\d{3})?)\] )?(“[^”\n]*”|[^:\n\u00a0“]*)(?:\u00a0: |: )"
)
_ROLE = re.compile(
    "(?:(?P<asks>Enquêteur|Interviewer)|(?P<other>Autre|Other))(?: (?P<label>.+))?", re.DOTALL
)
_UNSAFE = re.compile(r"[:\n\u00a0“”]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the transcript and where it stands in the laid-out text."""

    canonical: int
    laid_out: int
    length: int


class LaidOut:
    """A transcript laid out: its ``text``, its ``heads``, and the way between both offsets."""

    def __init__(self, transcript: Transcript, language: str = "fr") -> None:
        self.heads: list[tuple[int, int]] = []
        self._pieces: list[_Piece] = []
        if not tiles(transcript):
            self.text = transcript.text
            self._pieces.append(_Piece(0, 0, len(transcript.text)))
        else:
            self.text = self._laid_out(transcript, language)
        self._canonical = [piece.canonical for piece in self._pieces]
        self._there = [piece.laid_out for piece in self._pieces]

    def _laid_out(self, transcript: Transcript, language: str) -> str:
        parts: list[str] = []
        reached = 0
        for turn in transcript.turns:
            head = head_of(turn, language)
            said = transcript.turn_text(turn)
            if parts:
                parts.append(_BETWEEN)
                reached += len(_BETWEEN)
            self.heads.append((reached, reached + len(head.rstrip())))
            self._pieces.append(_Piece(turn.span.start, reached + len(head), len(said)))
            parts += [head, said]
            reached += len(head) + len(said)
        return "".join(parts)

    def there(self, span: Span) -> Span:
        """Where a span of the transcript stands in the laid-out text."""
        start = self._out(span.start, self._canonical)
        if not len(span):
            return Span(start, start)
        last = self._out(span.end - 1, self._canonical)
        return Span(start, last + 1)

    def back(self, span: Span) -> Span | None:
        """The span of the transcript that says the same; None where only heads are."""
        start = self._into(span.start)
        if not len(span):
            return Span(start, start)
        end = self._into(span.end)
        return Span(start, end) if start < end else None

    def _out(self, offset: int, starts: list[int]) -> int:
        piece = self._pieces[max(0, bisect_right(starts, offset) - 1)]
        return piece.laid_out + min(offset - piece.canonical, piece.length)

    def _into(self, offset: int) -> int:
        n = bisect_right(self._there, offset) - 1
        if n < 0:  # inside the first head
            return 0
        piece = self._pieces[n]
        inside = offset - piece.laid_out
        if inside <= piece.length:
            return piece.canonical + inside
        return piece.canonical + piece.length + (1 if n + 1 < len(self._pieces) else 0)


def tiles(transcript: Transcript) -> bool:
    """Whether the turns, joined by line feeds, are the whole text, as they should be."""
    reached = 0
    for turn in transcript.turns:
        if turn.span.start != reached or _BETWEEN in transcript.turn_text(turn):
            return False
        reached = turn.span.end + 1
    return bool(transcript.turns) and reached == len(transcript.text) + 1


def head_of(turn: Turn, language: str = "fr") -> str:
    """``[00:12:34] M3 : ``: who speaks, in a form that ``turns_of`` reads back."""
    words = _HEADS.get(language, _HEADS["en"])
    label = _UNSAFE.sub(" ", turn.speaker).strip()
    if turn.role is Role.RESPONDENT:
        who = label or words[turn.role]
        if label and _speaker(label) != (Role.RESPONDENT, label):
            who = f"“{label}”"
    else:
        who = f"{words[turn.role]} {label}".strip()
    time = f"[{clock(turn.start_s)}] " if turn.start_s is not None else ""
    return f"{time}{who}{_COLON.get(language, _COLON['en'])}"


def turns_of(text: str) -> Transcript | None:
    """The transcript that was laid out as ``text``; None when it is no such text.

    Its turns have the times written in their heads; notes are not found again.
    """
    turns: list[Turn] = []
    said: list[str] = []
    reached = 0
    for block in text.split(_BETWEEN):
        head = _HEAD.match(block)
        if head is None:
            return None
        words = block[head.end() :]
        hours, minutes, seconds, who = head.groups()
        start_s = int(hours) * 3600 + int(minutes) * 60 + float(seconds) if hours else None
        role, speaker = _speaker(who.strip())
        turns.append(Turn(Span(reached, reached + len(words)), role, speaker, start_s))
        said.append(words)
        reached += len(words) + 1
    return Transcript("\n".join(said), tuple(turns))


def _speaker(who: str) -> tuple[Role, str]:
    if who.startswith("“") and who.endswith("”") and len(who) > 1:
        return Role.RESPONDENT, who[1:-1]
    if who == _HEADS["en"][Role.RESPONDENT]:
        return Role.RESPONDENT, ""
    found = _ROLE.fullmatch(who)
    if found is None:
        return Role.RESPONDENT, who
    role = Role.INTERVIEWER if found["asks"] else Role.OTHER
    return role, found["label"] or ""
