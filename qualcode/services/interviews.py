"""Interviews: date, place, duration, order, who took part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from qualcode.errors import BadInputError, ConflictError, NotFoundError
from qualcode.ingest.interviews_table import InterviewRow, read_interviews
from qualcode.ingest.reading import read_table
from qualcode.model import Finding, Interview, new_id
from qualcode.services.neutral_labels import same_interview
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.participants import add_participant_row
from qualcode.services.table_cells import CellGate, TableImport
from qualcode.services.who_took_part import take_out, write_took_part
from qualcode.store.change import Change
from qualcode.store.rows.interviews import (
    interview_row,
    load_interviews,
    next_interview_position,
    participant_link_id,
)
from qualcode.store.rows.participants import participant_ids
from qualcode.store.rows.sources import load_sources
from qualcode.wording import Message


def list_interviews(study: OpenStudy) -> tuple[Interview, ...]:
    """Every interview in the order in which they were done."""
    with study.reading() as reader:
        return load_interviews(reader)


def import_interviews(study: OpenStudy, name: str, content: bytes) -> TableImport:
    """Takes over a csv or xlsx table; known interviews are updated, new ones added."""
    read = read_interviews(read_table(name, content))
    gate = CellGate.of(study)
    with study.acting(
        "import_interviews", Message("imported the interviews’ table"), Ability.EDIT_STUDY
    ) as change:
        present = {i.id: i for i in load_interviews(change.connection)}
        people = participant_ids(change.connection)
        transcribed = {s.interview_id for s in load_sources(change.connection) if s.interview_id}
        met: set[str] = set()
        alone: list[str] = []
        for row in read.interviews:
            interview = same_interview(row.label, present.values())
            if interview is None:
                alone.append(row.label)
                interview = add_interview_row(change, row.label)
                present[interview.id] = interview
            met.add(interview.id)
            write_facts(change, interview, _passed(gate, interview, row))
            _write_who(change, interview, row, people)
        gate.keep(change)
        left = [i.label for i in present.values() if i.id in transcribed - met]
        change.say(
            Message.plural(
                "imported {n} interview", "imported {n} interviews", n=len(read.interviews)
            )
        )
    strangers = (_without_transcript(name, label, left) for label in alone if left)
    return TableImport(
        len(alone), len(read.interviews) - len(alone), (*read.findings, *gate.findings, *strangers)
    )


def _write_who(
    change: Change, interview: Interview, row: InterviewRow, people: dict[str, str]
) -> None:
    """Links those the row names; whoever was supposed at ingest, under its label, makes room."""
    named = row.participants or (() if interview.participant_ids else (row.label,))
    linked = {link_participant(change, interview, identifier, people) for identifier in named}
    supposed = people.get(interview.label.casefold())
    if not row.participants or supposed is None or supposed in linked:
        return
    if supposed in interview.participant_ids and take_out(change, interview, supposed):
        people.pop(interview.label.casefold())


def _without_transcript(name: str, label: str, left: list[str]) -> Finding:
    return Finding(
        Message("{name}", name=name),
        Message("No transcript has the label {label}: it came in as a new interview.", label=label),
        Message(
            "If its transcript is {labels}, undo, write that label in the table and import it again.",
            labels=", ".join(left),
        ),
    )


def set_facts(study: OpenStudy, known: Iterable[InterviewRow]) -> None:
    """Writes what is known of interviews, by label; empty facts leave what is there."""
    gate = CellGate.of(study)
    with study.acting(
        "set_facts", Message("completed the interviews’ table"), Ability.EDIT_STUDY
    ) as change:
        present = {i.label.casefold(): i for i in load_interviews(change.connection)}
        for row in known:
            interview = present.get(row.label.casefold()) or add_interview_row(change, row.label)
            write_facts(change, interview, _passed(gate, interview, row))
        gate.keep(change)


def _passed(gate: CellGate, interview: Interview, row: InterviewRow) -> InterviewRow:
    """A row as the study may have it: a day and a place that name somebody wait in the vault."""
    who = interview.id, interview.label
    given = gate.facts({"date": row.date, "place": row.place}, who, asdict(interview))
    return replace(row, date=str(given["date"]), place=str(given["place"]))


def write_facts(change: Change, interview: Interview, row: InterviewRow) -> None:
    """Writes what a row says of an interview."""
    facts = {
        "date": row.date,
        "place": row.place,
        "duration_min": row.duration_min,
        "position": row.position or None,
        "guide_version": row.guide_version,
    }
    given = {k: v for k, v in facts.items() if v not in (None, "")}
    change.update("interview", interview.id, **given)


def add_interview(study: OpenStudy, label: str) -> Interview:
    """A new interview after the last one; ConflictError when the label is taken."""
    wanted = label.strip()
    if not wanted:
        raise BadInputError(
            Message("An interview needs a label."), Message("Use E1, E2… or the identifier.")
        )
    said = Message("added interview {label}", label=wanted)
    with study.acting("add_interview", said, Ability.EDIT_STUDY) as change:
        taken = {i.label.casefold() for i in load_interviews(change.connection)}
        if wanted.casefold() in taken:
            raise ConflictError(
                Message("There is already an interview {label}.", label=wanted),
                Message("Choose another label."),
            )
        return add_interview_row(change, wanted)


def edit_interview(
    study: OpenStudy,
    interview_id: str,
    *,
    participants: tuple[str, ...] | None = None,
    **facts: object,
) -> Interview:
    """Changes label, date, place, duration_min, position or guide_version of an interview.

    ``participants``, if given, are all the identifiers of those who took part. A place that may
    name somebody and the day of a date wait in the vault; LockedError when it is not open.
    """
    gate = CellGate.of(study)
    with study.acting(
        "edit_interview", Message("changed an interview"), Ability.EDIT_STUDY
    ) as change:
        present = next(
            (i for i in load_interviews(change.connection) if i.id == interview_id), None
        )
        if present is None:
            raise NotFoundError(
                Message("This interview is not in the study."), Message("Choose one of the table.")
            )
        given = gate.facts(facts, (present.id, present.label), asdict(present))
        gate.require_vault()
        wanted = replace(present, **given)  # type: ignore[arg-type]
        if not wanted.label.strip():
            raise BadInputError(
                Message("An interview needs a label."), Message("Use E1, E2… or the identifier.")
            )
        _refuse_double(change, wanted)
        row = interview_row(wanted)
        change.update("interview", row.pop("id"), **row)
        if participants is not None:
            _set_participants(change, present, participants)
        gate.keep(change)
        change.say(Message("changed interview {label}", label=wanted.label))
        return wanted


def _refuse_double(change: Change, wanted: Interview) -> None:
    others = {i.label.casefold() for i in load_interviews(change.connection) if i.id != wanted.id}
    if wanted.label.strip().casefold() in others:
        raise ConflictError(
            Message("There is already an interview {label}.", label=wanted.label),
            Message("Choose another label."),
        )


def _set_participants(change: Change, interview: Interview, participants: tuple[str, ...]) -> None:
    """Who took part: those named and nobody else."""
    linked = {link_participant(change, interview, identifier) for identifier in participants}
    for participant_id in set(interview.participant_ids) - linked:
        link_id = participant_link_id(change.connection, interview.id, participant_id)
        if link_id is not None:
            change.delete("interview_participant", link_id)


def add_interview_row(change: Change, label: str) -> Interview:
    """Writes a new interview after the last one."""
    position = next_interview_position(change.connection)
    noun = Interview(new_id(), label.strip(), position=position)
    change.insert("interview", interview_row(noun))
    return noun


def link_participant(
    change: Change, interview: Interview, identifier: str, known: dict[str, str] | None = None
) -> str:
    """Says that a participant took part in an interview, adding them if need be; returns their id.

    ``known`` spares many calls from looking everybody up again: ids by case-folded identifier,
    to which whoever is added here is added.
    """
    ids = participant_ids(change.connection) if known is None else known
    folded = identifier.strip().casefold()
    if folded not in ids:
        ids[folded] = add_participant_row(change, identifier).id
    participant_id = ids[folded]
    write_took_part(change, interview.id, participant_id)
    return participant_id
