"""The extracts of a node, of a coder or of a transcript, each in its context."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.frame import session
from app.frame.extract_view import dress_extracts, show_extract
from app.frame.navigation import go
from app.frame.opened import say_empty
from app.frame.pages_of import page_of
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.screens.codebook_parts.fresh import offered, path_of
from qualcode.model import Codebook
from qualcode.services import codebook, codings
from qualcode.services.coders import list_coders
from qualcode.services.extracts import ListedExtract, list_extracts
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.reading import list_sources
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(study: OpenStudy) -> None:
    """Three choices, then the extracts ten at a time."""
    tree = codebook.get_codebook(study)
    code, coder, source = _choices(study, tree)
    extracts = list_extracts(
        study,
        code_id=code.id if code else None,
        coder_id=coder.id if coder else None,
        source_id=source.id if source else None,
    )
    if not extracts:
        say_empty(
            _("No extract here."),
            _("Import codings from a spreadsheet, code an extract, or choose something wider."),
        )
        return
    st.caption(plain(Message.plural("{n} coding", "{n} codings", n=len(extracts))))
    dress_extracts()
    with st.container(key="qc_extracts"):
        for each in page_of(extracts, "qc_extracts_page"):
            _show(study, tree, each)


def _choices(study: OpenStudy, tree: Codebook) -> tuple[Any, Any, Any]:
    codes = [None, *tree.codes]
    wanted = session.remembered("codings_code")
    start = next((n for n, c in enumerate(codes) if c and c.id == wanted), 0)
    first, second, third = st.columns([2, 1, 1])
    with first:
        code = st.selectbox(
            _("Node, with what stands under it"),
            codes,
            index=start,
            format_func=lambda c: _("The whole codebook") if c is None else offered(tree, c),
            key=f"qc_extracts_code_{start}",
        )
    with second:
        coder = st.selectbox(
            _("Coder"),
            [None, *list_coders(study)],
            format_func=lambda c: _("Everybody") if c is None else c.name,
            key="qc_extracts_coder",
        )
    with third:
        source = st.selectbox(
            _("Transcript"),
            [None, *list_sources(study)],
            format_func=lambda s: _("All") if s is None else s.label,
            key="qc_extracts_source",
        )
    return code, coder, source


def _show(study: OpenStudy, tree: Codebook, each: ListedExtract) -> None:
    coding = each.coding
    with st.container(border=True):
        st.markdown(
            f"**{plain(each.participant)}** · {plain(path_of(tree, each.code))} · "
            f"{plain(each.coder.name)}"
        )
        show_extract(coding.segment.quote, each.before, each.after)
        if coding.comment:
            st.caption(plain(coding.comment))
        with st.container(horizontal=True):
            _buttons(study, each)


def _buttons(study: OpenStudy, each: ListedExtract) -> None:
    coding = each.coding
    if _quiet(_("Read it in the transcript"), "menu_book", f"qc_extract_read_{coding.id}"):
        session.remember("source", each.source.id)
        session.remember("reading_offset", coding.segment.span.start)
        go("reading")
    if _quiet(_("Leave a request"), "forum", f"qc_extract_ask_{coding.id}"):
        session.remember("request_about", ("coding", coding.id))
        go("requests")
    own = coding.coder_id == study.coder.id
    if (own or study.may(Ability.EDIT_STUDY)) and _quiet(
        _("Take the code off"), "backspace", f"qc_extract_off_{coding.id}"
    ):
        with spoken():
            codings.remove_coding(study, coding.id)
            notice(Message("The code is taken off; the history brings it back."))
            st.rerun()


def _quiet(label: str, icon: str, key: str) -> bool:
    return st.button(label, icon=f":material/{icon}:", key=key, type="tertiary")
