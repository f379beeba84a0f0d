"""What one coder asks of another about something of the study."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply to a request."""

    id: str
    text: str
    coder_id: str
    created_at: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request or comment; open until somebody closes it.

    ``about`` names a kind of thing (coding, code, source, participant, study), ``about_id`` which.
    """

    id: str
    about: str
    about_id: str
    text: str
    coder_id: str
    created_at: str
    answers: tuple[Answer, ...] = ()
    closed_at: str | None = None
    closed_by: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has closed it."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class ParticipantCheck:
    """Something sent back to a participant, and what came of it; dates as ISO text."""

    id: str
    participant_id: str
    subject: str
    sent_on: str
    source_id: str | None = None
    answered_on: str | None = None
    outcome: str = ""
    note: str = ""
