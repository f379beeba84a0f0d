"""Several codes become one: chosen, looked at, then merged."""

from __future__ import annotations

import streamlit as st

from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.screens.codebook_parts.fresh import offered
from app.screens.codebook_parts.rows import Counted, counts_said
from qualcode.model import Code, Codebook
from qualcode.services import codebook
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(study: OpenStudy, tree: Codebook, code: Code, counts: Counted) -> None:
    """Which codes go into this one, and what it will say then."""
    over = {a.id for a in tree.ancestors(code.id)} | {code.id}
    merged = st.multiselect(
        _("Codes that go into this one"),
        [c for c in tree.codes if c.id not in over],
        format_func=lambda c: offered(tree, c),
        key=f"qc_merge_{code.id}",
        placeholder=_("Choose one or several"),
    )
    if not merged:
        st.caption(_("Their extracts, definitions and what stands under them come along."))
        return
    with spoken():
        _preview(study, code, merged, counts)
        name = st.text_input(_("Name after the merge"), value=code.name, key=f"qc_merged_{code.id}")
        if st.button(
            _("Merge them"), type="primary", icon=":material/merge:", key="qc_merge_button"
        ):
            new_name = name.strip() if name.strip() != code.name else None
            codebook.merge(study, code.id, [c.id for c in merged], name=new_name)
            notice(Message("Merged into “{name}”.", name=name.strip() or code.name))
            st.rerun()


def _preview(study: OpenStudy, code: Code, merged: list[Code], counts: Counted) -> None:
    said = codebook.preview_merge(study, code.id, [c.id for c in merged])
    with st.container(border=True):
        for each in (code, *merged):
            st.markdown(f"**{plain(each.name)}** — {plain(counts_said(counts[each.id]))}")
        for label, text in (
            (_("Definition"), said.definition),
            (_("When to use it"), said.inclusion),
            (_("When not to use it"), said.exclusion),
            (_("Example"), said.example),
        ):
            if text:
                st.markdown(f"{label} :  \n{plain(text)}")
