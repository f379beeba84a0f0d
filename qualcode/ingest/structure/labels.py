"""Transcripts that name the speaker in front of what is said."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.ingest.header import is_section
from qualcode.ingest.notes import is_closing_remark
from qualcode.ingest.structure.heads import Head, Mark
from qualcode.ingest.structure.label_findings import label_findings
from qualcode.ingest.structure.label_names import Naming, name_speakers
from qualcode.ingest.structure.layouts import (
    asks,
    is_bulleted,
    is_remark_only,
    questions_by_look,
    talk_from,
)
from qualcode.ingest.structure.page import Line
from qualcode.ingest.structure.pieces import Piece, Reading, RoleReason
from qualcode.ingest.structure.sheet import Sheet
from qualcode.model import Role
from qualcode.wording import Message

_ONE_SIDED = 0.5


def read_labels(sheet: Sheet) -> Reading | None:
    """Turns by their labels; where only one side has them, the other goes by its look."""
    if not sheet.labelled:
        return None
    naming = name_speakers(sheet.labelled)
    free = _free_lines(sheet) if _is_one_sided(sheet, naming) else {}
    pieces = tuple(_pieces(sheet, naming, free))
    return Reading(pieces, _roles(sheet, naming), label_findings(sheet, naming, pieces))


def _roles(sheet: Sheet, naming: Naming) -> dict[str, RoleReason]:
    """The roles the labels' own words give."""
    roles: dict[str, RoleReason] = {}
    for head in sheet.labelled.values():
        if head.shape.role is not None:
            label = naming.name(head)
            how = Message("the label “{label}” says so", label=label)
            roles.setdefault(label, RoleReason(head.shape.role, how))
    return roles


def _is_one_sided(sheet: Sheet, naming: Naming) -> bool:
    """Whether all labels are of one side, and many paragraphs have none."""
    speakers = {naming.name(head) for head in sheet.labelled.values()}
    roles = {head.shape.role for head in sheet.labelled.values()}
    n_free = len(sheet.lines) - len(sheet.labelled)
    return (len(speakers) == 1 or roles == {Role.INTERVIEWER}) and n_free >= max(
        1, _ONE_SIDED * len(sheet.labelled)
    )


def _free_lines(sheet: Sheet) -> dict[int, tuple[str, Role, Message]]:
    """Who says the lines without label, when only one side has labels."""
    free = [index for index in range(len(sheet.lines)) if index not in sheet.labelled]
    looks = questions_by_look(sheet.lines, free)
    labels_ask = {head.shape.role for head in sheet.labelled.values()} == {Role.INTERVIEWER}
    if looks is None and not labels_ask:
        asking = {i: Message("ends with a question mark") for i in free if _ends_asking(sheet, i)}
        if not asking:
            return {}
    else:
        asking = looks.lines if looks else {}
    answer = Message("a paragraph without label after a question")
    given: dict[int, tuple[str, Role, Message]] = {}
    for index in free:
        if index in asking:
            given[index] = ("Q", Role.INTERVIEWER, asking[index])
        elif labels_ask and not _stands_apart(sheet.lines[index]):
            given[index] = ("R", Role.RESPONDENT, answer)
    return given


def _stands_apart(line: Line) -> bool:
    return is_remark_only(line) or is_section(line.talk) or is_closing_remark(line.talk)


def _ends_asking(sheet: Sheet, index: int) -> bool:
    return asks(sheet.lines[index].text[-3:]) and len(sheet.lines[index].text.split()) <= 60


def _pieces(
    sheet: Sheet, naming: Naming, free: dict[int, tuple[str, Role, Message]]
) -> Iterator[Piece]:
    one_asker = _sole_asker(sheet, naming)
    waiting: tuple[float | None, float | None] = (None, None)
    for index, line in enumerate(sheet.lines):
        head = sheet.labelled.get(index)
        if head is not None:
            yield _labelled_piece(line, head, naming, waiting)
            waiting = (None, None)
            continue
        if _is_time_before(sheet, index):
            at, start_s, end_s = talk_from(line)
            waiting = (start_s, end_s)
            yield Piece(line, None, Message("a time code"), at)
            continue
        if index in free:
            speaker, role, how = free[index]
            at, start_s, end_s = talk_from(line, bulleted=is_bulleted(line))
            label = (one_asker or "Q") if role is Role.INTERVIEWER else speaker
            yield Piece(line, label, how, at, role, start_s, end_s)
            continue
        yield _unlabelled_piece(sheet, index)


def _sole_asker(sheet: Sheet, naming: Naming) -> str | None:
    askers = {naming.name(h) for h in sheet.labelled.values() if h.shape.role is Role.INTERVIEWER}
    return askers.pop() if len(askers) == 1 else None


def _labelled_piece(
    line: Line, head: Head, naming: Naming, waiting: tuple[float | None, float | None]
) -> Piece:
    label = naming.name(head)
    start_s, end_s = (head.start_s, head.end_s) if head.start_s is not None else waiting
    return Piece(line, label, _how(head, label, naming), head.text_from, None, start_s, end_s)


def _how(head: Head, label: str, naming: Naming) -> Message:
    if head.shape.key in naming.mistyped:
        return Message("label “{typed}”, read as “{label}”", typed=head.label, label=label)
    if head.mark is Mark.ALONE:
        return Message("label “{label}” alone above the text", label=head.label)
    if head.mark is Mark.BOLD or head.in_bold:
        return Message("label “{label}” in bold", label=head.label)
    return Message("label “{label}”", label=head.label)


def _is_time_before(sheet: Sheet, index: int) -> bool:
    """A time code alone on its line, right above a label that has none."""
    line, below = sheet.lines[index], sheet.labelled.get(index + 1)
    if below is None or below.start_s is not None or line.is_cue:
        return False
    at, start_s, _ = talk_from(line)
    return start_s is not None and at == len(line.text)


def _unlabelled_piece(sheet: Sheet, index: int) -> Piece:
    """A line that goes on, a heading between turns, or the end of the recording."""
    line = sheet.lines[index]
    if line.heading or is_section(line.talk):
        return Piece(
            line, "", Message("a heading inside the transcript"), line.text_from, Role.OTHER
        )
    if index >= len(sheet.lines) - 3 and is_closing_remark(line.talk):
        return Piece(line, "", Message("says that the recording ends"), line.text_from, Role.OTHER)
    if index == 0:
        return Piece(line, "", Message("stands before the first label"), line.text_from, Role.OTHER)
    return Piece(line, None, Message("goes on without label"), line.text_from)
