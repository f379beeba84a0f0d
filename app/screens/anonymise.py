"""Pseudonymisation: what may name somebody is looked for, reviewed, replaced, and watched after."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app.frame import session
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.opened import say_empty, study_handle
from app.frame.vault_door import vault_is_open
from app.screens.anonymise_parts import (
    after,
    beside,
    detection,
    elsewhere,
    key_table,
    leaving,
    releasing,
    review_tab,
    sending,
)
from qualcode.services.reading import list_sources
from qualcode.services.vault import key_was_destroyed
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_PARTS: dict[str, tuple[Message, Callable[[Handle], None]]] = {
    "review": (Message("1. Review"), review_tab.draw),
    "beside": (Message("2. Side by side"), beside.draw),
    "release": (Message("3. Release"), releasing.draw),
    "after": (Message("A name found late, a withdrawal"), after.draw),
    "sending": (Message("Before sending"), sending.draw),
    "key": (Message("Key"), key_table.draw),
}


def draw() -> None:
    """What to do next of the pseudonymisation, one part at a time."""
    handle = study_handle()
    heading(_("Pseudonymisation"), help_page="names")
    if not list_sources(handle.study):
        say_empty(
            _("There is no transcript yet."),
            _("Bring in the first one: it waits in the vault until its names are replaced."),
        )
        link("ingest", _("Import transcripts"), primary=True, key="qc_anonymise_empty")
        return
    if key_was_destroyed(handle.study):  # a participant may still leave, a file be searched
        st.info(
            _("The key of this vault was destroyed: nobody can read its contents any more."),
            icon=":material/key_off:",
        )
        leaving.draw(handle)
        sending.draw(handle)
        return
    if not vault_is_open(handle, _("The original texts and the names are in it.")):
        return
    part = _choose()
    detection.take_over(handle)
    elsewhere.take_over(handle)
    _PARTS[part][1](handle)


def _choose() -> str:
    st.session_state.setdefault(
        "qc_anonymise_choice", session.remembered("anonymise_part", "review")
    )
    chosen = st.segmented_control(
        _("Part"),
        list(_PARTS),
        format_func=lambda part: render(_PARTS[part][0]),
        key="qc_anonymise_choice",
        label_visibility="collapsed",
        required=True,
    )
    part = chosen if chosen in _PARTS else "review"
    session.remember("anonymise_part", part)
    return part
