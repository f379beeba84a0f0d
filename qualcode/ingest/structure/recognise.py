"""From a document to a draft: header, speakers, turns, and what to check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qualcode.ingest.document import Document
from qualcode.ingest.draft import DraftSpeaker, DraftTurn, TranscriptDraft, count_speakers
from qualcode.ingest.header import is_header_like, keyed_length
from qualcode.ingest.structure.head_zone import facts_of, head_length, introduced
from qualcode.ingest.structure.heads import Head, heads_of
from qualcode.ingest.structure.inline_labels import split_at_labels
from qualcode.ingest.structure.label_evidence import weigh
from qualcode.ingest.structure.label_names import add_mistyped
from qualcode.ingest.structure.label_shapes import shape_of
from qualcode.ingest.structure.page import Line, page_of
from qualcode.ingest.structure.pieces import Reading, RoleReason, turns_of
from qualcode.ingest.structure.recognisers import RECOGNISERS
from qualcode.ingest.structure.roles import doubt_of, settle_roles
from qualcode.ingest.structure.sheet import Sheet
from qualcode.ingest.structure.speaker_marks import split_at_marks
from qualcode.model import Finding, Role
from qualcode.wording import Message

_MOST_SHOWN = 12


def recognise(document: Document) -> TranscriptDraft:
    """The draft of a transcript; every turn and speaker says how it was recognised.

    What is doubtful stands among the findings, after those of the reader.
    """
    page = page_of(document)
    header, sheet, run_together = _sheet(split_at_marks(page.lines), document)
    reading = _read(sheet)
    turns = turns_of(reading.pieces)
    if not turns:
        header, turns = page.lines, ()
    by_label = _introduced_roles(turns, introduced(header))
    roles = settle_roles(turns, {**reading.roles, **by_label})
    draft = TranscriptDraft(
        name=document.name,
        format=document.format,
        encoding=document.encoding,
        turns=tuple(_with_role(turn, roles) for turn in turns),
        speakers=tuple(
            DraftSpeaker(label, reason.role, 0, reason.how, reason.sure)
            for label, reason in roles.items()
        ),
        facts=facts_of(header),
        header=tuple(line.text.replace("\t", " ") for line in header),
        findings=(
            *document.findings,
            *_header_findings(sheet, header, turns),
            *run_together,
            *reading.findings,
            *_role_findings(sheet, turns, _to_check(roles, reading)),
        ),
    )
    return count_speakers(draft)


def _sheet(
    lines: tuple[Line, ...], document: Document
) -> tuple[tuple[Line, ...], Sheet, tuple[Finding, ...]]:
    """Header lines, the body with its labels, and findings on turns that were run together."""
    heads = tuple(_heads(line) for line in lines)
    labelled = add_mistyped(heads, weigh(lines, heads))
    n_header = head_length(lines, labelled)
    if any(line.voice for line in lines):
        first = next(index for index, line in enumerate(lines) if line.voice)
        n_header = min(n_header, first)
    header, body, heads = lines[:n_header], lines[n_header:], heads[n_header:]
    labelled = add_mistyped(heads, weigh(body, heads))
    body, new = split_at_labels(body, labelled)
    if new:
        heads = tuple(_heads(line) for line in body)
        labelled = add_mistyped(heads, weigh(body, heads))
    sheet = Sheet(body, labelled, document.name, document.format)
    return header, sheet, tuple(_run_together(sheet, new))


def _heads(line: Line) -> tuple[Head, ...]:
    return () if line.voice else heads_of(line)


def _read(sheet: Sheet) -> Reading:
    if not sheet.lines:
        return Reading(())
    return next(reading for read in RECOGNISERS if (reading := read(sheet)) is not None)


def _introduced_roles(
    turns: Sequence[DraftTurn], by_key: Mapping[str, RoleReason]
) -> dict[str, RoleReason]:
    labels = {turn.speaker for turn in turns if turn.speaker}
    shapes = {label: shape_of(label) for label in labels}
    return {
        label: by_key[shape.key]
        for label, shape in shapes.items()
        if shape is not None and shape.key in by_key
    }


def _with_role(turn: DraftTurn, roles: Mapping[str, RoleReason]) -> DraftTurn:
    return replace(turn, role=roles[turn.speaker].role if turn.speaker else Role.OTHER)


def _run_together(sheet: Sheet, new: Sequence[Line]) -> Iterator[Finding]:
    """One point for all: where the first stands, and the numbers of the others."""
    if new:
        numbers = list(dict.fromkeys(line.number for line in new))
        shown = ", ".join(map(str, numbers[:_MOST_SHOWN])) + "…" * (len(numbers) > _MOST_SHOWN)
        yield Finding(
            sheet.place(new[0]),
            Message.plural(
                "A label stands inside this paragraph; it was split there: “{start}”.",
                "{n} labels stand inside paragraphs ({numbers}); they were split there. This is "
                "the first: “{start}”.",
                n=len(new),
                start=new[0].text[:40],
                numbers=shown,
            ),
            Message("If nobody else begins to speak there, merge the two turns."),
        )


def _header_findings(
    sheet: Sheet, header: Sequence[Line], turns: Sequence[DraftTurn]
) -> Iterator[Finding]:
    if not turns:
        place = sheet.place(header[0]) if header else Message("{file}", file=sheet.name)
        yield Finding(
            place,
            Message("Nothing in this file reads like an interview."),
            Message(
                "Check that it is the right file, or move paragraphs from the header to the text."
            ),
        )
        return
    stated = keyed_length([line.talk for line in header])
    plain = [line for line in header[stated:] if not is_header_like(line.talk) and not line.heading]
    if plain:
        yield Finding(
            sheet.place(plain[0]),
            Message.plural(
                "A paragraph before the first turn was taken as header although it states no fact.",
                "{n} paragraphs before the first turn were taken as header although they state no "
                "fact; this is the first.",
                n=len(plain),
            ),
            Message("If somebody already speaks there, move it from the header to the text."),
        )


def _to_check(roles: Mapping[str, RoleReason], reading: Reading) -> dict[str, RoleReason]:
    """The roles settled by evidence; a recogniser speaks for its own, where they stood."""
    own = reading.roles
    return {
        label: reason
        for label, reason in roles.items()
        if label not in own or own[label].role is not reason.role
    }


def _role_findings(
    sheet: Sheet, turns: Sequence[DraftTurn], roles: Mapping[str, RoleReason]
) -> Iterator[Finding]:
    """One for each doubtful interviewer; for respondents only where that does not say it."""
    lines = {line.number: line for line in sheet.lines}
    doubtful = {label: reason for label, reason in roles.items() if not reason.sure}
    askers = {label for label, reason in doubtful.items() if reason.role is Role.INTERVIEWER}
    for label, reason in doubtful.items():
        if askers and label not in askers:
            continue
        first = next(turn for turn in turns if turn.speaker == label)
        yield Finding(
            sheet.place(lines[first.line]),
            doubt_of(label, reason.role, reason.how),
            Message("Set the role of this speaker in the preview."),
        )
