"""One extract coded by hand: its words pasted from the transcript, its code chosen."""

from __future__ import annotations

import streamlit as st

from app.frame.navigation import link
from app.frame.opened import say_empty
from app.frame.text import plain, short
from app.frame.trouble import notice, spoken
from app.screens.codebook_parts.fresh import offered
from qualcode.model import ReleaseState
from qualcode.services import codebook
from qualcode.services.codings import code_words, find_words
from qualcode.services.open_study import OpenStudy
from qualcode.services.reading import list_sources
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(study: OpenStudy) -> None:
    """The form; it says what is missing when there is no text or no code."""
    sources = [s for s in list_sources(study) if s.state is ReleaseState.RELEASED]
    tree = codebook.get_codebook(study)
    codes = [code for code in tree.codes if not code.retired]
    if not sources:
        say_empty(_("There is no released transcript."), _("Import one, then release it."))
        link("ingest", primary=True, key="qc_hand_ingest")
        return
    if not codes:
        say_empty(_("The codebook is empty."), _("Create a first code, then come back."))
        link("codebook", primary=True, key="qc_hand_codebook")
        return
    with st.form("qc_hand", border=True):
        source = st.selectbox(
            _("Transcript"), sources, format_func=lambda s: s.label, key="qc_hand_source"
        )
        words = st.text_area(
            _("The words to code, copied from the transcript"), key="qc_hand_words", height=110
        )
        code = st.selectbox(
            _("Code"), codes, format_func=lambda c: offered(tree, c), key="qc_hand_code"
        )
        pressed = st.form_submit_button(
            _("Put the code on these words"), type="primary", icon=":material/label:"
        )
    if pressed and source and code:
        with spoken():
            doubt = find_words(study, source.label, words).doubt
            made = code_words(study, source.label, code.id, words)
            said = Message("Coded: “{words}”", words=short(made.segment.quote, 80))
            notice(said, *([doubt] if doubt is not None else []))
            st.rerun()
    st.caption(
        plain(Message("The coding is {name}’s; the history takes it back.", name=study.coder.name))
    )
