"""The canonical text of one interview and who speaks where."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.span import Span

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


class Role(StrEnum):
    """What a speaker is in the interview."""

    INTERVIEWER = "interviewer"
    RESPONDENT = "respondent"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted talk; times in seconds from the start of the recording."""

    span: Span
    role: Role
    speaker: str = ""
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """Turn texts joined by one newline; labels and times stand in the turns, not in the text.

    ``notes`` are the spans of remarks such as (rires), which stay in the text.
    """

    text: str
    turns: tuple[Turn, ...] = ()
    notes: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        reached = 0
        for turn in self.turns:
            if turn.span.start < reached:
                raise ValueError(f"the turn at {turn.span.start} begins before {reached}")
            reached = turn.span.end
        last = max([reached, *(note.end for note in self.notes)])
        if last > len(self.text):
            raise ValueError(f"a turn or note ends at {last}, the text at {len(self.text)}")

    def turns_to_read(self) -> tuple[Turn, ...]:
        """The turns; a document without turns is read paragraph by paragraph."""
        if self.turns:
            return self.turns
        found, start = [], 0
        for line in self.text.split("\n"):
            found.append(Turn(Span(start, start + len(line)), Role.RESPONDENT))
            start += len(line) + 1
        return tuple(turn for turn in found if len(turn.span))

    def turn_text(self, turn: Turn) -> str:
        """What is said in a turn."""
        return turn.span.cut(self.text)

    def turn_at(self, offset: int) -> Turn | None:
        """The turn that holds the code point at ``offset``, or None between turns."""
        low, high = 0, len(self.turns)
        while low < high:
            middle = (low + high) // 2
            if self.turns[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        found = self.turns[low] if low < len(self.turns) else None
        return found if found and found.span.start <= offset else None

    def who_answers(self, span: Span) -> str:
        """The first speaker but the interviewer who says words of it; "" where none does.

        An extract may begin with the question: it is said by who answers it.
        """
        low = bisect_right(self.turns, span.start, key=lambda turn: turn.span.end)
        for turn in self.turns[low:]:
            if turn.span.start >= span.end:
                break
            if turn.role is not Role.INTERVIEWER:
                return turn.speaker
        return ""

    def respondent_spans(self) -> tuple[Span, ...]:
        """Where somebody other than the interviewer speaks."""
        return tuple(turn.span for turn in self.turns if turn.role is not Role.INTERVIEWER)

    def n_words(self, *, interviewer: bool = False) -> int:
        """Words of the respondents, notes left out; of everybody when ``interviewer``."""
        noted = set(self.notes)
        total = sum(
            n_words(self.turn_text(turn))
            for turn in self.turns
            if interviewer or turn.role is not Role.INTERVIEWER
        )
        in_notes = sum(
            n_words(note.cut(self.text))
            for note in noted
            if (turn := self.turn_at(note.start))
            and (interviewer or turn.role is not Role.INTERVIEWER)
        )
        return total - in_notes


def n_words(text: str) -> int:
    """How many words, apostrophes and hyphens inside a word kept."""
    return len(_WORD.findall(text))


def word_spans(text: str, within: Span) -> tuple[Span, ...]:
    """Where the words of a stretch stand, apostrophes and hyphens inside a word kept."""
    found = _WORD.finditer(text, within.start, within.end)
    return tuple(Span(match.start(), match.end()) for match in found)
