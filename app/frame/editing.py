"""Editable tables: what was changed in them, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from app.frame import session
from app.frame.text import plain
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

Row = dict[str, Any]


def edited_rows(
    name: str, rows: Sequence[Row], *, blank: Row, columns: dict[str, Any], can_edit: bool = True
) -> list[Row]:
    """The rows as somebody left them; those added stand after the others.

    ``blank`` is an empty row: it gives the columns when there is no row yet.
    """
    import pandas as pd

    table = pd.DataFrame([*rows] or [blank], columns=list(blank)).astype(object)
    if not rows:
        table = table.iloc[0:0]
    edited = st.data_editor(
        table,
        key=f"qc_table_{name}_{turn_of(name)}",
        num_rows="add" if can_edit else "fixed",
        disabled=not can_edit,
        hide_index=True,
        column_config=columns,
        placeholder="",
    )
    return [{key: _value(row[key]) for key in blank} for row in edited.to_dict("records")]


def changes(before: Sequence[Row], after: Sequence[Row]) -> tuple[list[tuple[int, Row]], list[Row]]:
    """What differs: (number, new row) of rows there were, and rows that were added."""
    changed = [
        (number, new)
        for number, (old, new) in enumerate(zip(before, after, strict=False))
        if {k: _value(v) for k, v in old.items()} != new
    ]
    added = [
        row for row in after[len(before) :] if any(v not in (None, "", False) for v in row.values())
    ]
    return changed, added


def save_bar(name: str, n_changes: int) -> bool:
    """A line with a button when something waits to be saved; whether it was pressed."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"qc_bar_{name}"):
        pressed = st.button(
            _("Save"),
            type="primary",
            icon=":material/save:",
            disabled=not n_changes,
            key=f"qc_save_{name}",
        )
        if n_changes and st.button(_("Leave as it was"), key=f"qc_unsave_{name}"):
            start_afresh(name)
            st.rerun()
        if n_changes:
            said = Message.plural("{n} row to save.", "{n} rows to save.", n=n_changes)
            st.markdown(plain(render(said)))
    return pressed


def start_afresh(name: str) -> None:
    """Forgets what was typed into a table: after saving it stands in the study."""
    session.remember(f"table_{name}", turn_of(name) + 1)


def turn_of(name: str) -> int:
    """How often a table was begun afresh: a part of its widgets' keys."""
    return int(session.remembered(f"table_{name}", 0))


def _value(value: Any) -> Any:
    """A cell as a plain value: nothing is None, a moment is its day, text is trimmed."""
    if value is None or value != value:  # noqa: PLR0124 - what is not itself is not a number
        return None
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime().date()
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return value or None
    return value.item() if hasattr(value, "item") else value
