"""A screen's title, with the way to the page of help that speaks of it."""

from __future__ import annotations

import streamlit as st

from app.frame import session
from app.frame.navigation import go
from qualcode.wording import gettext as _


def heading(title: str, *, help_page: str) -> None:
    """The title at the left; at the right a quiet button to a page of help, by its file name."""
    left, right = st.columns([5, 1], vertical_alignment="bottom")
    left.title(title, anchor=False)
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(
            _("Help"), icon=":material/help:", type="tertiary", key=f"qc_help_from_{help_page}"
        ):
            session.remember("help_page", help_page)
            go("help")
