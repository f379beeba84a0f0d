"""Marks that say that somebody else speaks, but not who: ``>>`` of captions, dashes after names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.ingest.header import is_header_like
from qualcode.ingest.structure.heads import Head, Mark, heads_of
from qualcode.ingest.structure.inline_labels import cut_line
from qualcode.ingest.structure.label_names import Naming, name_speakers
from qualcode.ingest.structure.label_shapes import Look
from qualcode.ingest.structure.layouts import asks, is_bulleted, talk_from
from qualcode.ingest.structure.page import Line
from qualcode.ingest.structure.pieces import Piece, Reading, RoleReason
from qualcode.ingest.structure.question_layout import ANSWERER, ASKER, layout_roles
from qualcode.ingest.structure.sheet import Sheet
from qualcode.model import Finding, Role
from qualcode.wording import Message

_ARROWS = re.compile(r"(?<!\S)>{2,3}\s*(?=\S)")
_ENDS = ".?!…)]}\"'”’»-–—,"
_DASH_INSIDE = re.compile(r"(?<=[.?!…»\])])\s+(?=[-–—]\s)")
_DASH = re.compile(r"[-–—]\s*")
_FEWEST = 3
_FEWEST_DASHES = 4
_SHARE = 0.6
_FEW_LABELS = 0.2
_FEW_LINES = 3
_MOST_HEADER = 12
_LONG = 40
_MANY_WORDS = 100
_FIRST, _SECOND = "1", "2"
_NAMES = (Look.KNOWN, Look.NEUTRAL, Look.TITLED, Look.CODE, Look.INITIALS, Look.LETTER, Look.NAME)


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a line opens a turn: where its talk begins, and the label when it has one."""

    text_from: int
    head: Head | None = None


