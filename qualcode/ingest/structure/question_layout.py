"""Interviews without labels: questions set apart by their look, answers as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.ingest.header import is_section
from qualcode.ingest.notes import is_closing_remark
from qualcode.ingest.structure.layouts import (
    Questions,
    is_bulleted,
    is_remark_only,
    questions_by_look,
    talk_from,
)
from qualcode.ingest.structure.page import Line
from qualcode.ingest.structure.pieces import Piece, Reading, RoleReason
from qualcode.ingest.structure.sheet import Sheet
from qualcode.model import Finding, Role
from qualcode.wording import Message

ASKER, ANSWERER = "Q", "R"
"""How the two are called when the file calls them nothing."""


def read_question_layout(sheet: Sheet) -> Reading | None:
    """Questions by their look, everything else as answers."""
    if any(line.is_cue for line in sheet.lines):
        return None
    questions = questions_by_look(sheet.lines, range(len(sheet.lines)))
    if questions is None:
        return None
    pieces = tuple(layout_pieces(sheet, questions.lines))
    roles = layout_roles(sure=questions.sure)
    return Reading(pieces, roles, tuple(_doubts(sheet, questions)))


def layout_roles(*, sure: bool) -> dict[str, RoleReason]:
    """Who asks and who answers, told by the look of the page."""
    asks = Message("asks the questions; the file names nobody")
    answers = Message("answers the questions; the file names nobody")
    return {
        ASKER: RoleReason(Role.INTERVIEWER, asks, sure),
        ANSWERER: RoleReason(Role.RESPONDENT, answers, sure),
    }


def layout_pieces(sheet: Sheet, questions: dict[int, Message]) -> Iterator[Piece]:
    """Every line as question, answer, note, heading or end of the recording."""
    bulleted = any(is_bulleted(sheet.lines[index]) for index in questions)
    for index, line in enumerate(sheet.lines):
        at, start_s, end_s = talk_from(line, bulleted=bulleted and index in questions)
        if index in questions:
            how, role = questions[index], Role.INTERVIEWER
            yield Piece(line, ASKER, how, at, role, start_s, end_s)
        elif index >= len(sheet.lines) - 3 and is_closing_remark(line.talk):
            how = Message("says that the recording ends")
            yield Piece(line, "", how, line.text_from, Role.OTHER)
        elif line.heading or is_section(line.talk):
            how = Message("a heading inside the transcript")
            yield Piece(line, "", how, line.text_from, Role.OTHER)
        elif index and is_remark_only(line):
            yield Piece(line, None, Message("a note"), line.text_from)
        else:
            how = Message("a paragraph that is no question")
            yield Piece(line, ANSWERER, how, at, Role.RESPONDENT, start_s, end_s)


def _doubts(sheet: Sheet, questions: Questions) -> Iterator[Finding]:
    first = sheet.lines[min(questions.lines)]
    if not questions.sure:
        yield Finding(
            sheet.place(first),
            Message("Questions and answers were told apart by their look, which is doubtful here."),
            Message("Check the turns one by one before you go on."),
        )
    odd = [
        sheet.lines[index]
        for index, line in enumerate(sheet.lines)
        if index not in questions.lines and _is_plain_question(line)
    ]
    if odd:
        yield Finding(
            sheet.place(odd[0]),
            Message.plural(
                "A short paragraph that ends with a question mark was read as an answer.",
                "{n} short paragraphs that end with a question mark were read as answers; this is "
                "the first.",
                n=len(odd),
            ),
            Message("If the interviewer speaks here, give the turn to the interviewer."),
        )


def _is_plain_question(line: Line) -> bool:
    return line.text.rstrip(' »”"').endswith("?") and len(line.text.split()) <= 25
