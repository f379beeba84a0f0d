"""What nobody coded, the longest first; a row opens its place."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.text import plain
from app.screens.portraits_parts.seen import chosen_portraits, table_that_opens
from qualcode.wording import Message
from qualcode.wording import gettext as _

_SHOWN = 200


def draw(handle: Handle) -> None:
    """The passages without a code."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        seen = chosen_portraits(handle)
        fewest = st.number_input(
            _("At least so many words"), 1, 500, 10, key="qc_uncoded_fewest", width=200
        )
    found = seen.uncoded(fewest=int(fewest))
    if not found:
        st.caption(_("Every answer of this length has a code."))
        return
    said = Message.plural(
        "{n} passage without a code, {words} words",
        "{n} passages without a code, {words} words",
        n=len(found),
        words=sum(p.n_words for p in found),
    )
    st.caption(plain(said))
    shown = found[:_SHOWN]
    table_that_opens(
        {
            _("words"): [p.n_words for p in shown],
            _("interview"): [seen.name_of(p.source) for p in shown],
            _("participant"): [p.participant for p in shown],
            _("passage"): [p.quote for p in shown],
        },
        [(p.source.id, p.span.start) for p in shown],
        f"qc_uncoded_{fewest}",
    )
