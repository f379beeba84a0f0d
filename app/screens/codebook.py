"""The codebook: the tree of themes and codes, and what can be done with each."""

from __future__ import annotations

import streamlit as st

from app.components import tree as tree_part
from app.frame import session
from app.frame.heading import heading
from app.frame.opened import study_handle
from app.frame.text import strong
from app.frame.trouble import notice, spoken
from app.frame.undo_bar import undo_bar
from app.screens.codebook_parts import arrivals, chosen, fresh
from app.screens.codebook_parts.rows import Counted, counted, tree_shown
from qualcode.model import Codebook
from qualcode.services import codebook
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw() -> None:
    """The tree at the left, the chosen code at the right."""
    study = study_handle().study
    heading(_("Codebook"), help_page="codebook")
    tree = codebook.get_codebook(study)
    editable = study.may(Ability.EDIT_CODEBOOK)
    if not len(tree):
        arrivals.begin(study, editable=editable)
        return
    counts = counted(study, tree)
    with st.container(horizontal=True, vertical_alignment="center"):
        if editable:
            fresh.button(study, tree)
            arrivals.button(study)
        arrivals.downloads(study)
        if editable:
            undo_bar(study)
    left, right = st.columns([6, 5], gap="medium")
    with left:
        _tree(study, tree, counts, editable=editable)
    with right, st.container(border=True, key="qc_code_panel"):
        _panel(study, tree, counts, editable=editable)


def _tree(study: OpenStudy, tree: Codebook, counts: Counted, *, editable: bool) -> None:
    present = session.remembered("code")
    answer = tree_part.show(
        tree_shown(tree, counts, present if present in tree else None, editable=editable),
        key="qc_tree",
    )
    if answer.move is not None and editable:
        session.remember("code", answer.move.code_id)
        with spoken():
            codebook.move(study, answer.move.code_id, answer.move.parent_id, answer.move.position)
            notice(Message("Moved."))
            st.rerun()
    if answer.selected != session.remembered("code_clicked"):
        session.remember("code_clicked", answer.selected)
        session.remember("code", answer.selected)
        st.rerun()
    st.caption(
        _("Figures: extracts, then participants, with everything under the node.")
        + (" " + _("Drag a node to move it, or press Alt and an arrow key.") if editable else "")
    )


def _panel(study: OpenStudy, tree: Codebook, counts: Counted, *, editable: bool) -> None:
    code_id = session.remembered("code")
    if code_id not in tree:
        st.markdown(strong(_("No code is chosen.")))
        st.markdown(_("Choose one in the tree to read its definition, change it or move it."))
        return
    chosen.draw(study, tree, tree.get(code_id), counts, editable=editable)
