"""Dialogues in which a dash marks every change of speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualcode.ingest.structure.layouts import asks, is_bulleted
from qualcode.ingest.structure.page import Line
from qualcode.ingest.structure.pieces import Piece, Reading
from qualcode.ingest.structure.question_layout import ANSWERER, ASKER, layout_roles
from qualcode.ingest.structure.sheet import Sheet
from qualcode.model import Finding, Role
from qualcode.wording import Message

_DASH = re.compile(r"[-–—•*▪◦‣·●○➢►>]\s*")
_DASHES = ("-", "–", "—")
_SHARE = 0.6
_FEWEST = 4


def read_dialogue_dashes(sheet: Sheet) -> Reading | None:
    """Two speakers in turn, a new one at every dash; the one who asks more is the interviewer."""
    dashed = [index for index, line in enumerate(sheet.lines) if _is_dashed(line)]
    if len(dashed) < max(_FEWEST, _SHARE * len(sheet.lines)) or dashed[0] != 0:
        return None
    asker_first = _asks(sheet.lines, dashed[::2]) >= _asks(sheet.lines, dashed[1::2])
    finding = Finding(
        sheet.place(sheet.lines[0]),
        Message("The file names nobody; a new speaker was supposed at every dash, by turns."),
        Message(
            "Check that the two alternate throughout; one missing dash shifts all that follow."
        ),
    )
    return Reading(tuple(_pieces(sheet, dashed, asker_first)), layout_roles(sure=False), (finding,))


def _is_dashed(line: Line) -> bool:
    return is_bulleted(line) or line.talk[:1] in _DASHES


def _asks(lines: Sequence[Line], places: Sequence[int]) -> float:
    return sum(asks(lines[index].talk) for index in places) / max(1, len(places))


def _pieces(sheet: Sheet, dashed: Sequence[int], asker_first: bool) -> Iterator[Piece]:  # noqa: FBT001
    turn_of = {index: number for number, index in enumerate(dashed)}
    for index, line in enumerate(sheet.lines):
        number = turn_of.get(index)
        if number is None:
            yield Piece(line, None, Message("goes on without a dash"), line.text_from)
            continue
        is_asker = (number % 2 == 0) is asker_first
        match = _DASH.match(line.text, line.text_from)
        yield Piece(
            line,
            ASKER if is_asker else ANSWERER,
            Message("a dash begins the paragraph"),
            match.end() if match else line.text_from,
            Role.INTERVIEWER if is_asker else Role.RESPONDENT,
            line.start_s,
            line.end_s,
        )
