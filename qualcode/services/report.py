"""The Word report: built as its plan wants it, searched for names, its pages counted."""

from __future__ import annotations

from dataclasses import replace

from qualcode.engines import libreoffice
from qualcode.errors import QualcodeError
from qualcode.export.triangulation_report import only_words
from qualcode.export.word.build import build_report
from qualcode.export.word.build import outline as outline_of
from qualcode.export.word.document.manuscript import Heading
from qualcode.export.word.document.page_numbers import fill_page_numbers
from qualcode.export.word.document.template import template_styles
from qualcode.export.word.report import Report
from qualcode.model.report_plan import ReportPlan
from qualcode.services import audit
from qualcode.services.open_study import OpenStudy
from qualcode.services.report_material import report_material
from qualcode.wording import speaking

__all__ = ["Heading", "outline", "word_report"]


def word_report(
    study: OpenStudy,
    plan: ReportPlan | None = None,
    *,
    language: str = "fr",
    template: bytes | None = None,
    page_numbers: bool = True,
) -> bytes:
    """The report as .docx, in the plan's language, else in ``language``.

    ``template`` is a .docx whose styles are used. With ``page_numbers`` the contents carry page
    numbers where LibreOffice is installed; elsewhere the file says how to refresh them. Raises
    BadInputError when nothing is coded yet or the template cannot be read, RefusedError when a name
    would leave.
    """
    plan = plan or ReportPlan()
    spoken = plan.language or language
    with speaking(spoken):
        styles = template_styles(template) if template is not None else None
        report = report_material(study, plan)
        docx = build_report(report, spoken, styles)
        audit.gate(study, {"docx": _searched(report, docx, spoken)})
    if not page_numbers or libreoffice.find_libreoffice() is None:
        return docx
    try:
        return fill_page_numbers(docx, libreoffice.to_pdf(docx), spoken)
    except QualcodeError:
        return docx  # the file says itself how to refresh its contents


def outline(study: OpenStudy, plan: ReportPlan, *, language: str = "fr") -> tuple[Heading, ...]:
    """The headings the report would have, in order, without building it."""
    spoken = plan.language or language
    with speaking(spoken):
        return outline_of(report_material(study, plan, headings_only=True), spoken)


def _searched(report: Report, docx: bytes, language: str) -> bytes:
    """What is searched for names: moments and counts of rounds left out, they read like years."""
    if not report.triangulation:
        return docx
    words = tuple(only_words(each) for each in report.triangulation)
    return build_report(replace(report, triangulation=words), language, pictures=False)
