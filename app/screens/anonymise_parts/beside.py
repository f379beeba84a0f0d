"""Each transcript in full: the original at the left, what would enter the study at the right."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import streamlit as st

from app.components import beside as beside_part
from app.frame import session
from app.frame.handles import Handle
from app.frame.opened import say_empty
from app.frame.text import plain
from app.frame.trouble import notice, show_findings
from app.screens.anonymise_parts.review_tab import name_form
from qualcode.model import ReleaseState, Source, Span
from qualcode.services import review, studies
from qualcode.services.review_view import Place, SideBySide, side_by_side, sources_in_vault
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def draw(handle: Handle) -> None:
    """A transcript to read in full, and the tick that says it was."""
    sources = sources_in_vault(handle.study)
    if not sources:
        say_empty(
            _("No original lies in the vault."),
            _("Transcripts are shown here once they are imported where the vault is."),
        )
        return
    read = review.review_progress(handle.study).read_in_full
    with st.container(
        horizontal=True, vertical_alignment="bottom"
    ):  # the tick goes below if need be
        source = _choose(sources, read)
        _tick(handle, source, read)
    shown = _shown(handle, source)
    _say(shown, read, len(sources))
    missed = beside_part.show(_page(shown), key="qc_beside")
    if missed:
        session.remember("missed", session.remembered("missed", 0) + 1)
        st.session_state[f"qc_missed_{session.remembered('missed')}_form"] = missed.form
        handle.desk["missed_at"] = (missed.form, _place(shown, missed))
    _missed(handle, opened=missed is not None)


def _place(shown: SideBySide, marked: beside_part.Marked) -> Place | None:
    """Where in the original the marked words stand; None for words of the result."""
    if marked.turn is None or marked.start is None:
        return None
    start = shown.turns[marked.turn - 1].start + marked.start
    return Place(shown.source.id, Span(start, start + len(marked.form)))


def _shown(handle: Handle, source: Source) -> SideBySide:
    """Made once for a state of the study: ticking and paging need not make it anew."""
    asked = (source.id, studies.describe(handle.study).revision, current_language())
    kept: tuple[object, SideBySide] | None = handle.desk.get("beside")
    if kept is None or kept[0] != asked:
        kept = (asked, side_by_side(handle.study, source.id))
        handle.desk["beside"] = kept
    return kept[1]


def _choose(sources: tuple[Source, ...], read: tuple[str, ...]) -> Source:
    ids = [s.id for s in sources]
    by_id = {s.id: s for s in sources}
    wanted = session.remembered("beside_source")
    unread = next((i for i in ids if i not in read), ids[0])

    def described(source_id: str) -> str:
        label = by_id[source_id].label
        released = by_id[source_id].state is ReleaseState.RELEASED
        said = render(Message("{label} (released)", label=label)) if released else label
        return f"✓ {said}" if source_id in read else said

    chosen = st.selectbox(
        _("Transcript"),
        ids,
        index=ids.index(wanted if wanted in ids else unread),
        format_func=described,
        key="qc_beside_choice",
        width=380,
    )
    session.remember("beside_source", chosen)
    return by_id[chosen]


def _tick(handle: Handle, source: Source, read: tuple[str, ...]) -> None:
    is_read = source.id in read
    ticked = st.checkbox(
        _("I read it in full, from the first to the last word"),
        value=is_read,
        key=f"qc_read_{source.id}_{is_read}",
    )
    if ticked != is_read:
        review.tick_read(handle.study, source.id, read=ticked)
        notice(Message("Noted.") if ticked else Message("Taken back."))
        st.rerun()


def _say(shown: SideBySide, read: tuple[str, ...], n_sources: int) -> None:
    said = [
        Message.plural("{n} mention replaced", "{n} mentions replaced", n=shown.n_replaced),
        Message("read in full: {read} of {n}", read=len(read), n=n_sources),
    ]
    st.caption(
        " · ".join(plain(each) for each in said)
        + " · "
        + _(
            "n and p go from mark to mark; a dashed frame is a mention that stays. "
            "Select words in the text to add a name."
        )
    )
    if shown.findings:
        heading = Message.plural(
            "{n} form would still stand in the result",
            "{n} forms would still stand in the result",
            n=len(shown.findings),
        )
        with st.expander(plain(heading), icon=":material/warning:"):
            show_findings(shown.findings, most=15)


def _page(shown: SideBySide) -> dict[str, Any]:
    page: dict[str, Any] = {
        "source": shown.source.id,
        "language": current_language(),
        "words": {
            "label": _("The original and its result"),
            "original": _("Original (in the vault)"),
            "outcome": _("Result (pseudonymised)"),
            "add": _("“{form}” is a name"),
        },
        "turns": [
            {
                "number": turn.number,
                "role": turn.role.value,
                "speaker": turn.speaker,
                "shown": turn.shown_speaker,
                "pieces": [
                    {"text": p.text, "marked": p.entity_id is not None, "instead": p.replacement}
                    for p in turn.pieces
                ],
            }
            for turn in shown.turns
        ],
    }
    content = json.dumps(page, ensure_ascii=False).encode()
    page["stamp"] = hashlib.blake2b(content, digest_size=12).hexdigest()
    return page


def _missed(handle: Handle, *, opened: bool) -> None:
    number = session.remembered("missed", 0)
    with (
        st.expander(_("Add a name the search did not find"), expanded=opened),
        st.form(f"qc_missed_{number}", border=False, clear_on_submit=True),
    ):
        name_form(handle, f"qc_missed_{number}", marked=handle.desk.get("missed_at", ("", None)))
