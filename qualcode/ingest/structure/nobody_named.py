"""What is left when nothing says who speaks: subtitles, question marks, one voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from qualcode.ingest.structure.label_shapes import Look, shape_of
from qualcode.ingest.structure.layouts import talk_from
from qualcode.ingest.structure.page import Line
from qualcode.ingest.structure.pieces import Piece, Reading, RoleReason
from qualcode.ingest.structure.question_layout import ANSWERER, layout_pieces, layout_roles
from qualcode.ingest.structure.sheet import Sheet
from qualcode.model import Finding, Role
from qualcode.wording import Message

_MAX_QUESTION = 45
_LEAST_ANSWERS = 0.3
_WORDS_OF_A_NAME = 3
_MOST_NAMES = 8


def read_unnamed_cues(sheet: Sheet) -> Reading | None:
    """Subtitles without voices as one turn; who speaks is left to the researcher."""
    if not any(line.is_cue for line in sheet.lines):
        return None
    return _one_voice(
        sheet,
        Message("subtitles that name nobody"),
        Message("The subtitles name no speaker: everything stands in one turn."),
        Message("Split the turn where the speaker changes, or split it at the question marks."),
    )


def read_question_marks(sheet: Sheet) -> Reading | None:
    """Short paragraphs that end with a question mark as questions: a guess, and said to be one."""
    asking = {
        index: Message("a short paragraph that ends with a question mark")
        for index, line in enumerate(sheet.lines)
        if _is_question(line)
    }
    n_answers = len(sheet.lines) - len(asking)
    if not asking or n_answers < max(1, _LEAST_ANSWERS * len(sheet.lines)):
        return None
    finding = Finding(
        sheet.place(sheet.lines[0]),
        Message("Nothing shows who speaks: questions were guessed by their question marks."),
        Message("Check every turn, or add labels to the file and import it again."),
    )
    return Reading(tuple(layout_pieces(sheet, asking)), layout_roles(sure=False), (finding,))


def read_one_voice(sheet: Sheet) -> Reading:
    """Everything as one turn of a respondent."""
    reading = _one_voice(
        sheet,
        Message("nothing shows a change of speaker"),
        Message("Nothing shows who speaks: everything stands in one turn."),
        Message("Split the turn where the speaker changes, or add labels and import again."),
    )
    return replace(reading, findings=(*reading.findings, *_names_alone(sheet)))


def _names_alone(sheet: Sheet) -> Iterator[Finding]:
    """Names the text speaks of that stand alone above a paragraph: somebody may speak there."""
    whole = "\n".join(line.text for line in sheet.lines)
    found: dict[str, Line] = {}
    for line, below in pairwise(sheet.lines):
        name = line.talk
        is_short = len(name.split()) <= _WORDS_OF_A_NAME and len(below.text) > len(name)
        shape = shape_of(name) if is_short and not line.heading else None
        if shape is not None and shape.look is Look.NAME and _is_spoken_of(name, whole):
            found.setdefault(name, line)
    if found:
        yield Finding(
            sheet.place(next(iter(found.values()))),
            Message.plural(
                "A name stands alone on its line and was kept as text: {names}.",
                "{n} names stand alone on their lines ({names}) and were kept as text; this is the "
                "first.",
                n=len(found),
                names=", ".join(list(found)[:_MOST_NAMES]) + "…" * (len(found) > _MOST_NAMES),
            ),
            Message("If somebody else begins to speak here, split the turn."),
        )


def _is_spoken_of(name: str, text: str) -> bool:
    """Whether a name stands inside a line too."""
    return (
        re.search(rf"[^\W\d_][ ,]+{re.escape(name)}(?!\w)|^{re.escape(name)}[ ,]", text, re.M)
        is not None
    )


def _one_voice(sheet: Sheet, how: Message, doubt: Message, advice: Message) -> Reading:
    pieces: list[Piece] = []
    for line in sheet.lines:
        at, start_s, end_s = talk_from(line)
        at = at if not pieces or line.is_cue else line.text_from
        pieces.append(Piece(line, ANSWERER, how, at, Role.RESPONDENT, start_s, end_s))
    findings = (Finding(sheet.place(sheet.lines[0]), doubt, advice),) if pieces else ()
    reason = RoleReason(Role.RESPONDENT, Message("nobody is named"), sure=False)
    return Reading(tuple(pieces), {ANSWERER: reason}, findings)


def _is_question(line: Line) -> bool:
    text = line.talk.rstrip(' »”"*')
    return text.endswith("?") and len(text.split()) <= _MAX_QUESTION and not line.is_cue
