"""Where a code stands: under another, earlier or later, in use or retired."""

from __future__ import annotations

import streamlit as st

from app.frame.trouble import notice, spoken
from app.screens.codebook_parts.fresh import offered
from qualcode.model import Code, Codebook
from qualcode.services import codebook
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(study: OpenStudy, tree: Codebook, code: Code) -> None:
    """Up, down, under another; retire."""
    _order(study, tree, code)
    _under(study, tree, code)
    _in_use(study, code)


def _order(study: OpenStudy, tree: Codebook, code: Code) -> None:
    beside = [c.id for c in tree.children(code.parent_id)]
    place = beside.index(code.id)
    with st.container(horizontal=True):
        up = st.button(
            _("Up"), icon=":material/arrow_upward:", disabled=place == 0, key="qc_code_up"
        )
        down = st.button(
            _("Down"),
            icon=":material/arrow_downward:",
            disabled=place == len(beside) - 1,
            key="qc_code_down",
        )
    if up or down:
        with spoken():
            codebook.move(study, code.id, code.parent_id, place + (1 if down else -1))
            st.rerun()


def _under(study: OpenStudy, tree: Codebook, code: Code) -> None:
    inside = {c.id for c in tree.walk(code.id)} | {code.id}
    places: list[Code | None] = [None, *(c for c in tree.codes if c.id not in inside)]
    present = next((n for n, c in enumerate(places) if c and c.id == code.parent_id), 0)
    parent = st.selectbox(
        _("Stands under"),
        places,
        index=present,
        format_func=lambda c: offered(tree, c),
        key=f"qc_code_parent_{code.id}_{code.parent_id}",
    )
    chosen = parent.id if parent else None
    if st.button(
        _("Move it there"),
        icon=":material/drive_file_move:",
        disabled=chosen == code.parent_id,
        key="qc_code_move",
    ):
        with spoken():
            codebook.move(study, code.id, chosen)
            notice(
                Message("“{code}” now stands under “{parent}”.", code=code.name, parent=parent.name)
                if parent
                else Message("“{code}” now stands at the top of the tree.", code=code.name)
            )
            st.rerun()


def _in_use(study: OpenStudy, code: Code) -> None:
    st.divider()
    if code.retired:
        st.caption(_("This code is retired: its extracts stay, it is no longer offered."))
        if st.button(_("Use it again"), icon=":material/undo:", key="qc_code_restore"):
            codebook.restore(study, code.id)
            st.rerun()
        return
    st.caption(_("A retired code keeps its extracts and is no longer offered when coding."))
    if st.button(_("Retire this code"), icon=":material/archive:", key="qc_code_retire"):
        with spoken():
            codebook.retire(study, code.id)
            st.rerun()
