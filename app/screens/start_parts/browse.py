"""Folders on this computer, since a browser has no dialog to open a file by its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from app.frame import session
from app.frame.parts import dialog
from app.frame.text import plain
from qualcode.services.folders import Folder, look_into, usual_folder
from qualcode.wording import gettext as _

_HEIGHT = 320


def choose(chosen: Callable[[str], None]) -> None:
    """A window with folders and the studies in them; ``chosen`` gets the path of the one taken."""
    session.remember("folder", str(usual_folder()))

    @dialog(_("Choose a study"))
    def window() -> None:
        _show(look_into(Path(session.remembered("folder"))), chosen)

    window()


def _show(folder: Folder, chosen: Callable[[str], None]) -> None:
    st.text(str(folder.path))
    if folder.parent is not None and st.button(
        _("Up one folder"), icon=":material/arrow_upward:", key="qc_folder_up"
    ):
        _enter(folder.parent)
    with st.container(height=_HEIGHT):
        for number, study in enumerate(folder.studies):
            if st.button(
                f"**{plain(study.stem)}**",
                icon=":material/description:",
                key=f"qc_study_{number}",
                width="stretch",
            ):
                chosen(str(study))
        for number, inside in enumerate(folder.folders):
            if st.button(
                plain(inside.name),
                icon=":material/folder:",
                key=f"qc_folder_{number}",
                type="tertiary",
            ):
                _enter(inside)
        if not folder.studies and not folder.folders:
            st.caption(_("There is no study and no folder in here."))


def _enter(path: Path) -> None:
    session.remember("folder", str(path))
    st.rerun(scope="fragment")
