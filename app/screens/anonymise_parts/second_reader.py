"""A second reader decides without seeing the first one’s decisions; then both are compared."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.text import plain
from qualcode.services import review
from qualcode.wording import Message
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal, percent

_MOST_SHOWN = 30


def choose() -> bool:
    """Whether the person reads as the second reader."""
    return st.toggle(
        _("I am the second reader"),
        key="qc_second_reader",
        help=_(
            "Your decisions are kept beside the first reader’s, whose own are hidden and do not "
            "change. Both are compared below. First choose your own name on the screen Coders; it needs "
            "the role of supervisor or owner, since the real names are read."
        ),
    )


def show_agreement(handle: Handle) -> None:
    """How far the two agree on replacing or not, and where they part."""
    agreed = review.readers_agreement(handle.study, handle.study.coder.id)
    if not agreed.n:
        st.caption(_("The agreement of both readers appears here once both decided on something."))
        return
    percent, kappa, n = st.columns(3)
    percent.metric(_("Same decision"), _share(agreed.percent))
    kappa.metric(_("Kappa"), _figure(agreed.kappa.value))
    n.metric(_("Elements both decided"), agreed.n)
    if agreed.kappa.value is None and agreed.kappa.reason is not None:
        st.caption(plain(agreed.kappa.reason))
    apart = [e.form for e in review.list_entities(handle.study) if e.id in agreed.apart]
    if apart:
        said = Message.plural(
            "{n} element to talk about: {forms}",
            "{n} elements to talk about: {forms}",
            n=len(apart),
            forms=", ".join(apart[:_MOST_SHOWN]),
        )
        st.markdown(plain(said))


def _share(value: float | None) -> str:
    if value is None:
        return "–"
    return percent(value, 0)


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    return decimal(value, 2, kept=True)
