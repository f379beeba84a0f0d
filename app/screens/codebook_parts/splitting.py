"""Some extracts of a code go to a new code beside it."""

from __future__ import annotations

import streamlit as st

from app.frame.figures import show_table
from app.frame.text import short
from app.frame.trouble import notice, spoken
from qualcode.model import Code
from qualcode.services import codebook
from qualcode.services.extracts import list_extracts
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(study: OpenStudy, code: Code) -> None:
    """The extracts to tick, and the name of the new code."""
    extracts = list_extracts(study, code_id=code.id, with_children=False)
    if not extracts:
        st.caption(_("This code has no extract of its own, so there is nothing to split."))
        return
    st.caption(_("Tick the extracts that go to the new code; the others stay here."))
    shown = show_table(
        {
            _("Participant"): [e.participant for e in extracts],
            _("Extract"): [short(e.coding.segment.quote, 160) for e in extracts],
            _("Coder"): [e.coder.name for e in extracts],
        },
        on_select="rerun",
        selection_mode="multi-row",
        key=f"qc_split_rows_{code.id}",
        height=280,
        row_height=80,
    )
    ticked = [extracts[n].coding.id for n in shown.selection.rows]
    st.caption(str(Message.plural("{n} extract chosen", "{n} extracts chosen", n=len(ticked))))
    name = st.text_input(_("Name of the new code"), key=f"qc_split_name_{code.id}")
    if st.button(
        _("Split"),
        type="primary",
        icon=":material/call_split:",
        disabled=not ticked,
        key="qc_split_button",
    ):
        with spoken():
            codebook.split_out(study, code.id, name, ticked)
            notice(Message("“{name}” now has its own extracts.", name=name.strip()))
            st.rerun()
