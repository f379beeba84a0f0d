"""Overview: what the study holds, and what to do next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import SCREENS, link
from app.frame.opened import study_handle
from app.frame.text import plain, strong
from app.frame.trouble import notice, spoken
from app.words import approach_name, source_kind_name, state_name
from qualcode.model import Approach
from qualcode.services import studies
from qualcode.services.open_study import Ability
from qualcode.services.studies import StudySummary
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_SHOWN = 12


def draw() -> None:
    """Counts, the next step, and the study's description to change."""
    handle = study_handle()
    study = handle.study
    summary = studies.describe(study)
    heading(plain(summary.study.title), help_page="start")
    if summary.study.question:
        st.text(summary.study.question)
    for warning in study.findings:  # open on another computer, in a synchronised folder: it stays
        st.warning(plain(warning), icon=":material/warning:")
    if summary.purge_pending:
        st.warning(_("A deletion is not finished: close the study elsewhere, then open it again."))
    _counts(summary)
    _next_step(summary)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _sources(summary)
    with right:
        if study.may(Ability.EDIT_STUDY):
            _description(handle, summary)
        else:
            _described(summary)


def _counts(summary: StudySummary) -> None:
    figures = (
        (_("Participants"), str(summary.n_participants)),
        (_("Interviews"), str(summary.n_interviews)),
        (_("Released"), f"{summary.n_released} / {len(summary.sources)}"),
        (_("Codes and themes"), str(summary.n_codes)),
        (_("Coded extracts"), str(summary.n_extracts)),
        (_("Coders"), str(len(summary.coders))),
    )
    for column, (label, figure) in zip(st.columns(len(figures)), figures, strict=True):
        column.metric(label, figure)


def _next_step(summary: StudySummary) -> None:
    said, screen, label = _what_next(summary)
    if screen not in {s.name for s in SCREENS}:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="qc_next"):
        st.markdown(strong(_("Next step")) + " — " + said)
        link(screen, label, primary=True, key="qc_next_step")


def _what_next(summary: StudySummary) -> tuple[str, str, str]:
    if not summary.sources:
        return (
            _("Bring in the transcripts of your interviews: Word, text, PDF, subtitles, tables…"),
            "ingest",
            _("Import transcripts"),
        )
    n_waiting = len(summary.sources) - summary.n_released
    if n_waiting:
        said = Message.plural(
            "{n} transcript waits in the vault: replace the names in it, then it can be read and coded.",
            "{n} transcripts wait in the vault: replace the names in them, then they can be read and coded.",
            n=n_waiting,
        )
        return plain(said), "anonymise", _("Replace the names")
    if not summary.n_codes:
        return (
            _("Begin the codebook, or bring in one you have."),
            "codebook",
            _("Go to the codebook"),
        )
    if not summary.n_codings:
        return _("Read the interviews and code them."), "reading", _("Read an interview")
    if summary.n_not_coded:
        said = Message.plural(
            "Go on: nothing is coded yet in {n} transcript.",
            "Go on: nothing is coded yet in {n} transcripts.",
            n=summary.n_not_coded,
        )
        return plain(said), "reading", _("Read an interview")
    return _("Look at saturation, or write the thematic tree to Word."), "export", _("Export")


def _sources(summary: StudySummary) -> None:
    st.header(_("Interviews and documents"))
    if not summary.sources:
        st.caption(_("None yet."))
        return
    head = (_("Label"), _("Kind"), _("State"))
    rows = [
        (plain(s.label), source_kind_name(s.kind), state_name(s.state)) for s in summary.sources
    ]
    lines = ("| " + " | ".join(row) + " |" for row in (head, ("---",) * 3, *rows[:_SHOWN]))
    st.markdown("\n".join(lines))
    if len(rows) > _SHOWN:
        st.caption(render(Message("… and {n} more.", n=len(rows) - _SHOWN)))


def _described(summary: StudySummary) -> None:
    """The description for those who only read it; the question stands above already."""
    st.header(_("Description"))
    st.markdown(plain(approach_name(summary.study.approach)))
    for objective in summary.study.objectives:
        st.markdown(f"- {plain(objective)}")


def _description(handle: Handle, summary: StudySummary) -> None:
    st.header(_("Description"))
    present = summary.study
    begins = "qc_study_title" not in st.session_state or "description_seen" not in handle.desk
    if begins:  # the fields show what stands now
        handle.desk["description_seen"] = present
    with st.form("qc_describe", border=False):
        title = st.text_input(_("Title"), value=present.title, key="qc_study_title")
        question = st.text_area(
            _("Research question"), value=present.question, key="qc_study_question", height=90
        )
        objectives = st.text_area(
            _("Objectives, one a line"),
            value="\n".join(present.objectives),
            key="qc_study_objectives",
            height=90,
        )
        approach = choose(
            _("Approach"),
            list(Approach),
            approach_name,
            "qc_study_approach",
            present=present.approach,
        )
        pressed = st.form_submit_button(_("Save"), icon=":material/save:")
    if pressed:
        with spoken():
            _save(
                handle,
                title=title,
                question=question.strip(),
                objectives=tuple(line.strip() for line in objectives.splitlines() if line.strip()),
                approach=approach,
            )
            notice(Message("The description is saved."))
            st.rerun()


def _save(handle: Handle, **shown: Any) -> None:
    """Keeps what was changed in the fields; they go on showing what was typed."""
    seen = handle.desk["description_seen"]
    studies.edit_study(handle.study, seen=seen, **shown)
    handle.desk["description_seen"] = replace(seen, **shown)
