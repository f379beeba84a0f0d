"""From a request to what it is about."""

from __future__ import annotations

import streamlit as st

from app.frame import session
from app.frame.navigation import go
from qualcode.model import Request
from qualcode.services import requests
from qualcode.services.open_study import OpenStudy
from qualcode.wording import gettext as _

_SCREENS = {"code": "codebook", "participant": "participants"}


def open_what(study: OpenStudy, request: Request) -> None:
    """A button to the extract, transcript, code or table of participants it speaks of."""
    if request.about == "study" or not st.button(
        _("Open"),
        icon=":material/open_in_new:",
        type="tertiary",
        key=f"qc_request_open_{request.id}",
    ):
        return
    if request.about == "code":
        session.remember("code", request.about_id)
    if request.about in _SCREENS:
        go(_SCREENS[request.about])
    place = requests.place_of(study, request)
    if place is not None:
        session.remember("source", place[0])
        session.remember("reading_offset", place[1].start)
        go("reading")