def split_at_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, cut at every ``>>``, or at the dashes of a dialogue that stands in a few lines."""
    if _have_arrows(lines):
        return _cut_at(lines, _ARROWS)
    return _cut_at(lines, _DASH_INSIDE) if _are_dialogues(lines) else tuple(lines)


def _cut_at(lines: Sequence[Line], mark: re.Pattern[str]) -> tuple[Line, ...]:
    return tuple(
        part
        for line in lines
        for part in cut_line(
            line,
            [m.start() for m in mark.finditer(line.text) if m.start() > _after_time(line)],
        )
    )


def _are_dialogues(lines: Sequence[Line]) -> bool:
    """Whether each of a few lines opens with a dash and has many more after ends of sentences."""
    if len(lines) > _FEW_LINES + _MOST_HEADER:
        return False
    spoken = [line for line in lines if not is_header_like(line.talk)]
    inside = [len(_DASH_INSIDE.findall(line.text)) for line in spoken]
    return 0 < len(spoken) <= _FEW_LINES and all(
        n >= _FEWEST and _is_dashed(line) for n, line in zip(inside, spoken, strict=True)
    )


def _have_arrows(lines: Sequence[Line]) -> bool:
    """Whether ``>>`` opens lines and sentences, and is no sign inside them: Menu >> Print."""
    places = [
        (line, match.start())
        for line in lines
        if ">>" in line.text
        for match in _ARROWS.finditer(line.text)
    ]
    opens_line = sum(at <= _after_time(line) for line, at in places)
    after_end = sum(line.text[:at].rstrip()[-1:] in _ENDS for line, at in places if at)
    enough = len(places) >= _FEWEST and opens_line > 0
    return enough and opens_line + after_end >= _SHARE * len(places)


def read_arrows(sheet: Sheet) -> Reading | None:
    """A new speaker at every ``>>``, by its name where it has one, else by turns."""
    openings = {
        index: _opening(_named(sheet, index, match.end()), match.end())
        for index, line in enumerate(sheet.lines)
        if (match := _ARROWS.match(line.text, _after_time(line)))
    }
    if (
        len(openings) < _FEWEST
        or not _have_arrows(sheet.lines)
        or any(line.voice for line in sheet.lines)
    ):
        return None
    labelled = {index: _opening(head, 0) for index, head in sheet.labelled.items()}
    return _by_turns(sheet, {**labelled, **openings}, ">>")


def read_dashes_after_names(sheet: Sheet) -> Reading | None:
    """Dialogues whose first turns name who speaks and whose others open with a dash."""
    dashed = [index for index, line in enumerate(sheet.lines) if _is_dashed(line)]
    if len(dashed) < max(_FEWEST_DASHES, _SHARE * len(sheet.lines)) or dashed[0] == 0:
        return None
    if sum(index in sheet.labelled for index in dashed) > _FEW_LABELS * len(dashed):
        return None
    heads = {index: _named(sheet, index, line.text_from) for index, line in enumerate(sheet.lines)}
    if any(heads[index] is None for index in range(dashed[0])):
        return None
    openings = {
        index: _opening(head, 0)
        for index, head in heads.items()
        if head is not None and (index < dashed[0] or index in sheet.labelled)
    }
    for index in dashed:
        match = _DASH.match(sheet.lines[index].text, sheet.lines[index].text_from)
        openings.setdefault(index, _Opening(match.end() if match else sheet.lines[index].text_from))
    return _by_turns(sheet, openings, "–")


def _opening(head: Head | None, at: int) -> _Opening:
    return _Opening(head.text_from if head else at, head)


def _after_time(line: Line) -> int:
    return talk_from(line)[0]


def _is_dashed(line: Line) -> bool:
    return is_bulleted(line) or bool(_DASH.match(line.talk))


def _named(sheet: Sheet, index: int, at: int) -> Head | None:
    """The label of a line that opens a turn: there, one that stands once only will do."""
    line = sheet.lines[index]
    if index in sheet.labelled:
        return sheet.labelled[index]
    for head in heads_of(line):
        if head.mark is Mark.COLON and head.shape.look in _NAMES and _is_clear(head, line, at):
            return head
    return None


def _is_clear(head: Head, line: Line, at: int) -> bool:
    """No single ordinary word: « Remember: » opens a sentence as well."""
    is_name = head.shape.look is Look.NAME
    return line.text.startswith(head.label, at) and (
        not is_name or len(head.label.split()) > 1 or head.label.isupper()
    )


def _by_turns(sheet: Sheet, openings: Mapping[int, _Opening], mark: str) -> Reading:
    """Who is named by name; an opening without goes to whoever spoke before the last."""
    labelled = {index: opening.head for index, opening in openings.items() if opening.head}
    naming = name_speakers(labelled)
    ends = _where_marks_stop(sheet, openings)
    speakers = _speakers(openings, labelled, naming)
    names = _names_of_unnamed(sheet, speakers)
    said = {index: names.get(speaker, speaker) for index, speaker in speakers.items()}
    pieces = tuple(_pieces(sheet, openings, said, mark, ends))
    roles = {said[i]: _role_said(said[i], head) for i, head in labelled.items() if head.shape.role}
    known = layout_roles(sure=False)
    roles |= {name: known[name] for name in names.values() if name in known}
    findings = tuple(_findings(sheet, openings, mark, ends, n_named=len(labelled)))
    return Reading(pieces, roles, findings)


def _role_said(label: str, head: Head) -> RoleReason:
    role = head.shape.role or Role.RESPONDENT
    return RoleReason(role, Message("the label “{label}” says so", label=label))


def _speakers(
    openings: Mapping[int, _Opening], labelled: Mapping[int, Head], naming: Naming
) -> dict[int, str]:
    found: dict[int, str] = {}
    current = before = None
    for index in sorted(openings):
        if index in labelled:
            speaker = naming.name(labelled[index])
        elif current is None:
            speaker = _FIRST
        else:
            speaker = before or (_SECOND if current == _FIRST else _FIRST)
        if speaker != current:
            current, before = speaker, current
        found[index] = speaker
    return found


def _names_of_unnamed(sheet: Sheet, speakers: Mapping[int, str]) -> dict[str, str]:
    """Q for the unnamed one who asks more than the other, R for the other."""
    asking: dict[str, list[bool]] = {}
    for index, speaker in speakers.items():
        asking.setdefault(speaker, []).append(asks(sheet.lines[index].talk))
    share = {speaker: sum(asked) / len(asked) for speaker, asked in asking.items()}
    unnamed = [speaker for speaker in (_FIRST, _SECOND) if speaker in share]
    if len(unnamed) > 1:
        first_asks = share[_FIRST] >= share[_SECOND]
        return {
            _FIRST: ASKER if first_asks else ANSWERER,
            _SECOND: ANSWERER if first_asks else ASKER,
        }
    others = [n for speaker, n in share.items() if speaker not in unnamed]
    return {one: ASKER if all(share[one] > n for n in others) else ANSWERER for one in unnamed}


def _where_marks_stop(sheet: Sheet, openings: Mapping[int, _Opening]) -> int:
    """The index from which on long paragraphs come without any mark: somebody stopped setting them."""
    last = max(openings)
    rest = [len(line.text.split()) for line in sheet.lines[last + 1 :]]
    stopped = sum(rest) >= max(_MANY_WORDS, _LONG * len(rest))
    return last + 1 if stopped else len(sheet.lines)


def _pieces(
    sheet: Sheet,
    openings: Mapping[int, _Opening],
    said: Mapping[int, str],
    mark: str,
    ends: int,
) -> Iterator[Piece]:
    for index, line in enumerate(sheet.lines):
        opening = openings.get(index)
        at, start_s, end_s = talk_from(line)
        if opening is None:
            if index == ends:
                how = Message("stands after the last “{mark}”", mark=mark)
                yield Piece(line, "", how, line.text_from, Role.OTHER, start_s, end_s)
            elif index == 0:
                how = Message("stands before the first “{mark}”", mark=mark)
                yield Piece(line, "", how, at, Role.OTHER, start_s, end_s)
            else:
                how = Message("goes on without “{mark}”", mark=mark)
                yield Piece(
                    line, None, how, at if line.is_cue else line.text_from, None, None, end_s
                )
            continue
        head = opening.head
        how = Message("“{mark}” opens the turn", mark=mark)
        if head is not None:
            how = Message("label “{label}”", label=head.label)
            start_s = head.start_s if head.start_s is not None else start_s
        yield Piece(line, said[index], how, opening.text_from, None, start_s, end_s)


def _findings(
    sheet: Sheet, openings: Mapping[int, _Opening], mark: str, ends: int, *, n_named: int
) -> Iterator[Finding]:
    unnamed = [index for index in sorted(openings) if openings[index].head is None]
    if unnamed and not n_named:
        yield Finding(
            sheet.place(sheet.lines[unnamed[0]]),
            Message(
                "The file names nobody; a new speaker was supposed at every “{mark}”, by turns.",
                mark=mark,
            ),
            Message(
                "Check that the two alternate throughout; one missing mark shifts all that follow."
            ),
        )
    elif unnamed:
        yield Finding(
            sheet.place(sheet.lines[unnamed[0]]),
            Message.plural(
                "A turn opens with “{mark}” and no name; it was given to who spoke before the last.",
                "{n} turns open with “{mark}” and no name; each was given to who spoke before the "
                "last. This is the first.",
                n=len(unnamed),
                mark=mark,
            ),
            Message(
                "Check that the two alternate throughout; one missing mark shifts all that follow."
            ),
        )
    if ends < len(sheet.lines):
        yield Finding(
            sheet.place(sheet.lines[ends]),
            Message.plural(
                "From here on no “{mark}” shows a change of speaker: {n} word stands in one turn "
                "that names nobody.",
                "From here on no “{mark}” shows a change of speaker: {n} words stand in one turn "
                "that names nobody.",
                n=sum(len(line.text.split()) for line in sheet.lines[ends:]),
                mark=mark,
            ),
            Message("Split it where the speaker changes, and give every turn its speaker."),
        )
