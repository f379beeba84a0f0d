"""Reviewing: the extracts of a node in one list, re-coded, marked and picked for the report."""

from __future__ import annotations

import streamlit as st

from app.components import extracts as list_part
from app.frame import session
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import go, link
from app.frame.opened import say_empty, study_handle
from app.frame.undo_bar import undo_bar
from app.screens.codebook_parts.carrying import answers_of, carried
from app.screens.codebook_parts.fresh import path_of
from app.screens.codebook_parts.rows import tree_of
from app.screens.extracts_parts.page import make_page
from app.screens.extracts_parts.whose import choose_coder
from qualcode.model import Code
from qualcode.services.codings import who_coded
from qualcode.services.open_study import Ability
from qualcode.wording import gettext as _


def draw() -> None:
    """The choice of a node, its extracts, its analysis."""
    handle = study_handle()
    heading(_("Extracts"), help_page="extracts")
    shown = tree_of(handle)
    if not len(shown.tree) or not who_coded(handle.study):
        say_empty(
            _("Nothing is coded yet."),
            _("Code some extracts first: here they are looked through node by node."),
        )
        link("reading", _("Read and code"), primary=True, key="qc_extracts_reading")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = _choose(handle)
        whose = choose_coder(handle.study, "qc_extracts_coder")
        below = st.toggle(_("With what stands under it"), value=True, key="qc_extracts_below")
        if handle.study.may(Ability.CODE):
            undo_bar(handle.study)
    page = make_page(handle, code, coder_id=whose, with_children=below)
    sent, place = list_part.show(page | {"answers": answers_of(handle)}, key="qc_extracts")
    if sent and carried(handle, sent):
        st.rerun()
    if place is not None and place.asked_id != session.remembered("extracts_asked"):
        session.remember("extracts_asked", place.asked_id)
        session.remember("source", place.source_id)
        session.remember("reading_offset", place.start)
        go("reading")


def _choose(handle: Handle) -> Code | None:
    shown = tree_of(handle)
    coded: list[Code | None] = [c for c in shown.tree.codes if shown.counts[c.id].all[0]]
    wanted = session.remembered("extracts_code")
    start = next((n for n, c in enumerate(coded) if c is not None and c.id == wanted), 0)
    chosen = st.selectbox(
        _("Node"),
        coded,
        index=start,
        format_func=lambda c: path_of(shown.tree, c),
        key=f"qc_extracts_code_{start}",
        width=380,
    )
    if chosen is not None:
        session.remember("extracts_code", chosen.id)
    return chosen
