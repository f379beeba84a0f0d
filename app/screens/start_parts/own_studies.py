"""On a lab's server: the studies somebody codes in, and no others."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from app.frame import session
from app.frame.navigation import go
from app.frame.text import plain, strong
from app.frame.trouble import spoken
from qualcode.wording import gettext as _


def draw(folder: Path) -> None:
    """A button each."""
    from qualcode.services import lab

    st.header(_("My studies"))
    own = lab.studies_of(session.signed_in_as() or "", folder)
    if not own:
        st.markdown(
            _(
                "None yet. Begin one, or ask the owner of a study to add you as a coder, by this name."
            )
        )
        st.markdown(strong(session.signed_in_as() or ""))
    for number, study in enumerate(own):
        if st.button(
            plain(study.title),
            icon=":material/description:",
            width="stretch",
            key=f"qc_own_{number}",
        ):
            with spoken():
                session.open_at(study.path)
                go("study")
