"""What is done to memos, requests and participant checks."""

from __future__ import annotations

from datetime import date

from qualcode.services import memos, participant_checks, participants, requests
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import span_of
from tests.services.undo_cases.case import Case, code_id


def _check(study: OpenStudy) -> object:
    person = participants.participants_table(study).participants[0]
    return participant_checks.record_sending(
        study, person.id, subject="transcript", sent_on=date(2026, 5, 1)
    )


def _outcome(study: OpenStudy) -> None:
    (check,) = participant_checks.list_checks(study)
    participant_checks.record_outcome(
        study, check.id, outcome="approved", answered_on=date(2026, 6, 1), note="merci"
    )


def _on_words(study: OpenStudy) -> object:
    source_id, span = span_of(study, "M1", "le temps de se réunir")
    links = [("code", code_id(study, "Temps"))]
    return memos.write_memo(study, "Le soir revient.", source_id=source_id, span=span, links=links)


def _memo(study: OpenStudy) -> str:
    return memos.list_memos(study)[0].id


def _two_linked(study: OpenStudy) -> None:
    _on_words(study)
    memos.write_memo(study, "Suite.", links=[("memo", _memo(study))])


CASES: dict[str, Case] = {
    "write_memo": Case(lambda s: memos.write_memo(s, "Le soir revient.")),
    "edit_memo": Case(
        lambda s: memos.edit_memo(s, memos.list_memos(s)[0].id, "Autre."),
        lambda s: memos.write_memo(s, "Le soir revient."),
    ),
    "remove_memo": Case(
        lambda s: memos.remove_memo(s, memos.list_memos(s)[0].id),
        lambda s: memos.write_memo(s, "Le soir revient."),
    ),
    "ask": Case(lambda s: requests.ask(s, "Pourquoi ?")),
    "reply": Case(
        lambda s: requests.reply(s, requests.list_requests(s)[0].id, "Parce que."),
        lambda s: requests.ask(s, "Pourquoi ?"),
    ),
    "close_request": Case(
        lambda s: requests.close_request(s, requests.list_requests(s)[0].id),
        lambda s: requests.ask(s, "Pourquoi ?"),
    ),
    "reopen_request": Case(
        lambda s: requests.reopen_request(s, requests.list_requests(s)[0].id),
        lambda s: requests.close_request(s, requests.ask(s, "Pourquoi ?").id),
    ),
    "record_sending": Case(_check),
    "record_outcome": Case(_outcome, _check),
    "write_memo_on_words": Case(_on_words),
    "remove_a_linked_memo": Case(lambda s: memos.remove_memo(s, _memo(s)), _two_linked),
    "link_memo": Case(
        lambda s: memos.link_memo(s, _memo(s), "code", code_id(s, "Argent")), _on_words
    ),
    "unlink_memo": Case(
        lambda s: memos.unlink_memo(s, memos.list_memos(s)[0].links[0].id), _on_words
    ),
}
