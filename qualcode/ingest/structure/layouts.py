"""Questions told from answers by their look: bold, bullets, italics, headings, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qualcode.ingest.notes import find_notes
from qualcode.ingest.structure.page import Line
from qualcode.ingest.time_codes import time_at_head
from qualcode.model import Span
from qualcode.wording import Message

_BULLET = re.compile(r"[-–—•*▪◦‣·●○➢►>]\s+")
_NUMBERED = re.compile(r"(?:Q\s?)?\d{1,2}\s?[.)°/-]+\s*\D|[a-h]\)\s")
_ASKS = re.compile(
    r"\?|^(?:pouvez|pourriez|pourrais|peux|parlez|parle|racontez|raconte|décrivez|dites|dis|"
    r"expliquez|can you|could you|tell me|describe|please)\b",
    re.IGNORECASE,
)
_MAX_SHARE_OF_WORDS = 0.6
_ENOUGH = 0.5
_CLEAR = 0.7


@dataclass(frozen=True, slots=True)
class Look:
    """A way to show questions; ``how`` says it to the researcher."""

    shows: Callable[[Line], bool]
    how: Message


@dataclass(frozen=True, slots=True)
class Questions:
    """Which lines are questions by their look (index to how), and whether that is clear."""

    lines: dict[int, Message]
    sure: bool


def is_bulleted(line: Line) -> bool:
    """Whether a line is a bullet, by its format or by its first character."""
    return line.bullet or bool(_BULLET.match(line.talk))


def asks(text: str) -> bool:
    """Whether a text asks something."""
    return bool(_ASKS.search(text))


LOOKS: tuple[Look, ...] = (
    Look(lambda line: line.is_bold, Message("a question in bold")),
    Look(lambda line: line.heading > 0, Message("a question written as a heading")),
    Look(is_bulleted, Message("a question with a bullet")),
    Look(lambda line: line.is_italic, Message("a question in italics")),
    Look(lambda line: bool(_NUMBERED.match(line.talk)), Message("a numbered question")),
)


def talk_from(line: Line, *, bulleted: bool = False) -> tuple[int, float | None, float | None]:
    """Where the talk begins past a time code and, if wanted, a bullet; and the times."""
    time = time_at_head(line.text, line.text_from)
    timed = time is not None and (time.sure or time.ends_at == len(line.text))
    at = time.ends_at if time is not None and timed else line.text_from
    bullet = _BULLET.match(line.text, at) if bulleted else None
    at = bullet.end() if bullet else at
    if time is not None and timed:
        return at, time.start_s, time.end_s
    return at, line.start_s, line.end_s


def is_remark_only(line: Line) -> bool:
    """Whether a line holds nothing but notes and time codes."""
    notes = find_notes(line.talk.replace("\t", " "), _italics_in_talk(line))
    outside, reached = "", 0
    for note in notes:
        outside += line.talk[reached : note.start]
        reached = note.end
    return not any(char.isalnum() for char in outside + line.talk[reached:])


def _italics_in_talk(line: Line) -> tuple[Span, ...]:
    return tuple(
        Span(max(0, span.start - line.text_from), span.end - line.text_from)
        for span in line.italics
        if span.end > line.text_from
    )


def questions_by_look(lines: Sequence[Line], free: Sequence[int]) -> Questions | None:
    """The questions among the lines at indices ``free``, by the looks that mostly ask something.

    None when no look does. A look whose opposite asks (answers in italics) counts too.
    """
    found: dict[int, Message] = {}
    sure = True
    spoken = [index for index in free if not is_remark_only(lines[index])]
    for look in LOOKS:
        shown = [index for index in spoken if look.shows(lines[index])]
        share = _share_asking(lines, shown)
        if _may_be_questions(lines, shown, spoken) and share >= _ENOUGH:
            sure = sure and share >= _CLEAR and len(shown) > 1
            found |= {index: look.how for index in shown if index not in found}
    if not found:
        found = _opposite(lines, spoken)
        sure = False
    return Questions(found, sure) if found else None


def _opposite(lines: Sequence[Line], spoken: Sequence[int]) -> dict[int, Message]:
    for look in LOOKS[:1] + LOOKS[3:4]:
        plain = [index for index in spoken if not look.shows(lines[index])]
        if _may_be_questions(lines, plain, spoken) and _share_asking(lines, plain) >= _CLEAR:
            return dict.fromkeys(plain, Message("a question, the answers being set apart"))
    return {}


def _may_be_questions(lines: Sequence[Line], shown: Sequence[int], spoken: Sequence[int]) -> bool:
    """Neither none nor all of the lines, and not the bulk of the words."""
    if not shown or len(shown) == len(spoken):
        return False
    n_shown = sum(len(lines[index].text) for index in shown)
    n_all = sum(len(lines[index].text) for index in spoken)
    return n_shown <= _MAX_SHARE_OF_WORDS * n_all


def _share_asking(lines: Sequence[Line], shown: Sequence[int]) -> float:
    return sum(asks(lines[index].talk) for index in shown) / len(shown) if shown else 0.0
