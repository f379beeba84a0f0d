"""A new code."""

from __future__ import annotations

import streamlit as st

from app.analysis_words import code_kind_name
from app.frame import session
from app.frame.trouble import notice, spoken
from qualcode.model import Code, Codebook, CodeKind
from qualcode.services import codebook
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _


def button(study: OpenStudy, tree: Codebook) -> None:
    """A button that opens the form of a new code."""
    with st.popover(_("New code"), icon=":material/add:", type="primary", key="qc_new_code_open"):
        form(study, tree)


def form(study: OpenStudy, tree: Codebook) -> None:
    """The form of a new code; it stands under the chosen one unless another is said."""
    places: list[Code | None] = [None, *tree.codes]
    present = session.remembered("code")
    under = next((n for n, c in enumerate(places) if c is not None and c.id == present), 0)
    with st.form("qc_new_code", border=False, clear_on_submit=True):
        name = st.text_input(_("Name"), key="qc_new_code_name")
        parent = st.selectbox(
            _("Under"),
            places,
            index=under,
            format_func=lambda c: offered(tree, c),
            key=f"qc_new_code_parent_{under}",
        )
        kind = st.segmented_control(
            _("What it is"),
            list(CodeKind),
            default=CodeKind.CODE if parent or len(tree) else CodeKind.THEME,
            format_func=code_kind_name,
            required=True,
            key="qc_new_code_kind",
        )
        definition = st.text_area(
            _("Definition (may come later)"), key="qc_new_code_definition", height=80
        )
        pressed = st.form_submit_button(_("Create the code"), type="primary")
    if pressed:
        with spoken():
            made = codebook.create(
                study,
                name,
                kind=kind or CodeKind.CODE,
                parent_id=parent.id if parent else None,
                definition=definition.strip(),
            )
            session.remember("code", made.id)
            notice(Message("“{name}” is in the codebook.", name=made.name))
            st.rerun()


def path_of(tree: Codebook, code: Code | None) -> str:
    """A code with what stands over it; the top of the tree for None."""
    return _("At the top of the tree") if code is None else " › ".join(tree.path(code.id))


def offered(tree: Codebook, code: Code | None) -> str:
    """A code in a list to choose from: its name first, since the list is narrow."""
    if code is None or code.parent_id is None:
        return path_of(tree, code)
    return f"{code.name} — {tree.get(code.parent_id).name}"
