"""The link from a screen to the page of help that speaks of it."""

from __future__ import annotations

import streamlit as st

from app.frame import session
from app.frame.navigation import go
from qualcode.wording import gettext as _


def help_link(page: str) -> None:
    """A quiet button at the right that opens a page of the help, by its file name."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(
            _("Help"), icon=":material/help:", type="tertiary", key=f"qc_help_from_{page}"
        ):
            session.remember("help_page", page)
            go("help")
