"""Units of meaning: the cuts proposed for a transcript, a line each, broken and joined by hand."""

from __future__ import annotations

import hashlib

import streamlit as st

from app.frame import session
from app.frame.handles import Handle
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.frame.undo_bar import undo_bar
from app.screens.suggestion_parts.computed import computed, forget
from qualcode.model import ReleaseState, Source
from qualcode.services.meaning_units import (
    as_lines,
    keep_units,
    kept_spans,
    propose_units,
    spans_of_lines,
)
from qualcode.services.open_study import Ability
from qualcode.services.reading import list_sources
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _

_FROM_PROPOSAL = "units_from_proposal"


def draw(handle: Handle) -> None:
    """Which transcript, then its units."""
    released = [s for s in list_sources(handle.study) if s.state is ReleaseState.RELEASED]
    wanted = session.remembered("source")
    ids = [s.id for s in released]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            _("Transcript"),
            released,
            index=ids.index(wanted) if wanted in ids else 0,
            format_func=lambda s: s.label,
            key="qc_units_source",
            width=300,
        )
        if handle.study.may(Ability.CODE):
            undo_bar(handle.study)
    session.remember("source", chosen.id)
    kept = kept_spans(handle.study, chosen.id)
    from_proposal = session.remembered(_FROM_PROPOSAL) == chosen.id
    if kept and not from_proposal:
        st.caption(_("These are the units you kept. Topics are found over them."))
        _edit(handle, chosen, as_lines(handle.study, chosen.id, kept), is_kept=True)
        return
    proposed = computed(
        handle,
        "units",
        _("Propose cuts"),
        Message("Looking where the meaning shifts"),
        lambda tell: tuple(u.span for u in propose_units(handle.study, chosen.id, progress=tell)),
        asked=(chosen.id, chosen.version),
        of_codings=False,
    )
    if proposed is None:
        st.caption(
            _(
                "Long turns are cut between sentences, where what is said shifts most. Until you "
                "keep cuts of your own, topics use sentences up to sixty words."
            )
        )
        return
    _edit(handle, chosen, as_lines(handle.study, chosen.id, proposed), is_kept=False)


def _edit(handle: Handle, source: Source, shown: str, *, is_kept: bool) -> None:
    """The text with a line for each unit, and what to do with it."""
    may = handle.study.may(Ability.CODE)
    mark = hashlib.blake2b(f"{source.id} {is_kept} {shown}".encode(), digest_size=8).hexdigest()
    n = sum(bool(line.strip()) for line in shown.splitlines())
    st.caption(plain(Message.plural("{n} unit, one a line", "{n} units, one a line", n=n)))
    written = st.text_area(
        _(
            "A line is a unit: press Enter where one shall be cut, delete the line’s end to join it "
            "with the next. An empty line ends a turn."
        ),
        shown,
        height=430,
        disabled=not may,
        key=f"qc_units_text_{mark}_{current_language()}",
    )
    if not may:
        return
    with st.container(horizontal=True):
        if st.button(_("Keep these units"), type="primary", key="qc_units_keep"):
            with spoken():
                spans = spans_of_lines(handle.study, source.id, written)
                keep_units(handle.study, source.id, spans)
                session.remember(_FROM_PROPOSAL, None)
                notice(Message.plural("{n} unit is kept.", "{n} units are kept.", n=len(spans)))
                st.rerun()
        if is_kept and st.button(_("Back to the proposal"), key="qc_units_anew"):
            forget(handle, "units")
            session.remember(_FROM_PROPOSAL, source.id)
            st.rerun()
        kept = not is_kept and kept_spans(handle.study, source.id)
        if kept and st.button(_("Show what I kept"), key="qc_units_kept"):
            session.remember(_FROM_PROPOSAL, None)
            st.rerun()
