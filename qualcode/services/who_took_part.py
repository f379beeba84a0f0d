"""Who took part in which interview: said by a table, or supposed until a table says it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from qualcode.model import Finding, Interview, Participant, new_id
from qualcode.services.neutral_labels import same_interview
from qualcode.store.change import Change
from qualcode.store.rows.interviews import load_interviews, participant_link_id
from qualcode.store.rows.participants import load_participants
from qualcode.store.rows.requests import load_checks
from qualcode.wording import Message

_FIRST = 6


def write_took_part(change: Change, interview_id: str, participant_id: str) -> None:
    """Says that a participant took part in an interview, once."""
    if participant_link_id(change.connection, interview_id, participant_id) is None:
        change.insert(
            "interview_participant",
            {"id": new_id(), "interview_id": interview_id, "participant_id": participant_id},
        )


def take_out(change: Change, interview: Interview, participant_id: str) -> bool:
    """Unlinks a participant; whether they went, nothing but this interview being known of them."""
    link_id = participant_link_id(change.connection, interview.id, participant_id)
    if link_id is not None:
        change.delete("interview_participant", link_id)
    person = next(p for p in load_participants(change.connection) if p.id == participant_id)
    bare = Participant(person.id, person.identifier, position=person.position)
    elsewhere = (i.participant_ids for i in load_interviews(change.connection))
    checked = (check.participant_id for check in load_checks(change.connection))
    unknown = person == bare and participant_id not in {*chain.from_iterable(elsewhere), *checked}
    if unknown:
        change.delete("participant", participant_id)
    return unknown


def link_as_told(
    change: Change, told: Sequence[tuple[Participant, str]], listed: Sequence[Participant]
) -> tuple[Finding, ...]:
    """Links participants to the interviews a table names; who and what stays unlinked is told.

    Who was supposed at ingest, under the interview's label, makes room unless ``listed`` too.
    """
    if not told:
        return _nobody_interviewed(change, listed)
    interviews = load_interviews(change.connection)
    kept = {participant.id for participant in listed}
    unknown = []
    for participant, name in told:
        interview = same_interview(name, interviews)
        if interview is None:
            unknown.append((participant, name))
            continue
        write_took_part(change, interview.id, participant.id)
        for person in _supposed(change, interview):
            if person.id not in kept:
                take_out(change, interview, person.id)
    return tuple(_no_such_interview(participant, name) for participant, name in unknown)


def _nobody_interviewed(change: Change, listed: Sequence[Participant]) -> tuple[Finding, ...]:
    """Says so when interviews have their participants and none of them is in a table."""
    interviews = load_interviews(change.connection)
    met = set(chain.from_iterable(i.participant_ids for i in interviews))
    if not met or not listed or met & {participant.id for participant in listed}:
        return ()
    there = [p.identifier for p in load_participants(change.connection) if p.id in met]
    return (
        Finding(
            Message("participants of the table"),
            Message(
                "None of them has an interview: those of the study were given by {people}.",
                people=_some(there),
            ),
            Message(
                "Write these identifiers in the table, or add a column “Interview” that names the "
                "interview of each ({labels}), and import it again.",
                labels=_some([interview.label for interview in interviews]),
            ),
        ),
    )


def _supposed(change: Change, interview: Interview) -> list[Participant]:
    """Who stands in an interview under its own label: the guess made when it was ingested."""
    people = {p.id: p for p in load_participants(change.connection)}
    return [
        people[i]
        for i in interview.participant_ids
        if i in people and people[i].identifier.casefold() == interview.label.casefold()
    ]


def _no_such_interview(participant: Participant, name: str) -> Finding:
    return Finding(
        Message("participant {identifier}", identifier=participant.identifier),
        Message("No interview of the study is called “{label}”.", label=name),
        Message("Write the label the interview has in the study, and import the table again."),
    )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_FIRST]) + ("…" if len(names) > _FIRST else "")
