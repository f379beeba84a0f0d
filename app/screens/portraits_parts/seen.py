"""What the views look at, read once until something is done in the study; and how it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from app.frame.figures import as_high_as, show_table
from app.frame.handles import Handle
from app.frame.kept import Shelf
from app.frame.offer import file_stem, offer
from app.screens.extracts_parts.whose import choose_coder
from app.screens.retrieval_parts.found import open_place
from qualcode.services import live
from qualcode.services.portrait_figures import portrait_file
from qualcode.services.portraits import Portraits, portraits
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _

BLUE = "#2E86AB"  # stands out on light and on dark


def share_axis() -> Any:
    """An axis of percentages, with the space before the sign where the language has one."""
    import altair as alt

    space = "\u00a0" if current_language() == "fr" else ""
    return alt.Axis(labelExpr=f"format(100 * datum.value, '.0f') + '{space}%'")


def chosen_portraits(handle: Handle) -> Portraits:
    """The portraits of the codings chosen: one coder's, the consensus', everybody's."""
    coder_id = choose_coder(handle.study, "qc_portraits_coder")
    return portraits_of(handle, coder_id)


def portraits_of(handle: Handle, coder_id: str | None = None) -> Portraits:
    """The portraits of a coder's codings, or of everybody's."""
    return Shelf(handle, "portraits").kept(coder_id, lambda: portraits(handle.study, coder_id))


def offer_files(handle: Handle, name: str, stem: str, made: Callable[[], tuple[Any, Any]]) -> None:
    """The table and the figure to take along; ``made`` gives both."""
    forms = {"csv": _("Table"), "xlsx": _("Table"), "svg": _("Figure"), "png": _("Figure")}
    form = st.segmented_control(
        _("Take along as"),
        list(forms),
        format_func=lambda f: f"{forms[f]} ({f})",
        default="png",
        label_visibility="collapsed",
        key=f"qc_portrait_form_{name}_{current_language()}",
    )
    if form is None:
        return
    language = current_language()

    def task(_work: object) -> tuple[str, bytes]:
        sheet, figures = made()
        return portrait_file(
            handle.study, sheet, figures, form, stem=file_stem(stem), language=language
        )

    mark = f"{name}_{form}_{live.latest_revision(handle.study)}"
    offer(handle, mark, _("Make the file"), f"{stem}.{form}", task, Message("Drawing the portrait"))


def table_that_opens(
    rows: dict[str, Sequence[Any]], places: Sequence[tuple[str, int]], key: str, **columns: Any
) -> None:
    """A table whose chosen row opens its place in the coding screen."""
    import pandas as pd

    st.caption(_("Choose a row to open the transcript there."))
    chosen = show_table(
        pd.DataFrame(rows),
        width="stretch",
        height=as_high_as(len(places), 420),
        on_select="rerun",
        selection_mode="single-row",
        column_config=columns or None,
        key=key,
    )
    if chosen.selection.rows:
        open_place(*places[chosen.selection.rows[0]])
