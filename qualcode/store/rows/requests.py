"""The rows of requests, answers and participant checks."""

from __future__ import annotations

from sqlalchemy import select

from qualcode.model import Answer, ParticipantCheck, Request
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import answer, participant_check, request


def request_row(noun: Request) -> Row:
    """The row of a request, its answers apart."""
    return {
        "id": noun.id,
        "about": noun.about,
        "about_id": noun.about_id,
        "text": noun.text,
        "coder_id": noun.coder_id,
        "created_at": noun.created_at,
        "closed_at": noun.closed_at,
        "closed_by": noun.closed_by,
    }


def load_requests(reader: Reader) -> tuple[Request, ...]:
    """Every request with its answers, oldest first."""
    answers: dict[str, list[Answer]] = {}
    for r in reader.execute(select(answer).order_by(answer.c.created_at, answer.c.id)).mappings():
        reply = Answer(r["id"], r["text"], r["coder_id"], r["created_at"])
        answers.setdefault(r["request_id"], []).append(reply)
    rows = reader.execute(select(request).order_by(request.c.created_at, request.c.id)).mappings()
    return tuple(
        Request(
            id=r["id"],
            about=r["about"],
            about_id=r["about_id"],
            text=r["text"],
            coder_id=r["coder_id"],
            created_at=r["created_at"],
            answers=tuple(answers.get(r["id"], ())),
            closed_at=r["closed_at"],
            closed_by=r["closed_by"],
        )
        for r in rows
    )


def check_row(noun: ParticipantCheck) -> Row:
    """The row of a participant check."""
    return {
        "id": noun.id,
        "participant_id": noun.participant_id,
        "source_id": noun.source_id,
        "subject": noun.subject,
        "sent_on": noun.sent_on,
        "answered_on": noun.answered_on,
        "outcome": noun.outcome,
        "note": noun.note,
    }


def load_checks(reader: Reader) -> tuple[ParticipantCheck, ...]:
    """Every participant check, by date of sending."""
    rows = reader.execute(
        select(participant_check).order_by(participant_check.c.sent_on, participant_check.c.id)
    ).mappings()
    return tuple(
        ParticipantCheck(
            id=r["id"],
            participant_id=r["participant_id"],
            subject=r["subject"],
            sent_on=r["sent_on"],
            source_id=r["source_id"],
            answered_on=r["answered_on"],
            outcome=r["outcome"],
            note=r["note"],
        )
        for r in rows
    )
