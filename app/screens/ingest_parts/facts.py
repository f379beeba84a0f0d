"""What the head of a transcript says: date, place, duration."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from app.screens.ingest_parts.desk import Desk
from qualcode.services import corrections
from qualcode.wording import gettext as _


def draw(desk: Desk, number: int) -> None:
    """The facts to correct, and the head's paragraphs."""
    draft = desk.interviews[number].draft
    with st.expander(_("Head of the transcript"), expanded=bool(draft.header)):
        with st.form(f"qc_facts_{number}", border=False):
            date = st.text_input(_("Date"), value=draft.facts.date, key=f"qc_fact_date_{number}")
            place = st.text_input(
                _("Place"), value=draft.facts.place, key=f"qc_fact_place_{number}"
            )
            duration = st.number_input(
                _("Duration in minutes"),
                value=draft.facts.duration_min,
                min_value=0.0,
                step=1.0,
                format="%.0f",
                key=f"qc_fact_duration_{number}",
            )
            if st.form_submit_button(_("Take over")):
                facts = replace(draft.facts, date=date, place=place, duration_min=duration)
                desk.correct(number, lambda d: corrections.set_facts(d, facts))
                st.rerun()
        for place_, line in enumerate(draft.header):
            _line(desk, number, place_, line)


def _line(desk: Desk, number: int, place: int, line: str) -> None:
    words, act = st.columns([5, 1], vertical_alignment="center")
    words.text(line)
    if act.button(
        "",
        icon=":material/subdirectory_arrow_left:",
        help=_("The interview begins here"),
        key=f"qc_header_{number}_{place}",
        type="tertiary",
    ):
        desk.correct(number, lambda d: corrections.header_to_turn(d, place, ""))
        st.rerun()
