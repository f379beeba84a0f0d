"""What is doubtful about the labels of a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import combining, normalize

from qualcode.ingest.structure.label_names import Naming, initials_key
from qualcode.ingest.structure.pieces import Piece
from qualcode.ingest.structure.sheet import Sheet
from qualcode.model import Finding
from qualcode.wording import Message

_LIKE_A_LABEL = re.compile(r"([A-ZÀ-Þ]{2,4}|[A-ZÀ-Þ]\.?)\s*[:：]\s")


def label_findings(sheet: Sheet, naming: Naming, pieces: Sequence[Piece]) -> tuple[Finding, ...]:
    """Labels mistyped or met once, openings nobody says, and what looks like a label."""
    return (
        *_mistyped(sheet, naming),
        *_shortened(sheet, naming),
        *_met_once(sheet, naming, pieces),
        *_without_speaker(sheet, pieces),
        *_kept_as_text(sheet),
    )


def _mistyped(sheet: Sheet, naming: Naming) -> Iterator[Finding]:
    """Labels read as a near one, and spellings that differ in their accents; each spelling once."""
    seen: set[str] = set()
    for index, head in sheet.labelled.items():
        label = naming.name(head)
        slip = head.shape.key in naming.mistyped or _differs_in_accents(head.label, label)
        if slip and head.label not in seen:
            seen.add(head.label)
            yield Finding(
                sheet.place(sheet.lines[index]),
                Message(
                    "The label “{typed}” looks mistyped; it was read as “{label}”.",
                    typed=head.label,
                    label=label,
                ),
                Message("If it is somebody else, give this turn its own speaker."),
            )


def _shortened(sheet: Sheet, naming: Naming) -> Iterator[Finding]:
    """Names written out here and there, where the others are their initials; each once."""
    seen: set[str] = set()
    for index, head in sheet.labelled.items():
        key = head.shape.key
        if naming.meant[key] != key and key not in seen and naming.meant[key] == initials_key(head):
            seen.add(key)
            yield Finding(
                sheet.place(sheet.lines[index]),
                Message(
                    "The label “{typed}” was read as “{label}”, its initials.",
                    typed=head.label,
                    label=naming.name(head),
                ),
                Message("If it is somebody else, give this turn its own speaker."),
            )


def _differs_in_accents(typed: str, label: str) -> bool:
    if typed.isupper() or typed.casefold() == label.casefold():
        return False
    bare = normalize("NFKD", typed.casefold()), normalize("NFKD", label.casefold())
    return len({"".join(c for c in text if not combining(c)) for text in bare}) == 1


def _met_once(sheet: Sheet, naming: Naming, pieces: Sequence[Piece]) -> Iterator[Finding]:
    counts = Counter(naming.name(head) for head in sheet.labelled.values())
    counts.update(piece.speaker for piece in pieces if piece.speaker and piece.role is not None)
    for index, head in sheet.labelled.items():
        label = naming.name(head)
        if counts[label] == 1 and head.shape.key not in naming.mistyped:
            yield Finding(
                sheet.place(sheet.lines[index]),
                Message("The label “{label}” occurs only once.", label=label),
                Message(
                    "Check that it names a speaker; if not, put it back into the text; if it is "
                    "another spelling of a speaker, merge the two."
                ),
            )


def _without_speaker(sheet: Sheet, pieces: Sequence[Piece]) -> Iterator[Finding]:
    first = pieces[0] if pieces else None
    if first is not None and first.speaker == "" and first.line is sheet.lines[0]:
        yield Finding(
            sheet.place(first.line),
            Message("This text stands before the first label: nobody is named for it."),
            Message("Give it a speaker, or move it to the header."),
        )


def _kept_as_text(sheet: Sheet) -> Iterator[Finding]:
    """Initials before a colon that are not believed to be a label, each once."""
    seen: set[str] = set()
    for index, line in enumerate(sheet.lines):
        match = None if index in sheet.labelled else _LIKE_A_LABEL.match(line.talk)
        if match is not None and match[1] not in seen:
            seen.add(match[1])
            yield Finding(
                sheet.place(line),
                Message("“{start} :” was kept as text, not read as a label.", start=match[1]),
                Message("If somebody else begins to speak here, split the turn."),
            )
