"""Codes over interviews, in the order of saturation: where each is first met, and met again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app.frame.figures import show_table
from app.frame.handles import Handle
from app.frame.navigation import link
from app.screens.portraits_parts.seen import BLUE, chosen_portraits, offer_files
from qualcode.services.portrait_figures import timeline_figures, timeline_sheet
from qualcode.services.portraits import CodeOverInterviews
from qualcode.wording import gettext as _

_ROW = 22


def draw(handle: Handle) -> None:
    """The chart, then the same as a table."""
    seen = chosen_portraits(handle)
    rows, interviews = seen.timeline(), seen.interviews
    if not rows:
        st.caption(_("Nothing is coded yet."))
        return
    st.caption(
        _(
            "Interviews in the order in which they count for saturation. A ring marks where a code "
            "is met first; the larger a disc, the more extracts."
        )
    )
    _chart(interviews, rows)
    with st.expander(_("As a table")):
        _table(interviews, rows)
    with st.container(horizontal=True, vertical_alignment="center"):
        offer_files(
            handle,
            "timeline",
            _("codes over interviews"),
            lambda: (timeline_sheet(interviews, rows), timeline_figures(interviews, rows)),
        )
        link("saturation", key="qc_portraits_saturation")


def _chart(interviews: Sequence[str], rows: Sequence[CodeOverInterviews]) -> None:
    import altair as alt
    import pandas as pd

    points = pd.DataFrame(
        [
            {
                "code": row.code.name,
                "interview": interviews[n],
                "n": count,
                "first": n == row.first,
            }
            for row in rows
            for n, count in enumerate(row.counts)
            if count
        ]
    )
    places = alt.Chart(points).encode(
        x=alt.X("interview:N", sort=list(interviews), title=None).axis(orient="top", labelAngle=0),
        y=alt.Y("code:N", sort=[r.code.name for r in rows], title=None).axis(labelLimit=260),
        tooltip=[
            alt.Tooltip("code:N", title=_("code")),
            alt.Tooltip("interview:N", title=_("interview")),
            alt.Tooltip("n:Q", title=_("extracts")),
        ],
    )
    size = alt.Size("n:Q").scale(range=[20, 220]).legend(None)
    discs = places.transform_filter("!datum.first").mark_circle(color=BLUE, opacity=0.75)
    rings = places.transform_filter("datum.first").mark_point(
        shape="circle", filled=False, stroke=BLUE, strokeWidth=2.5, opacity=1
    )
    chart = alt.layer(discs.encode(size=size), rings.encode(size=size))
    st.altair_chart(
        chart.properties(height=_ROW * len({r.code.name for r in rows}) + 30),
        key="qc_portraits_timeline",
    )


def _table(interviews: Sequence[str], rows: Sequence[CodeOverInterviews]) -> None:
    import pandas as pd

    table: dict[str, list[object]] = {
        _("code"): [r.code.name for r in rows],
        _("first met in"): [interviews[r.first] for r in rows],
    }
    for n, name in enumerate(interviews):
        table[name] = [r.counts[n] or None for r in rows]
    show_table(
        pd.DataFrame(table),
        width="stretch",
        key="qc_timeline_table",
    )
