"""Files whose format names who speaks: vtt voices, a column of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from qualcode.ingest.structure.label_shapes import fold_label, shape_of
from qualcode.ingest.structure.page import Line
from qualcode.ingest.structure.pieces import Piece, Reading, RoleReason
from qualcode.ingest.structure.sheet import Sheet
from qualcode.model import Finding
from qualcode.wording import Message


def read_voices(sheet: Sheet) -> Reading | None:
    """Turns by the voices the format gives; a line without goes on with the one before."""
    voices = [line.voice for line in sheet.lines if line.voice]
    if not voices:
        return None
    names = _names(voices)
    return Reading(tuple(_pieces(sheet, names)), _roles(names), tuple(_unnamed(sheet)))


def _names(voices: list[str]) -> Mapping[str, str]:
    """One spelling for each voice: the commonest of those that differ in case or spacing only."""
    counts: dict[str, Counter[str]] = {}
    for voice in voices:
        counts.setdefault(fold_label(voice), Counter())[voice] += 1
    usual = {key: spellings.most_common(1)[0][0] for key, spellings in counts.items()}
    return {voice: usual[fold_label(voice)] for voice in voices}


def _pieces(sheet: Sheet, names: Mapping[str, str]) -> Iterator[Piece]:
    for index, line in enumerate(sheet.lines):
        if line.voice:
            how = Message("the file names the speaker: “{label}”", label=line.voice)
            yield _piece(line, names[line.voice], how)
        elif index == 0:
            yield _piece(line, "", Message("the file names nobody here"))
        else:
            yield _piece(line, None, Message("goes on without a name"))


def _piece(line: Line, speaker: str | None, how: Message) -> Piece:
    return Piece(line, speaker, how, line.text_from, None, line.start_s, line.end_s)


def _roles(names: Mapping[str, str]) -> dict[str, RoleReason]:
    roles = {}
    for name in names.values():
        shape = shape_of(name)
        if shape is not None and shape.role is not None:
            roles[name] = RoleReason(shape.role, Message("the label “{label}” says so", label=name))
    return roles


def _unnamed(sheet: Sheet) -> Iterator[Finding]:
    nameless = [line for line in sheet.lines if not line.voice]
    if nameless:
        yield Finding(
            sheet.place(nameless[0]),
            Message.plural(
                "The file names no speaker here; the text was joined to the speaker before.",
                "The file names no speaker in {n} places, of which this is the first; the text "
                "was joined to the speaker before.",
                n=len(nameless),
            ),
            Message("Check who speaks, and split the turn if it is somebody else."),
        )
