"""What is done to the summaries of a framework grid."""

from __future__ import annotations

from qualcode.model.summary import CaseKind
from qualcode.services import framework, participants
from qualcode.services.open_study import OpenStudy
from tests.services.undo_cases.case import Case, code_id, first_coding


def _sum_up(study: OpenStudy) -> object:
    person = participants.participants_table(study).participants[0]
    code = code_id(study, "Freins")
    coding = first_coding(study)
    framework.write_summary(
        study, CaseKind.PARTICIPANT, person.id, code, "Court.", rests_on=[coding]
    )
    return None


CASES: dict[str, Case] = {"write_summary": Case(_sum_up)}
