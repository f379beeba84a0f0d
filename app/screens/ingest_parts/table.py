"""The transcripts that were read, one a row: take it or not, and under which label."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.screens.ingest_parts.desk import Desk
from qualcode.services.ingest import Previewed
from qualcode.wording import gettext as _


def draw(desk: Desk, known: set[str]) -> None:
    """The table; what is changed in it is on the desk at once."""
    columns = st.column_config
    rows = [_row(n, previewed, desk) for n, previewed in enumerate(desk.interviews)]
    edited = st.data_editor(
        rows,
        hide_index=True,
        key="qc_ingest_table",
        height=min(33 * (len(rows) + 1) + 4, 301),
        disabled=["file", "format", "turns", "words", "speakers", "findings"],
        column_config={
            "take": columns.CheckboxColumn(_("Take"), width=85),
            "label": columns.TextColumn(_("Label"), required=True, max_chars=40, width=90),
            "file": columns.TextColumn(_("File"), width="medium"),
            "format": columns.TextColumn(_("Format"), width=70),
            "turns": columns.NumberColumn(_("Turns"), width=70),
            "words": columns.NumberColumn(_("Words of respondents"), width=140),
            "speakers": columns.TextColumn(_("Who speaks"), width="medium"),
            "findings": columns.NumberColumn(_("To check"), width=80),
        },
    )
    _take_over(desk, edited)
    if known or len(desk.interviews) > 1:
        st.checkbox(
            _("Keep both where the same words are there already; otherwise they are left out."),
            key="qc_ingest_keep_both",
        )
    if any(p.label.casefold() in known for p in desk.wanted()):
        st.checkbox(
            _(
                "Those whose label is in the study already are corrected versions: "
                "their codings move with the words."
            ),
            key="qc_ingest_corrected",
        )


def _row(number: int, previewed: Previewed, desk: Desk) -> dict[str, Any]:
    transcript = previewed.draft.transcript()
    return {
        "take": number not in desk.left_out,
        "label": previewed.label,
        "file": previewed.draft.name,
        "format": previewed.draft.format,
        "turns": len(transcript.turns),
        "words": transcript.n_words(),
        "speakers": ", ".join(s.label for s in previewed.draft.speakers),
        "findings": len(previewed.draft.findings),
    }


def _take_over(desk: Desk, edited: Any) -> None:
    changed = False
    for number, row in enumerate(edited):
        left_out = not row["take"]
        if left_out != (number in desk.left_out):
            desk.left_out ^= {number}
            changed = True
        label = str(row["label"] or "").strip()
        if label and label != desk.interviews[number].label:
            desk.relabel(number, label)
            changed = True
    if changed:
        st.rerun()
