"""The coding screen: a transcript, the codes put on it, and everything one does to them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app.frame import session
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import go, link
from app.frame.opened import say_empty, study_handle
from app.frame.text import plain
from app.screens.reading_parts import coding, versions
from app.words import source_kind_name, state_name
from qualcode.model import ReleaseState, Source, SourceKind, new_id
from qualcode.services.finished import finished_sources
from qualcode.services.open_study import OpenStudy
from qualcode.services.reading import list_sources
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw() -> None:
    """The choice of a transcript, and its text to code."""
    handle = study_handle()
    with handle.study.file.one_stroke(rests=True):
        _draw(handle)


def _draw(handle: Handle) -> None:
    sources = list_sources(handle.study)
    if not sources:
        heading(_("Coding"), help_page="reading")
        say_empty(
            _("There is no transcript yet."),
            _("Bring in the first one; once its names are replaced it can be coded here."),
        )
        link("ingest", _("Import transcripts"), primary=True, key="qc_reading_ingest")
        return
    with st.container(key="qc_coding_top", horizontal=True, vertical_alignment="center"):
        st.title(_("Coding"), anchor=False, width="content")
        source = _choose(handle.study, sources)
        versions.way_in(handle.study, source)
        _ways_on(source)
    if source.state is not ReleaseState.RELEASED:
        _say_it_waits(source)
        return
    if versions.is_asked(source):
        versions.draw(handle, source)
        return
    _note_arrival(source)
    coding.draw(handle, source)


def _choose(study: OpenStudy, sources: Sequence[Source]) -> Source:
    wanted = session.remembered("source") or st.query_params.get("source")
    released = [n for n, s in enumerate(sources) if s.state is ReleaseState.RELEASED]
    first = released[0] if released else 0
    start = next((n for n, s in enumerate(sources) if s.id == wanted), first)
    done = finished_sources(study)
    chosen = st.selectbox(
        _("Transcript"),
        sources,
        index=start,
        format_func=lambda s: _described(s, done),
        key="qc_reading_choice",
        label_visibility="collapsed",
        width="stretch",
    )
    session.remember("source", chosen.id)
    session.show_in_address("source", chosen.id)  # the server may be started anew under the page
    return chosen


def _described(source: Source, done: frozenset[str]) -> str:
    said = source.label
    if source.kind is not SourceKind.TRANSCRIPT:
        said += f" — {source_kind_name(source.kind)}"
    if source.state is not ReleaseState.RELEASED:
        said += f" ({state_name(source.state)})"
    return f"{said} ✓" if source.id in done else said


def _ways_on(source: Source) -> None:
    if _way(_("Leave a request about this interview"), "forum", "qc_reading_request"):
        session.remember("request_about", ("source", source.id))
        go("requests")
    if _way(_("Import or list codings"), "list", "qc_reading_codings"):
        go("codings")
    if _way(_("Help"), "help", "qc_help_from_reading"):
        session.remember("help_page", "reading")
        go("help")


def _way(said: str, sign: str, key: str) -> bool:
    """A button of which only the sign is seen beside a text; a screen reader says its words."""
    return st.button(said, icon=f":material/{sign}:", help=said, key=key, type="tertiary")


def _note_arrival(source: Source) -> None:
    """Somebody who comes to read a given extract is brought to it, once."""
    offset = session.remembered("reading_offset")
    if offset is not None:
        session.remember("reading_offset", None)
        session.remember("coding_arrival", (source.id, offset, new_id()))


def _say_it_waits(source: Source) -> None:
    say_empty(
        plain(Message("{label} still waits in the vault.", label=source.label)),
        _(
            "Its text may hold real names, so nobody reads or codes it here before they are "
            "replaced. Release it, then come back."
        ),
    )
    link("anonymise", _("Replace the names"), primary=True, key="qc_reading_release")
