"""An interview along its text: a bar where each theme stands; a bar opens its extract."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.frame import session
from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.text import plain
from app.screens.portraits_parts.seen import (
    BLUE,
    chosen_portraits,
    offer_files,
    share_axis,
    table_that_opens,
)
from app.screens.retrieval_parts.found import open_place
from qualcode.services.portrait_figures import interview_figures, interview_sheet
from qualcode.services.portraits import ALL_LEVELS, InterviewPortrait
from qualcode.wording import Message
from qualcode.wording import gettext as _
from qualcode.wording.figures import percent

_ROW = 30


def draw(handle: Handle) -> None:
    """Which interview and how deep, then its bars and their table."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        seen = chosen_portraits(handle)
        sources = {s.id: s for s in seen.sources}
        wanted = session.remembered("source")
        source_id = st.selectbox(
            _("Interview"),
            list(sources),
            index=list(sources).index(wanted) if wanted in sources else 0,
            format_func=lambda key: seen.name_of(sources[key]),
            key="qc_portrait_interview",
            width=260,
        )
        depths = {1: _("themes"), 2: _("sub-themes"), ALL_LEVELS: _("codes")}
        levels = choose(
            _("A row for"), list(depths), lambda n: depths[n], "qc_portrait_levels", width=180
        )
    portrait = seen.interview(str(source_id), levels)
    st.caption(plain(_figures(portrait)))
    if not portrait.rows:
        st.caption(_("Nothing is coded in this interview yet."))
        return
    _bars(portrait)
    _table(portrait)
    stem = _("portrait")
    offer_files(
        handle,
        f"interview_{source_id}_{levels}",
        f"{stem} {portrait.interview}",
        lambda: (interview_sheet(portrait), interview_figures(portrait)),
    )


def _figures(portrait: InterviewPortrait) -> Message:
    return Message.plural(
        "{n} coding; {coded} of what is answered is coded; the interviewer says {share} of the "
        "words.",
        "{n} codings; {coded} of what is answered is coded; the interviewer says {share} of the "
        "words.",
        n=portrait.n_codings,
        coded="—" if portrait.coded_share is None else percent(portrait.coded_share),
        share="—" if portrait.words.share is None else percent(portrait.words.share),
    )


def _bars(portrait: InterviewPortrait) -> None:
    import altair as alt
    import pandas as pd

    rows = [
        {
            "theme": row.code.name,
            "start": s.start,
            "end": s.end,
            "quote": _short(s.coding.segment.quote),
            "at": s.coding.segment.span.start,
        }
        for row in portrait.rows
        for s in row.extracts
    ]
    order = [row.code.name for row in portrait.rows]
    click = alt.selection_point("bar", fields=["at"], on="click", empty=False)
    chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_bar(color=BLUE, opacity=0.65, stroke=BLUE, strokeWidth=1.2, cursor="pointer")
        .encode(
            x=alt.X("start:Q", title=_("along the text"), axis=share_axis())
            .scale(domain=[0, 1]),
            x2="end:Q",
            y=alt.Y("theme:N", sort=order, title=None, axis=alt.Axis(labelLimit=260)),
            tooltip=[
                alt.Tooltip("theme:N", title=_("theme")),
                alt.Tooltip("quote:N", title=_("extract")),
            ],
        )
        .properties(height=_ROW * len(order) + 70)
        .add_params(click)
    )  # fmt: skip
    st.caption(_("Each bar is an extract, where it stands in the text. Choose one to open it."))
    key = f"qc_portrait_bars_{session.remembered('portrait_opened', 0)}"
    chosen: Any = st.altair_chart(chart, on_select="rerun", key=key)
    bars = (chosen.get("selection") or {}).get("bar") or []
    if bars:
        session.remember("portrait_opened", session.remembered("portrait_opened", 0) + 1)
        open_place(portrait.source.id, int(bars[0]["at"]))


def _table(portrait: InterviewPortrait) -> None:
    every = [(row, s) for row in portrait.rows for s in row.extracts]
    with st.expander(_("As a table")):
        table_that_opens(
            {
                _("theme"): [row.code.name for row, _s in every],
                _("from"): [percent(s.start) for _row, s in every],
                _("to"): [percent(s.end) for _row, s in every],
                _("extract"): [s.coding.segment.quote for _row, s in every],
            },
            [(portrait.source.id, s.coding.segment.span.start) for _row, s in every],
            f"qc_portrait_rows_{portrait.source.id}",
        )


def _short(quote: str, most: int = 140) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
