"""What goes back to a participant to be checked, and what came of it."""

from __future__ import annotations

from datetime import date

from qualcode.errors import BadInputError
from qualcode.model import ParticipantCheck, new_id
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.rows.requests import check_row, load_checks
from qualcode.wording import Message

OUTCOMES = ("approved", "corrected", "declined", "no_answer")


def list_checks(study: OpenStudy) -> tuple[ParticipantCheck, ...]:
    """Every check, by date of sending."""
    with study.reading() as reader:
        return load_checks(reader)


def record_sending(
    study: OpenStudy,
    participant_id: str,
    *,
    subject: str,
    sent_on: date,
    source_id: str | None = None,
) -> ParticipantCheck:
    """Notes that a transcript or a results sheet was sent back to a participant."""
    noun = ParticipantCheck(
        new_id(), participant_id, subject, sent_on.isoformat(), source_id=source_id
    )
    with study.acting(
        "record_sending", Message("sent something back to a participant"), Ability.EDIT_STUDY
    ) as change:
        change.insert("participant_check", check_row(noun))
    return noun


def record_outcome(
    study: OpenStudy, check_id: str, *, outcome: str, answered_on: date | None, note: str = ""
) -> None:
    """Notes what the participant answered: approved, corrected, declined or no_answer.

    ``BadInputError`` for any other outcome.
    """
    if outcome not in OUTCOMES:
        raise BadInputError(
            Message("“{outcome}” is not an outcome of a check.", outcome=outcome),
            Message("Choose approved, corrected, declined or no_answer."),
        )
    with study.acting(
        "record_outcome", Message("noted a participant’s answer"), Ability.EDIT_STUDY
    ) as change:
        answered = answered_on.isoformat() if answered_on else None
        change.update(
            "participant_check", check_id, outcome=outcome, answered_on=answered, note=note
        )
