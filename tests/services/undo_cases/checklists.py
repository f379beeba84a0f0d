"""What is answered to reporting checklists."""

from __future__ import annotations

from qualcode.services import checklist
from qualcode.services.checklist import Checklist
from qualcode.services.open_study import OpenStudy
from tests.services.undo_cases.case import Case


def _answer(study: OpenStudy) -> None:
    checklist.answer_item(study, Checklist.COREQ, 13, text="Deux refus.", place="p. 24")


CASES: dict[str, Case] = {
    "answer_checklist": Case(_answer),
    "answer_checklist again": Case(
        lambda s: checklist.answer_item(s, Checklist.COREQ, 13, text="Trois refus."), _answer
    ),
    "answer_checklist no more": Case(
        lambda s: checklist.answer_item(s, Checklist.COREQ, 13), _answer
    ),
}
