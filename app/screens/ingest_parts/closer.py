"""One transcript looked at closely: who speaks, what the head says, the turns."""

from __future__ import annotations

import streamlit as st

from app.frame.text import plain
from app.frame.trouble import show_findings
from app.screens.ingest_parts import facts, speakers, turns
from app.screens.ingest_parts.desk import Desk
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def draw(desk: Desk) -> None:
    """A choice of transcript, then its parts side by side."""
    number = st.selectbox(
        _("Look at"),
        range(len(desk.interviews)),
        format_func=lambda n: f"{desk.interviews[n].label} — {desk.interviews[n].draft.name}",
        key="qc_closer",
        width=420,
    )
    if number is None or number >= len(desk.interviews):
        return
    draft = desk.interviews[number].draft
    left, right = st.columns([2, 3], gap="large")
    with left:
        if draft.encoding:
            st.caption(plain(Message("Read as {encoding}.", encoding=draft.encoding)))
        speakers.draw(desk, number)
        if draft.findings:
            said = Message.plural(
                "{n} point to check", "{n} points to check", n=len(draft.findings)
            )
            with st.expander(render(said), expanded=True):
                show_findings(draft.findings)
        facts.draw(desk, number)
    with right:
        turns.draw(desk, number)
