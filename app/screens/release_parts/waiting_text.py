"""A text that waits, to read with its names: only while the vault is open."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.text import plain
from app.words import role_name
from qualcode.model import Source
from qualcode.services.ingest import waiting_draft
from qualcode.wording import gettext as _

_PER_PAGE = 20


def draw(handle: Handle, sources: tuple[Source, ...]) -> None:
    """One of the waiting texts, page by page."""
    if not st.toggle(_("Read what waits, names and all"), key="qc_read_waiting"):
        return
    labels = {source.id: source.label for source in sources}
    chosen = st.selectbox(
        _("Text"), list(labels), format_func=labels.__getitem__, key="qc_waiting_which", width=300
    )
    if chosen is None:
        return
    draft = waiting_draft(handle.study, chosen)
    n_pages = max(1, -(-len(draft.turns) // _PER_PAGE))
    page = st.pagination(n_pages, key=f"qc_waiting_page_{chosen}") if n_pages > 1 else 1
    for turn in draft.turns[(page - 1) * _PER_PAGE : page * _PER_PAGE]:
        st.markdown(
            f"**{plain(turn.speaker)}** :small[{role_name(turn.role)}]  \n{plain(turn.text)}"
        )
