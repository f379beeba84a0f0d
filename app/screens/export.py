"""Export: the thematic tree in Word, transcripts, codebook and tables."""

from __future__ import annotations

import io
import zipfile

import streamlit as st

from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.offer import file_stem, offer
from app.frame.opened import say_empty, study_handle
from app.frame.work import Work
from app.screens.export_parts.figures import figures
from app.screens.export_parts.refi import other_programs
from app.screens.export_parts.tables import tables
from qualcode.model import Coder
from qualcode.model.report_plan import Quoted, ReportPlan
from qualcode.services import agreement, export_transcripts, report, studies
from qualcode.services.studies import StudySummary
from qualcode.wording import LANGUAGES, Message, current_language
from qualcode.wording import gettext as _

_LANGUAGE_NAMES = {"fr": "Français", "en": "English"}
_MOST = 20


def draw() -> None:
    """What can leave the study, each with what it needs."""
    handle = study_handle()
    heading(_("Export"), help_page="export")
    summary = studies.describe(handle.study)
    st.header(_("The thematic tree in Word"), anchor=False)
    if summary.n_codings:
        _word(handle, summary)
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
    figures(handle, summary)
    other_programs(handle, summary)


def _word(handle: Handle, summary: StudySummary) -> None:
    st.caption(
        _(
            "Participants, interviews, themes with their extracts, new codes per interview, "
            "agreement and codebook in one file you go on writing in."
        )
    )
    first, second, third, fourth = st.columns([1, 1, 1, 1])
    with first:
        language = _language("word")
    with second:
        coder = _coder(handle)
    with third:
        every = st.selectbox(
            _("Extracts under each node"),
            [True, False],
            index=1,
            format_func=lambda all_: _("All of them") if all_ else _("At most…"),
            key="qc_export_every",
        )
    with fourth:
        most = st.number_input(
            _("At most"),
            min_value=1,
            max_value=_MOST,
            value=5,
            disabled=bool(every),
            key="qc_export_most",
        )
    coder_id = coder.id if coder else None
    chosen = None if every else int(most)

    def write(under_way: Work) -> bytes:
        del under_way
        plan = ReportPlan(
            coder_id=coder_id or "",
            quoted=Quoted.EVERY if chosen is None else Quoted.PICKED,
            most=chosen or 5,
        )
        return report.word_report(handle.study, plan, language=language)

    offer(
        handle,
        "word",
        _("Write the Word file"),
        f"{file_stem(summary.study.title, coder.name if coder else '')}.docx",
        write,
        Message("Writing the Word file"),
    )


def _language(key: str) -> str:
    present = LANGUAGES.index(current_language())
    chosen = st.selectbox(
        _("Language of the file"),
        LANGUAGES,
        index=present,
        format_func=_LANGUAGE_NAMES.__getitem__,
        key=f"qc_export_language_{key}_{present}",
    )
    return str(chosen)


def _coder(handle: Handle) -> Coder | None:
    people: list[Coder | None] = [None, *agreement.people(handle.study)]
    return st.selectbox(
        _("Codings of"),
        people,
        format_func=lambda c: c.name if c else _("The consensus, else everybody"),
        key="qc_export_coder",
    )


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
        return _zipped(files)

    offer(
        handle,
        "transcripts",
        _("Prepare the transcripts"),
        file_stem(summary.study.title, _("transcripts")) + ".zip",
        write,
        Message("Writing the transcripts"),
    )


def _zipped(files: tuple[tuple[str, bytes], ...]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return stream.getvalue()
