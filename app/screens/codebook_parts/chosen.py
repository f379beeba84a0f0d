"""The chosen code: its texts, its place, merging and splitting."""

from __future__ import annotations

import streamlit as st

from app.analysis_words import code_kind_name
from app.frame import session
from app.frame.navigation import go
from app.frame.text import plain
from app.screens.codebook_parts import merging, place, splitting, texts
from app.screens.codebook_parts.rows import Counted, counts_said
from qualcode.model import Code, Codebook
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _

_VIEWS = {
    "texts": Message("Definition"),
    "place": Message("Place"),
    "merge": Message("Merge"),
    "split": Message("Split"),
}


def draw(study: OpenStudy, tree: Codebook, code: Code, counts: Counted, *, editable: bool) -> None:
    """What the code is, then one of the things to do with it."""
    _head(tree, code, counts)
    if not editable:
        texts.read_only(tree, code)
        return
    view = st.segmented_control(
        _("What to do with this code"),
        list(_VIEWS),
        default="texts",
        required=True,
        format_func=lambda name: str(_VIEWS[name]),
        key="qc_code_view",
        label_visibility="collapsed",
    )
    match view:
        case "place":
            place.draw(study, tree, code)
        case "merge":
            merging.draw(study, tree, code, counts)
        case "split":
            splitting.draw(study, tree, code)
        case _:
            texts.form(study, tree, code)


def _head(tree: Codebook, code: Code, counts: Counted) -> None:
    st.header(plain(code.name), anchor=False)
    over = " › ".join(plain(a.name) for a in tree.ancestors(code.id))
    said = " · ".join(
        part
        for part in (over, code_kind_name(code.kind), plain(counts_said(counts[code.id])))
        if part
    )
    st.caption(said + (" · " + _("retired") if code.retired else ""))
    with st.container(horizontal=True):
        if st.button(
            _("Its extracts"),
            icon=":material/format_quote:",
            type="tertiary",
            key="qc_code_extracts",
        ):
            session.remember("codings_code", code.id)
            go("codings")
        if st.button(
            _("Leave a request"), icon=":material/forum:", type="tertiary", key="qc_code_request"
        ):
            session.remember("request_about", ("code", code.id))
            go("requests")
