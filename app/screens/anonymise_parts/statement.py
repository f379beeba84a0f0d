"""Release on the researcher's statement that names were replaced already."""

from __future__ import annotations

import streamlit as st

from app.frame import work
from app.frame.handles import Handle
from app.frame.text import strong
from qualcode.services import release
from qualcode.services.release import Statement
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(handle: Handle, chosen: tuple[str, ...]) -> None:
    """Names to look for all the same, then the statement."""
    st.markdown(strong(_("They are anonymised already")))
    st.caption(
        _(
            "Telephone numbers, addresses and the names you give here are looked for first. "
            "A text in which one still stands is not released."
        )
    )
    forms = st.text_area(
        _("Names to look for all the same, one a line"), key="qc_look_for", height=68
    )
    kept = st.multiselect(
        _("Found, and may stay"),
        _found(handle),
        key="qc_may_stay",
        accept_new_options=True,
        placeholder=_("None"),
    )
    if st.button(
        _("I state that no name is left: release"),
        icon=":material/shield:",
        disabled=not chosen,
        key="qc_release_stated",
    ):
        stated = Statement(
            tuple(line.strip() for line in forms.splitlines() if line.strip()), tuple(kept)
        )
        work.start(
            "release",
            Message("Looking for names"),
            lambda under_way: release.release_as_stated(
                handle.study, stated, source_ids=chosen, progress=under_way.tell
            ),
            handle,
        )
        st.rerun()


def _found(handle: Handle) -> list[str]:
    """The forms the last search came upon."""
    forms = [
        str(finding.text.values["form"])
        for finding in handle.desk.get("release_findings") or ()
        if "form" in finding.text.values
    ]
    return list(dict.fromkeys(forms))
