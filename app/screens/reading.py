"""Reading a transcript: who speaks, what was said, and the codes put on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import streamlit as st

from app.components import reader
from app.frame import session
from app.frame.heading import heading
from app.frame.navigation import go, link
from app.frame.opened import say_empty, study_handle
from app.frame.text import plain
from app.screens.reading_parts.page import make_page
from app.words import source_kind_name, state_name
from qualcode.model import Codebook, Coder, Coding, ReleaseState, Source, SourceKind
from qualcode.services import codebook, coders
from qualcode.services.open_study import OpenStudy
from qualcode.services.reading import ReadSource, list_sources, read_source
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def draw() -> None:
    """The choice of a transcript, what to show of its codings, and its text."""
    study = study_handle().study
    heading(_("Reading"), help_page="reading")
    sources = list_sources(study)
    if not sources:
        say_empty(
            _("There is no transcript yet."),
            _("Bring in the first one; once its names are replaced it can be read here."),
        )
        link("ingest", _("Import transcripts"), primary=True, key="qc_reading_ingest")
        return
    choice, aside = st.columns([4, 1], vertical_alignment="bottom")
    with choice:
        source = _choose(sources)
    if source.state is not ReleaseState.RELEASED:
        _say_it_waits(source)
        return
    _read(study, source, aside)


def _choose(sources: Sequence[Source]) -> Source:
    wanted = session.remembered("source")
    released = [n for n, s in enumerate(sources) if s.state is ReleaseState.RELEASED]
    first = released[0] if released else 0
    start = next((n for n, s in enumerate(sources) if s.id == wanted), first)
    chosen = st.selectbox(
        _("Transcript"),
        sources,
        index=start,
        format_func=_described,
        key="qc_reading_choice",
        width="stretch",
    )
    session.remember("source", chosen.id)
    return chosen


def _described(source: Source) -> str:
    said = source.label
    if source.kind is not SourceKind.TRANSCRIPT:
        said += f" — {source_kind_name(source.kind)}"
    if source.state is not ReleaseState.RELEASED:
        said += f" ({state_name(source.state)})"
    return said


def _say_it_waits(source: Source) -> None:
    say_empty(
        plain(Message("{label} still waits in the vault.", label=source.label)),
        _(
            "Its text may hold real names, so nobody reads or codes it here before they are "
            "replaced. Release it, then come back."
        ),
    )
    link("release", _("Release it"), primary=True, key="qc_reading_release")


def _read(study: OpenStudy, source: Source, aside: Any) -> None:
    found = read_source(study, source.id)
    tree = codebook.get_codebook(study)
    everybody = coders.list_coders(study)
    shown = _filtered(found, tree, everybody)
    _say_counts(found)
    several = len({c.coder_id for c in found.codings}) > 1
    names = {c.id: c.name for c in everybody} if several else {}
    page = make_page(found.transcript, shown, tree, names)
    with aside:
        page["jump"], page["jumped"] = _where_to(source, len(page["turns"]), found)
    page["language"] = ""
    page["stamp"] = _stamp(page)
    if page["turns"]:
        reader.show(page, key="qc_reader")
    else:
        st.caption(_("This text is empty."))
    _go_further(study, source)


def _stamp(page: dict[str, Any]) -> str:
    drawn = {k: v for k, v in page.items() if k not in ("jump", "jumped")}
    content = json.dumps(drawn, ensure_ascii=False).encode()
    return hashlib.blake2b(content, digest_size=12).hexdigest()


def _filtered(found: ReadSource, tree: Codebook, everybody: Sequence[Coder]) -> tuple[Coding, ...]:
    if not found.codings:
        return ()
    who = [c for c in everybody if any(g.coder_id == c.id for g in found.codings)]
    left, right = st.columns(2)
    with left:
        chosen = st.multiselect(
            _("Codings of"),
            who,
            default=who,
            format_func=lambda c: str(c.name),
            key=f"qc_reading_coders_{found.source.id}",
            placeholder=_("Nobody"),
        )
    with right:
        codes = st.multiselect(
            _("Only these codes and what stands under them"),
            _used(found, tree),
            format_func=lambda c: " › ".join(tree.path(c.id)),
            key=f"qc_reading_codes_{found.source.id}",
            placeholder=_("All codes"),
        )
    ids = {c.id for c in chosen}
    wanted = {under.id for c in codes for under in (c, *tree.walk(c.id))}
    return tuple(
        g for g in found.codings if g.coder_id in ids and (not wanted or g.code_id in wanted)
    )


def _used(found: ReadSource, tree: Codebook) -> list[Any]:
    """The codes of this transcript and the themes over them, in tree order."""
    coded = {g.code_id for g in found.codings}
    over = {a.id for code_id in coded for a in tree.ancestors(code_id)}
    return [code for code in tree.codes if code.id in coded | over]


def _say_counts(found: ReadSource) -> None:
    said = [
        Message.plural("{n} word of answers", "{n} words of answers", n=found.transcript.n_words()),
        Message.plural("{n} turn", "{n} turns", n=len(found.transcript.turns)),
        Message.plural(
            "{n} coded extract", "{n} coded extracts", n=len({g.segment for g in found.codings})
        ),
    ]
    st.caption(" · ".join(plain(each) for each in said))
    if found.unplaced:
        st.warning(
            plain(
                Message.plural(
                    "{n} coding stands on an earlier version of this text and is not shown.",
                    "{n} codings stand on an earlier version of this text and are not shown.",
                    n=len(found.unplaced),
                )
            )
        )


def _where_to(source: Source, n_turns: int, found: ReadSource) -> tuple[int, str]:
    """The turn to show first and a mark that is new whenever it is to be shown again."""
    offset = session.remembered("reading_offset")
    if offset is not None:
        session.remember("reading_offset", None)
        turns = found.transcript.turns
        number = next((n for n, t in enumerate(turns, 1) if t.span.end > offset), 0)
        session.remember("reading_arrival", (source.id, number))
    arrival = session.remembered("reading_arrival") or ("", 0)
    present = arrival[1] if arrival[0] == source.id else 0
    asked = st.number_input(
        _("Go to turn"),
        min_value=1,
        max_value=max(1, n_turns),
        value=present or None,
        step=1,
        key=f"qc_reading_turn_{source.id}_{present}",
        placeholder=render(Message("1 to {n}", n=n_turns)),
    )
    return int(asked or 0), f"{source.id}:{asked}:{current_language()}"


def _go_further(study: OpenStudy, source: Source) -> None:
    st.divider()
    with st.container(horizontal=True):
        if st.button(
            _("Leave a request about this interview"),
            icon=":material/forum:",
            key="qc_reading_request",
        ):
            session.remember("request_about", ("source", source.id))
            go("requests")
        link("codings", _("Import or list codings"), key="qc_reading_codings")
