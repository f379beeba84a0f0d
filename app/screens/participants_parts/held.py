"""The cells of a table that wait in the vault: what waits, why, and what the study gets instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from app.frame import editing
from app.frame.figures import as_high_as
from app.frame.handles import Handle
from app.frame.navigation import link
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from qualcode.services import held_cells, studies, vault
from qualcode.services.open_study import Ability
from qualcode.services.table_cells import HeldCell
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(handle: Handle, name: str, tables: Sequence[str]) -> None:
    """The cells of these tables that wait; nothing while none does."""
    study = handle.study
    if vault.key_was_destroyed(study):
        return  # nothing waits there any more
    if vault_is_locked(handle):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_("Cells that may name somebody wait in the vault, which is locked."))
            link("vault", _("Open the vault"), key=f"qc_held_vault_{name}")
        return
    waiting = [c for c in held_cells.held_cells(study) if c.table in tables]
    if not waiting:
        return
    said = Message.plural(
        "{n} cell waits in the vault", "{n} cells wait in the vault", n=len(waiting)
    )
    with st.container(border=True, key=f"qc_held_{name}"):
        st.subheader(plain(said), anchor=False)
        st.caption(
            plain(
                Message.plural(
                    "It names somebody, a place or a day, or may do so. Nobody sees it in the "
                    "study until you write here what stands there instead; the vault keeps what "
                    "was typed.",
                    "They name somebody, a place or a day, or may do so. Nobody sees them in the "
                    "study until you write here what stands there instead; the vault keeps what "
                    "was typed.",
                    n=len(waiting),
                )
            )
        )
        _offer(handle, name, waiting)


def vault_is_locked(handle: Handle) -> bool:
    """Whether there is a vault to be opened by who is at work before a table comes in."""
    study = handle.study
    return study.vault is None and studies.has_vault(study) and study.may(Ability.USE_VAULT)


def _offer(handle: Handle, name: str, waiting: list[HeldCell]) -> None:
    proposed = held_cells.proposals(handle.study)
    edited = st.data_editor(
        [_row(cell, proposed.get(cell.id, "")) for cell in waiting],
        key=f"qc_held_table_{name}_{editing.turn_of(name)}_{len(waiting)}",
        hide_index=True,
        disabled=["row", "column", "value"],
        height=as_high_as(len(waiting), 250),
        column_config=_columns(),
    )
    rows = list(zip(waiting, edited, strict=True))
    chosen = [(cell, row) for cell, row in rows if row["take"]]
    if st.button(
        plain(
            Message.plural(
                "Write {n} cell into the study", "Write {n} cells into the study", n=len(chosen)
            )
        ),
        type="primary",
        icon=":material/shield:",
        disabled=not chosen,
        key=f"qc_held_release_{name}",
    ):
        with spoken():
            _release(handle, name, chosen)


def _release(handle: Handle, name: str, chosen: list[tuple[HeldCell, dict[str, Any]]]) -> None:
    done = held_cells.release_cells(
        handle.study,
        {c.id: str(row["instead"] or "") for c, row in chosen if not row["as_it_is"]},
        as_they_are=[c.id for c, row in chosen if row["as_it_is"]],
    )
    editing.start_afresh(name)
    notice(
        Message.plural(
            "{n} cell is in the study. The history takes it back.",
            "{n} cells are in the study. The history takes them back.",
            n=len(done),
        )
    )
    st.rerun()


def _row(cell: HeldCell, proposed: str) -> dict[str, Any]:
    return {
        "take": True,
        "row": cell.row,
        "column": _column_name(cell),
        "value": cell.value,
        "instead": proposed,
        "as_it_is": False,
    }


def _column_name(cell: HeldCell) -> str:
    told = {"date": _("Date"), "place": _("Place"), "name": _("Site")}
    return {**told, "consent_note": _("Note on consent")}.get(cell.column, cell.column)


def _columns() -> dict[str, Any]:
    config = st.column_config
    return {
        "take": config.CheckboxColumn(_("Write"), width=70),
        "row": config.TextColumn(_("Row"), width=80),
        "column": config.TextColumn(_("Column"), width=110),
        "value": config.TextColumn(_("What waits"), width="medium"),
        "instead": config.TextColumn(_("What the study gets"), max_chars=200, width="medium"),
        "as_it_is": config.CheckboxColumn(
            _("May stand as it is"),
            width=140,
            help=_("For what names nobody after all; it is recorded that you said so."),
        ),
    }
