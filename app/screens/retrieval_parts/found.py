"""The passages found: to read, re-code, pick for the report, open in their place, take along."""

from __future__ import annotations

import streamlit as st

from app.components import extracts as list_part
from app.frame import session
from app.frame.figures import show_table
from app.frame.handles import Handle
from app.frame.kept import Shelf
from app.frame.navigation import go
from app.frame.offer import download_now
from app.frame.text import plain
from app.screens.codebook_parts.carrying import answers_of, carried
from app.screens.codebook_parts.rows import tree_of
from app.screens.extracts_parts.page import page_of
from qualcode.services import retrieval_export
from qualcode.services.codings import who_coded
from qualcode.services.query import Query
from qualcode.services.retrieval import Retrieved, as_listed, retrieve
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _

_HIGH = 80  # pixels of a row: lower ones show one line of a passage and cut the others off


def draw(handle: Handle, query: Query) -> None:
    """How many were found, then the passages."""
    found = _retrieved(handle, query)
    passages = Message.plural("{n} passage", "{n} passages", n=found.n_places)
    if found.n_places != len(found.found):
        codings = Message.plural("{n} coding", "{n} codings", n=len(found.found))
        passages = Message("{passages} ({codings})", passages=passages, codings=codings)
    counted = Message(
        "{passages}, {people}",
        passages=passages,
        people=Message.plural("{n} participant", "{n} participants", n=found.n_participants),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(counted), width="stretch")
        if found.found:
            _downloads(handle, found)
    if not found.found:
        st.caption(
            _("Nothing matches all of this: ask for less.")
            if who_coded(handle.study)
            else _("Nothing is coded yet: passages are found here once they are coded.")
        )
    elif found.is_of_single_codings:
        _list(handle, found)
    else:
        _table(found)


def _retrieved(handle: Handle, query: Query) -> Retrieved:
    return Shelf(handle, "retrieved").kept(
        (query, current_language()), lambda: retrieve(handle.study, query)
    )


def _list(handle: Handle, found: Retrieved) -> None:
    shown = tree_of(handle)
    everywhere = [c.id for c in shown.tree.codes]
    page = page_of(handle, shown, as_listed(handle.study, found), below=everywhere)
    sent, place = list_part.show(page | {"answers": answers_of(handle)}, key="qc_retrieval_list")
    if sent and carried(handle, sent):
        st.rerun()
    if place is not None and place.asked_id != session.remembered("retrieval_opened"):
        session.remember("retrieval_opened", place.asked_id)
        open_place(place.source_id, place.start)


def open_place(source_id: str, start: int) -> None:
    """Shows a transcript at a place."""
    session.remember("source", source_id)
    session.remember("reading_offset", start)
    go("reading")


def _table(found: Retrieved) -> None:
    """Passages that are not one coding each: a row opens its place."""
    import pandas as pd

    rows = pd.DataFrame(
        {
            _("interview"): [f.interview for f in found.found],
            _("participant"): [f.participant for f in found.found],
            _("turn"): [f.turn or None for f in found.found],
            _("passage"): [f.quote for f in found.found],
            _("codes"): ["; ".join(c.name for c in f.codes) for f in found.found],
        }
    )
    st.caption(_("Choose a row to open the transcript there."))
    chosen = show_table(
        rows,
        width="stretch",
        height=min(560, 40 + _HIGH * len(rows)),
        row_height=_HIGH,
        on_select="rerun",
        selection_mode="single-row",
        column_config={_("passage"): st.column_config.TextColumn(width="large")},
        key=f"qc_retrieval_rows_{len(found.found)}",
    )
    rows_chosen = chosen.selection.rows
    if rows_chosen:
        place = found.found[rows_chosen[0]].passage
        open_place(place.source_id, place.span.start)


def _downloads(handle: Handle, found: Retrieved) -> None:
    stem = _("extracts found")
    for form in ("xlsx", "csv"):
        download_now(
            render(Message("Table ({form})", form=form)),
            lambda language, form=form: retrieval_export.retrieved_book(  # type: ignore[misc]
                handle.study, found, form, language=language
            ),
            f"{stem}.{form}",
            f"qc_retrieval_{form}",
        )
