"""The codebook: the tree of themes and codes, and what can be done with each."""

from __future__ import annotations

import streamlit as st

from app.components import tree as tree_part
from app.frame import session
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import go
from app.frame.opened import study_handle
from app.frame.text import strong
from app.frame.undo_bar import undo_bar
from app.screens.codebook_parts import arrivals, chosen, fresh, merging, versions
from app.screens.codebook_parts.carrying import answers_of, carried
from app.screens.codebook_parts.rows import TreeShown, page_of_tree, tree_of
from qualcode.services.open_study import Ability
from qualcode.wording import gettext as _


def draw() -> None:
    """The tree at the left, the chosen code at the right."""
    handle = study_handle()
    study = handle.study
    heading(_("Codebook"), help_page="codebook")
    shown = tree_of(handle)
    editable = study.may(Ability.EDIT_CODEBOOK)
    if not len(shown.tree):
        arrivals.begin(study, editable=editable)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if editable:
            fresh.button(study, shown.tree)
            arrivals.button(study)
        arrivals.downloads(study)
        versions.button(study)
        if editable:
            undo_bar(study)
    left, right = st.columns(2, gap="medium")
    with left:
        _tree(handle, shown)
    with right, st.container(border=True, key="qc_code_panel"):
        _panel(handle, shown, editable=editable)


def _tree(handle: Handle, shown: TreeShown) -> None:
    present = session.remembered("code")
    selected = present if present in shown.tree else None
    answer = tree_part.show(
        page_of_tree(handle, shown, selected, answers_of(handle)), key="qc_tree"
    )
    st.caption(
        _("Counted: the consensus.") if shown.has_consensus else _("Counted: everybody’s codings.")
    )
    again = bool(answer.operations) and carried(handle, answer.operations)
    if answer.selected != session.remembered("code_clicked"):
        session.remember("code_clicked", answer.selected)
        if answer.selected is not None:  # after another screen the tree has told nothing yet
            session.remember("code", answer.selected)
            again = True
    if again:
        st.rerun()
    if answer.asked is not None and answer.asked.id != session.remembered("tree_asked"):
        session.remember("tree_asked", answer.asked.id)
        codes = tuple(code for code in answer.asked.code_ids if code in shown.tree)
        if answer.asked.what == "merge" and len(codes) > 1:
            merging.window(handle, shown, codes)
        if answer.asked.what == "table" and codes:
            session.remember("grouping_codes", codes)
            go("grouping")


def _panel(handle: Handle, shown: TreeShown, *, editable: bool) -> None:
    code_id = session.remembered("code")
    if code_id not in shown.tree:
        st.markdown(strong(_("No code is chosen.")))
        st.markdown(_("Choose one in the tree to read its definition, change it or move it."))
        return
    chosen.draw(handle.study, shown, shown.tree.get(code_id), editable=editable)
