"""A table of participants or of interviews brought in from Excel or csv."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app.frame import editing
from app.frame.handles import Handle
from app.frame.trouble import notice, show_findings
from app.frame.vault_door import vault_is_open
from app.screens.participants_parts import held
from qualcode.services.open_study import OpenStudy
from qualcode.services.table_cells import TableImport
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(
    handle: Handle,
    name: str,
    asked: str,
    take_over: Callable[[OpenStudy, str, bytes], TableImport],
) -> None:
    """Asks for the file, takes it over, then shows what is to be checked.

    Args:
        name: of the table that is edited on the screen.
        asked: which rows and columns the file is to have.
        take_over: the service, given the study, the file's name and what is in it.
    """
    # its key keeps it open when the vault is opened in it, and what stood above it goes
    with st.expander(
        _("Bring in a table (Excel or csv)"),
        icon=":material/upload_file:",
        key=f"qc_{name}_bring_in",
    ):
        if held.vault_is_locked(handle) and not vault_is_open(
            handle, _("What may name somebody waits in it.")
        ):
            return
        file = st.file_uploader(asked, key=f"qc_{name}_file")
        if file is not None and st.button(_("Take it over"), key=f"qc_{name}_import"):
            done = take_over(handle.study, file.name, file.getvalue())
            editing.start_afresh(name)
            handle.desk[f"{name}_findings"] = done.findings
            notice(
                Message(
                    "{added} added, {changed} completed.",
                    added=done.n_added,
                    changed=done.n_changed,
                )
            )
            st.rerun()
        show_findings(handle.desk.get(f"{name}_findings") or ())
