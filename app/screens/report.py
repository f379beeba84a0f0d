"""Report: what the Word file holds, in which order and how it looks; kept in the study as plans."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.offer import file_stem, offer
from app.frame.opened import say_empty, study_handle
from app.frame.parts import folded
from app.frame.work import Work
from app.screens.report_parts.chosen import present_plan, take
from app.screens.report_parts.kept import kept_plans
from app.screens.report_parts.looks import looks, title_page
from app.screens.report_parts.outline import outlined, show_outline
from app.screens.report_parts.parts import parts
from qualcode.model.report_plan import ReportPlan
from qualcode.services import report, studies
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _


def draw() -> None:
    """The choices at the left, the outline they give at the right."""
    handle = study_handle()
    heading(_("Report"), help_page="report")
    if not studies.describe(handle.study).n_codings:
        say_empty(
            _("Nothing is coded yet, so there is no thematic tree to write."),
            _("Code some extracts, or bring in codings from a spreadsheet."),
        )
        link("reading", primary=True, key="qc_report_reading")
        return
    kept_plans(handle)
    left, right = st.columns([7, 5], gap="large")
    with right:
        writing = st.container()  # filled once the choices are read
    with left:
        plan = _choices(handle, present_plan(handle))
        take(handle, plan)
        styles = _template()
    with writing:
        _download(handle, plan, styles)
    with right:
        show_outline(handle, plan)


def prepare(handle: Handle) -> None:
    """Reads ahead what the outline needs."""
    if studies.describe(handle.study).n_codings:
        outlined(handle, present_plan(handle))


def _choices(handle: Handle, plan: ReportPlan) -> ReportPlan:
    with st.expander(_("Parts and their order"), expanded=True):
        plan = parts(handle, plan)
    # closed, they leave the plan as it is
    results = folded(_("Results and extracts"), "qc_report_results")
    if results.open:
        with results:
            plan = looks(handle, plan)
    first_page = folded(_("Title page"), "qc_report_first_page")
    if first_page.open:
        with first_page:
            plan = title_page(handle, plan)
    return plan


def _template() -> bytes | None:
    """The file whose styles are used, if one was given."""
    with st.expander(_("Template of the university (.docx), if its styles are to be used")):
        given = st.file_uploader(
            _("Template of the university (.docx), if its styles are to be used"),
            type=["docx"],
            label_visibility="collapsed",
            key="qc_report_template",
        )
    return given.getvalue() if given is not None else None


def _download(handle: Handle, plan: ReportPlan, styles: bytes | None) -> None:
    language = current_language()

    def write(under_way: Work) -> bytes:
        del under_way
        return report.word_report(handle.study, plan, language=language, template=styles)

    title = plan.name or studies.get_study(handle.study).title
    offer(
        handle,
        "report",
        _("Write the Word file"),
        f"{file_stem(title)}.docx",
        write,
        Message("Writing the Word file"),
    )
