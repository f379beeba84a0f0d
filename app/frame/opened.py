"""The open study as a screen takes it."""

from __future__ import annotations

import streamlit as st

from app.frame import session
from app.frame.handles import Handle
from app.frame.navigation import link
from qualcode.wording import gettext as _


def study_handle() -> Handle:
    """This session's open study. Without one the screen says so and ends here."""
    handle = session.current()
    if handle is None:
        st.title(_("No study is open"))
        st.markdown(_("Open one, or begin a new one."))
        link("start", _("Go to my studies"), primary=True, key="qc_go_start_empty")
        st.stop()
    return handle


def say_empty(what: str, then: str) -> None:
    """What is not there yet, and what to do next."""
    with st.container(border=True):
        st.markdown(f"**{what}**  \n{then}")
