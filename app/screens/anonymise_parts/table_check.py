"""Could a reader pick somebody out of the participants’ table? What causes it, what helps."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.frame.figures import show_table
from app.frame.handles import Handle
from app.frame.kept import Shelf
from app.frame.navigation import link
from app.frame.text import plain, strong
from app.frame.trouble import show_findings
from qualcode.services import reidentification
from qualcode.services.reidentification import ReidentificationReport
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_MOST_SETS = 12
_REPORT = "report"


def draw(handle: Handle) -> None:
    """The check when it is asked for: before and after, side by side."""
    st.header(_("The table of participants"), anchor=False)
    st.markdown(
        _(
            "An age, a town and a year of installation may be enough to know who spoke. The table is "
            "looked at alone, joined with the interviews, and against what the transcripts say."
        )
    )
    shelf = Shelf(handle, "table_check")  # what was found of a table that changed since is gone
    if st.button(_("Check the table"), icon=":material/person_search:", key="qc_table_check"):
        shelf.put(_REPORT, reidentification.check_participants(handle.study))
    report = shelf.get(_REPORT)
    if report is None:
        return
    if not report.table.identifiers or not report.table.columns:
        st.info(_("The table of participants has no column yet: there is nothing to check."))
        link("participants", _("Fill in the table"), key="qc_table_check_fill")
        return
    _figures(report)
    _columns(report)
    _before_and_after(report)
    if report.told:
        _told(report)


def _figures(report: ReidentificationReport) -> None:
    k, alone, people = st.columns(3)
    k.metric(
        _("Smallest group (k)"),
        report.present.k,
        help=_("How many participants share all their values, in the smallest group."),
    )
    alone.metric(_("Alone with their values"), len(report.present.unique))
    people.metric(_("Participants"), report.present.n_rows)


def _columns(report: ReidentificationReport) -> None:
    if not report.singling:
        st.success(_("No set of up to three columns singles anybody out."), icon=":material/check:")
        return
    st.markdown(strong(_("What singles somebody out")))
    rows = [
        {
            _("Columns"): " + ".join(each.columns),
            _("Participants"): ", ".join(each.identifiers),
            _("How many"): len(each.identifiers),
        }
        for each in report.singling[:_MOST_SETS]
    ]
    show_table(rows, key="qc_singling")


def _before_and_after(report: ReidentificationReport) -> None:
    advice = report.advice
    if not advice.steps:
        return
    st.markdown(strong(_("The cheapest way out")))
    st.markdown("\n".join(f"- {plain(step.said)}" for step in advice.steps))
    said = Message(
        "Alone with their values: {before} before, {after} after. Smallest group: {k_before} before, "
        "{k_after} after.",
        before=len(advice.before.unique),
        after=len(advice.after.unique),
        k_before=advice.before.k,
        k_after=advice.after.k,
    )
    st.markdown(plain(said))
    before, after = st.columns(2)
    with before:
        st.caption(_("Before"))
        show_table(_rows(report.table), key="qc_table_before")
    with after:
        st.caption(_("After"))
        show_table(_rows(advice.table), key="qc_table_after")
    st.caption(
        _("Nothing is changed for you: change the table where you publish it, or in Participants.")
    )


def _rows(table: Any) -> list[dict[str, str]]:
    return [
        {_("Participant"): who, **{name: values[n] for name, values in table.columns.items()}}
        for n, who in enumerate(table.identifiers)
    ]


def _told(report: ReidentificationReport) -> None:
    said = Message.plural(
        "{n} value of the table is said again in a transcript",
        "{n} values of the table are said again in the transcripts",
        n=len(report.told),
    )
    with st.expander(render(said)):
        told = [f for f in report.findings if "words" in f.text.values]
        show_findings(told, most=20)
