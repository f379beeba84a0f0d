"""What is done to plans of reports, and what comes back from Word and other programs."""

from __future__ import annotations

from qualcode.model.report_plan import ReportPlan
from qualcode.services import comments_import, refi_import, report_plans
from qualcode.services.coded_transcripts import coded_transcripts
from qualcode.services.open_study import OpenStudy
from qualcode.services.refi_preview import preview_project
from qualcode.services.returned_comments import read_comments
from tests.services.commenting import Reviewed
from tests.services.undo_cases.case import Case

_CODEBOOK = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="essai"><Codes>'
    '<Code guid="2b1c8f0a-6f0e-4b43-9d7e-0d5a3c1e9f11" name="Venu d’ailleurs" isCodable="true"/>'
    "</Codes></CodeBook>"
)


def _plan(study: OpenStudy) -> None:
    report_plans.save_plan(study, ReportPlan(name="Thèse"))


def _remove_plan(study: OpenStudy) -> None:
    report_plans.remove_plan(study, report_plans.find_plan(study, "Thèse").id)


def _comments(study: OpenStudy) -> None:
    ((_name, content),) = coded_transcripts(study, labels=["M1"])
    reviewed = Reviewed(content)
    reviewed.comment("nous aide beaucoup", "À creuser ?")
    back = read_comments(study, "M1.docx", reviewed.saved())
    comments_import.take_comments(study, back.comments)


def _project(study: OpenStudy) -> None:
    preview = preview_project(study, "codes.qdc", _CODEBOOK.encode())
    refi_import.import_project(study, preview)


CASES: dict[str, Case] = {
    "save_report_plan": Case(_plan),
    "remove_report_plan": Case(_remove_plan, _plan),
    "import_comments": Case(_comments),
    "import_project": Case(_project),
}
