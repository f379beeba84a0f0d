"""How much of each interview its interviewer says."""

from __future__ import annotations

import streamlit as st

from app.frame.figures import show_table, with_figures
from app.frame.handles import Handle
from app.screens.portraits_parts.seen import BLUE, offer_files, portraits_of, share_axis
from qualcode.services.portrait_figures import words_figures, words_sheet
from qualcode.wording import gettext as _
from qualcode.wording.figures import percent

_GREY = "#808080"  # read on a light page and on a dark one


def draw(handle: Handle) -> None:
    """A bar for each interview, then the table."""
    import altair as alt
    import pandas as pd

    rows = portraits_of(handle).words()
    if not rows:
        st.caption(_("No transcript has turns of an interviewer."))
        return
    st.caption(
        _("A long share is not a fault: it says where the interviewer had to ask much, or led.")
    )
    shares = pd.DataFrame(
        [
            {"interview": r.interview, "share": r.words.share, "said": percent(r.words.share, 1)}
            for r in rows
            if r.words.share is not None
        ]
    )
    bars = alt.Chart(shares).encode(
        y=alt.Y("interview:N", sort=None, title=None),
        x=alt.X(
            "share:Q", title=_("the interviewer’s share of the words"), axis=share_axis()
        ).scale(domain=[0, max(0.3, float(shares["share"].max()) * 1.1)]),
    )
    chart = bars.mark_bar(color=BLUE) + bars.mark_text(align="left", dx=4, color=_GREY).encode(
        text="said:N"
    )
    st.altair_chart(chart.properties(height=28 * len(shares) + 50), key="qc_portraits_words")
    share = _("share")
    columns: dict[str, list[object]] = {
        _("interview"): [r.interview for r in rows],
        _("interviewer (words)"): [r.words.interviewer for r in rows],
        _("others (words)"): [r.words.others for r in rows],
        share: [r.words.share for r in rows],
    }
    show_table(
        with_figures(columns, shares={share: 1}),
        key="qc_portraits_words_table",
    )
    offer_files(
        handle,
        "words",
        _("words of the interviewer"),
        lambda: (words_sheet(rows), words_figures(rows)),
    )
