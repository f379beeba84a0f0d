"""Requests and comments: a supervisor asks about anything, the student answers and closes."""

from __future__ import annotations

from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import Answer, Request, Span, new_id, now
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import visible_ids, visible_requests
from qualcode.store.change import Change
from qualcode.store.rows.codings import load_coding
from qualcode.store.rows.requests import request_row
from qualcode.wording import Message


def list_requests(study: OpenStudy, *, only_open: bool = False) -> tuple[Request, ...]:
    """Every request, oldest first; only those nobody closed if asked."""
    with study.reading() as reader:
        found = visible_requests(reader, study)
    return tuple(r for r in found if r.is_open or not only_open)


def ask(study: OpenStudy, text: str, *, about: str = "study", about_id: str = "") -> Request:
    """A new request about something: coding, code, source, participant or the study."""
    noun = Request(new_id(), about, about_id, _said(text), study.coder.id, now())
    with study.acting("ask", Message("left a request"), Ability.COMMENT) as change:
        change.insert("request", request_row(noun))
    return noun


def place_of(study: OpenStudy, request: Request) -> tuple[str, Span] | None:
    """Where in a text it points: its extract, or the head of its transcript; None for the rest."""
    if request.about == "source":
        return request.about_id, Span(0, 0)
    if request.about != "coding":
        return None
    with study.reading() as reader:
        coding = load_coding(reader, request.about_id)
    return (coding.segment.source_id, coding.segment.span) if coding else None


def reply(study: OpenStudy, request_id: str, text: str) -> Answer:
    """Answers a request."""
    noun = Answer(new_id(), _said(text), study.coder.id, now())
    with study.acting("reply", Message("answered a request"), Ability.COMMENT) as change:
        _require_request(study, change, request_id)
        change.insert(
            "answer",
            {
                "id": noun.id,
                "request_id": request_id,
                "text": noun.text,
                "coder_id": noun.coder_id,
                "created_at": noun.created_at,
            },
        )
    return noun


def close_request(study: OpenStudy, request_id: str) -> None:
    """Marks a request as dealt with."""
    with study.acting("close_request", Message("closed a request"), Ability.COMMENT) as change:
        _require_request(study, change, request_id)
        change.update("request", request_id, closed_at=now(), closed_by=study.coder.id)


def reopen_request(study: OpenStudy, request_id: str) -> None:
    """Opens a closed request again."""
    with study.acting("reopen_request", Message("reopened a request"), Ability.COMMENT) as change:
        _require_request(study, change, request_id)
        change.update("request", request_id, closed_at=None, closed_by=None)


def _require_request(study: OpenStudy, change: Change, request_id: str) -> None:
    """Raises NotFoundError for a request that is not there, or that this coder may not see."""
    known = visible_ids(change.connection, study, "request", (request_id,))
    if not known or change.get("request", request_id) is None:
        raise _unknown()


def _said(text: str) -> str:
    if not text.strip():
        raise BadInputError(Message("There is nothing to send."), Message("Write a sentence."))
    return text.strip()


def _unknown() -> NotFoundError:
    return NotFoundError(
        Message("This request is not in the study."), Message("It may have been taken back.")
    )
