"""Interviews: date, place, duration, order, who took part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from qualcode.errors import BadInputError, ConflictError, NotFoundError
from qualcode.ingest.interviews_table import InterviewRow, read_interviews
from qualcode.ingest.reading import read_table
from qualcode.model import Finding, Interview, new_id
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.participants import add_participant_row
from qualcode.store.change import Change
from qualcode.store.rows.interviews import interview_row, load_interviews, participant_link_id
from qualcode.store.rows.participants import load_participants
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class InterviewsImport:
    """How many interviews came in, and points to check."""

    n_added: int
    n_changed: int
    findings: tuple[Finding, ...]


def list_interviews(study: OpenStudy) -> tuple[Interview, ...]:
    """Every interview in the order in which they were done."""
    with study.reading() as reader:
        return load_interviews(reader)


def import_interviews(study: OpenStudy, name: str, content: bytes) -> InterviewsImport:
    """Takes over a csv or xlsx table; known interviews are updated, new ones added."""
    read = read_interviews(read_table(name, content))
    with study.acting(
        "import_interviews", Message("imported the interviews’ table"), Ability.EDIT_STUDY
    ) as change:
        known = {i.label.casefold(): i for i in load_interviews(change.connection)}
        n_added = 0
        for row in read.interviews:
            present = known.get(row.label.casefold())
            n_added += present is None
            interview = present or add_interview_row(change, row.label)
            known[row.label.casefold()] = interview
            write_facts(change, interview, row)
            for identifier in row.participants or (row.label,):
                link_participant(change, interview, identifier)
        change.say(
            Message.plural(
                "imported {n} interview", "imported {n} interviews", n=len(read.interviews)
            )
        )
    return InterviewsImport(n_added, len(read.interviews) - n_added, read.findings)


def set_facts(study: OpenStudy, known: Iterable[InterviewRow]) -> None:
    """Writes what is known of interviews, by label; empty facts leave what is there."""
    with study.acting(
        "set_facts", Message("completed the interviews’ table"), Ability.EDIT_STUDY
    ) as change:
        present = {i.label.casefold(): i for i in load_interviews(change.connection)}
        for row in known:
            interview = present.get(row.label.casefold()) or add_interview_row(change, row.label)
            write_facts(change, interview, row)


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

    ``participants``, if given, are all the identifiers of those who took part.
    """
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
        wanted = replace(present, **facts)  # type: ignore[arg-type]
        if not wanted.label.strip():
            raise BadInputError(
                Message("An interview needs a label."), Message("Use E1, E2… or the identifier.")
            )
        _refuse_double(change, wanted)
        row = interview_row(wanted)
        change.update("interview", row.pop("id"), **row)
        if participants is not None:
            _set_participants(change, present, participants)
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
    position = max((i.position for i in load_interviews(change.connection)), default=0) + 1
    noun = Interview(new_id(), label.strip(), position=position)
    change.insert("interview", interview_row(noun))
    return noun


def link_participant(change: Change, interview: Interview, identifier: str) -> str:
    """Says that a participant took part in an interview, adding them if need be; returns their id."""
    known = {p.identifier.casefold(): p for p in load_participants(change.connection)}
    participant = known.get(identifier.strip().casefold()) or add_participant_row(
        change, identifier
    )
    if participant_link_id(change.connection, interview.id, participant.id) is None:
        change.insert(
            "interview_participant",
            {"id": new_id(), "interview_id": interview.id, "participant_id": participant.id},
        )
    return participant.id
