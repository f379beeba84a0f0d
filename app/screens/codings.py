"""Codings: the extracts of a node, codings out of a spreadsheet, one extract coded by hand."""

from __future__ import annotations

import streamlit as st

from app.frame import session, work
from app.frame.heading import heading
from app.frame.opened import say_empty, study_handle
from app.screens.codings_parts import bring, by_hand, listed
from qualcode.model import ReleaseState
from qualcode.services import studies
from qualcode.services.open_study import Ability
from qualcode.wording import Message
from qualcode.wording import gettext as _

_VIEWS = {
    "list": Message("Extracts"),
    "bring": Message("Import a spreadsheet"),
    "hand": Message("Code an extract"),
}


def draw() -> None:
    """What there is, and two ways to add to it."""
    handle = study_handle()
    heading(_("Codings"), help_page="codings")
    brought = work.finished("codings")
    if brought is not None:
        handle.desk["codings_import"] = brought.outcome
        session.remember("codings_view", "bring")
    summary = studies.describe(handle.study)
    released = any(s.state is ReleaseState.RELEASED for s in summary.sources)
    if not handle.study.may(Ability.CODE):
        listed.draw(handle.study)
        return
    if not summary.n_codings and not released:
        say_empty(
            _("Nothing can be coded yet."),
            _(
                "Import and release the transcripts first. Codings kept in a spreadsheet then find "
                "their place in them."
            ),
        )
    start = session.remembered("codings_view") or ("list" if summary.n_codings else "bring")
    view = st.segmented_control(
        _("What to do"),
        list(_VIEWS),
        default=start,
        required=True,
        format_func=lambda name: str(_VIEWS[name]),
        key=f"qc_codings_view_{start}",
        label_visibility="collapsed",
    )
    match view:
        case "bring":
            bring.draw(handle)
        case "hand":
            by_hand.draw(handle.study)
        case _:
            listed.draw(handle.study)
