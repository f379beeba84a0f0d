"""Release: names are replaced, and the text leaves the vault for the study."""

from __future__ import annotations

import streamlit as st

from app.frame import work
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import SCREENS, go, link
from app.frame.opened import say_empty, study_handle
from app.frame.trouble import notice, show_findings
from app.frame.vault_door import vault_is_open
from app.screens.release_parts import key, statement, waiting_text
from qualcode.model import Source
from qualcode.services import release
from qualcode.services.release import ReleaseReport
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw() -> None:
    """The review first; then the two ways for names replaced elsewhere; below, what waits."""
    handle = study_handle()
    heading(_("Release"), help_page="names")
    _take_over(handle)
    sources = release.waiting(handle.study)
    if not sources:
        _nothing_waits()
        return
    if not vault_is_open(handle, _("The texts that wait are in it.")):
        return
    st.markdown(
        _(
            "Only text without names enters the study, where it is read, coded and shared. "
            "Most often the names are looked for and decided on here:"
        )
    )
    link("anonymise", _("Look for names and review them"), primary=True, key="qc_release_review")
    st.markdown(_("If they were dealt with elsewhere, give the key, or state that it is done:"))
    chosen = _choose(sources)
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True):
        key.draw(handle, chosen)
    with right, st.container(border=True):
        statement.draw(handle, chosen)
    _trouble_left(handle)
    waiting_text.draw(handle, sources)


def _nothing_waits() -> None:
    say_empty(
        _("Nothing waits in the vault."),
        _("Transcripts that were imported and not yet released are shown here."),
    )
    link("ingest", _("Import transcripts"), primary=True, key="qc_release_empty")


def _choose(sources: tuple[Source, ...]) -> tuple[str, ...]:
    labels = {source.id: source.label for source in sources}
    chosen = st.multiselect(
        _("Waiting in the vault"),
        list(labels),
        default=list(labels),
        format_func=labels.__getitem__,
        key="qc_release_which_" + "_".join(sorted(labels))[:200],
    )
    return tuple(chosen)


def _take_over(handle: Handle) -> None:
    done = work.finished("release")
    if done is None:
        return
    report: ReleaseReport = done.outcome
    handle.desk["release_findings"] = report.findings
    n_replaced = sum(r.n_replaced for r in report.released)
    if report.released:
        notice(
            Message.plural(
                "{n} text released, {replaced} mentions replaced.",
                "{n} texts released, {replaced} mentions replaced.",
                n=len(report.released),
                replaced=n_replaced,
            )
        )
    if report.released and not report.findings:
        go("reading" if any(s.name == "reading" for s in SCREENS) else "study")


def _trouble_left(handle: Handle) -> None:
    findings = handle.desk.get("release_findings") or ()
    if findings:
        st.warning(
            _(
                "What is listed here still waits. Replace these forms by the key, or state that they may stay."
            )
        )
        show_findings(findings)
