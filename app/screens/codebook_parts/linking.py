"""The links of a code to others: cause, condition, opposite, lever of, gathers…"""

from __future__ import annotations

import streamlit as st

from app.analysis_words import link_kind_name
from app.frame.choices import choose
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.screens.codebook_parts.fresh import offered
from qualcode.model import Code, Codebook, CodeLink, CodeLinkKind
from qualcode.services import code_links
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _


def read_only(study: OpenStudy, tree: Codebook, code: Code) -> None:
    """The links, for whoever may not change them."""
    for link in code_links.list_links(study, code_id=code.id):
        st.markdown(_said(tree, link))


def draw(study: OpenStudy, tree: Codebook, code: Code) -> None:
    """The links there are, each to be taken away, and a new one."""
    found = code_links.list_links(study, code_id=code.id)
    for link in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_said(tree, link))
            if st.button(
                "",
                icon=":material/link_off:",
                help=_("Take this link away"),
                key=f"qc_unlink_{link.id}",
                type="tertiary",
            ):
                with spoken():
                    code_links.unlink_codes(study, link.id)
                    st.rerun()
    if not found:
        st.caption(
            _(
                "No link yet. A link says what two codes are to each other across the branches "
                "of the tree; a theme may gather codes that stand elsewhere."
            )
        )
    _new(study, tree, code)


def _new(study: OpenStudy, tree: Codebook, code: Code) -> None:
    kind = choose(_("This code…"), list(CodeLinkKind), link_kind_name, f"qc_link_kind_{code.id}")
    other = st.selectbox(
        _("… which one"),
        [c for c in tree.codes if c.id != code.id],
        index=None,
        format_func=lambda c: offered(tree, c),
        key=f"qc_link_other_{code.id}",
        placeholder=_("Choose a code"),
    )
    note = st.text_input(_("Why (may stay empty)"), key=f"qc_link_note_{code.id}")
    if st.button(
        _("Link them"), icon=":material/link:", disabled=other is None, key="qc_link_button"
    ):
        with spoken():
            if other is not None:
                code_links.link_codes(study, code.id, other.id, kind, note=note.strip())
                notice(
                    Message(
                        "“{first}” {link} “{second}”.",
                        first=code.name,
                        link=code_links.said_of_link(kind),
                        second=other.name,
                    )
                )
                st.rerun()


def _said(tree: Codebook, link: CodeLink) -> str:
    first, second = tree.get(link.from_id).name, tree.get(link.to_id).name
    said = f"**{plain(first)}** {link_kind_name(link.kind)} **{plain(second)}**"
    return f"{said}  \n:small[{plain(link.note)}]" if link.note else said
