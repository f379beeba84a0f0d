"""Export: the thematic tree in Word, transcripts, codebook and tables."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.offer import file_stem, offer, zipped
from app.frame.opened import say_empty, study_handle
from app.frame.work import Work
from app.screens.export_parts.commented import commented
from app.screens.export_parts.figures import figures
from app.screens.export_parts.refi import other_programs
from app.screens.export_parts.tables import tables
from qualcode.services import export_transcripts, studies
from qualcode.services.studies import StudySummary
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _


def draw() -> None:
    """What can leave the study, each with what it needs."""
    handle = study_handle()
    heading(_("Export"), help_page="export")
    summary = studies.describe(handle.study)
    st.header(_("The report in Word"), anchor=False)
    if summary.n_codings:
        st.caption(
            _(
                "Title page, methods, participants, themes with their extracts, saturation, "
                "agreement, codebook, COREQ: the parts you choose, in your order."
            )
        )
        link("report", _("Choose the parts of the report"), primary=True, key="qc_export_report")
    else:
        say_empty(
            _("Nothing is coded yet, so there is no thematic tree to write."),
            _("Code some extracts, or bring in codings from a spreadsheet."),
        )
        link("codings", primary=True, key="qc_export_codings")
    left, right = st.columns(2, gap="large")
    with left:
        _transcripts(handle, summary)
    with right:
        tables(handle, summary)
    commented(handle, summary)
    figures(handle, summary)
    other_programs(handle, summary)


def _transcripts(handle: Handle, summary: StudySummary) -> None:
    st.header(_("Released transcripts"), anchor=False)
    if not summary.n_released:
        say_empty(_("No transcript is released yet."), _("Only text without names leaves."))
        return
    forms = {"docx": _("Word"), "txt": _("Text"), "vtt": _("Subtitles (WebVTT)")}
    form = st.selectbox(
        _("As"), list(forms), format_func=forms.__getitem__, key="qc_export_transcripts_form"
    )
    language = current_language()

    def write(under_way: Work) -> bytes:
        del under_way
        files = export_transcripts.transcripts_as(handle.study, form, language=language)
        return zipped(files)

    offer(
        handle,
        "transcripts",
        _("Prepare the transcripts"),
        file_stem(summary.study.title, _("transcripts")) + ".zip",
        write,
        Message("Writing the transcripts"),
    )
