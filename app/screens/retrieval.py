"""Retrieval: extracts by any combination, words in their context, codes against groups."""

from __future__ import annotations

import streamlit as st

from app.frame import session
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.opened import say_empty, study_handle
from app.screens.retrieval_parts import asking, found, framework, matrix, words
from qualcode.services.reading import list_sources
from qualcode.wording import current_language
from qualcode.wording import gettext as _


def draw() -> None:
    """What is looked for: extracts, words or a matrix; then what was found."""
    handle = study_handle()
    heading(_("Retrieval"), help_page="retrieval")
    if not any(s.version for s in list_sources(handle.study)):
        say_empty(
            _("There is no text to look through yet."),
            _("Import transcripts and release them first."),
        )
        link("ingest", _("Import transcripts"), primary=True, key="qc_retrieval_ingest")
        return
    names = {"extracts": _("Extracts"), "words": _("Words in context"), "matrix": _("Matrices")}
    names["framework"] = _("Framework grid")
    wanted = session.remembered("retrieval_view", "extracts")
    view = st.segmented_control(
        _("What to look for"),
        list(names),
        format_func=lambda key: names[key],
        default=wanted,
        label_visibility="collapsed",
        key=f"qc_retrieval_view_{wanted}_{current_language()}",
    )
    view = view or wanted
    if view != wanted:
        session.remember("retrieval_view", view)
        st.rerun()
    if view == "words":
        words.draw(handle)
    elif view == "matrix":
        matrix.draw(handle)
    elif view == "framework":
        framework.draw(handle)
    else:
        found.draw(handle, asking.ask(handle))
