"""The chosen code: its texts, its place, its links, merging and splitting."""

from __future__ import annotations

import streamlit as st

from app.analysis_words import code_kind_name
from app.frame import session
from app.frame.navigation import go
from app.frame.text import plain
from app.screens.codebook_parts import linking, merging, place, splitting, texts
from app.screens.codebook_parts.rows import TreeShown, counts_said
from qualcode.model import Code
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _

_VIEWS = {
    "texts": Message("Definition"),
    "place": Message("In the tree"),
    "links": Message("Links"),
    "merge": Message("Merge"),
    "split": Message("Split"),
}


def draw(study: OpenStudy, shown: TreeShown, code: Code, *, editable: bool) -> None:
    """What the code is, then one of the things to do with it."""
    tree = shown.tree
    _head(shown, code)
    if not editable:
        texts.read_only(tree, code)
        linking.read_only(study, tree, code)
        return
    view = st.segmented_control(
        _("What to do with this code"),
        list(_VIEWS),
        default="texts",
        required=True,
        format_func=lambda name: str(_VIEWS[name]),
        key=f"qc_code_view_{current_language()}",
        label_visibility="collapsed",
    )
    match view:
        case "place":
            place.draw(study, tree, code)
        case "links":
            linking.draw(study, tree, code)
        case "merge":
            merging.draw(study, shown, code)
        case "split":
            splitting.draw(study, code)
        case _:
            texts.form(study, tree, code)


def _head(shown: TreeShown, code: Code) -> None:
    st.header(plain(code.name), anchor=False)
    over = " › ".join(plain(a.name) for a in shown.tree.ancestors(code.id))
    said = " · ".join(
        part
        for part in (
            over,
            code_kind_name(code.kind),
            plain(counts_said(shown.counts[code.id])),
            _("retired") if code.retired else "",
        )
        if part
    )
    st.caption(said)
    with st.container(horizontal=True):
        if st.button(
            _("Its extracts"),
            icon=":material/format_quote:",
            type="tertiary",
            key="qc_code_extracts",
        ):
            session.remember("extracts_code", code.id)
            go("extracts")
        if st.button(
            _("A memo on it"), icon=":material/sticky_note_2:", type="tertiary", key="qc_code_memo"
        ):
            session.remember("memo_about", ("code", code.id))
            go("memos")
        if st.button(
            _("Leave a request"), icon=":material/forum:", type="tertiary", key="qc_code_request"
        ):
            session.remember("request_about", ("code", code.id))
            go("requests")
