"""The start page: go on with a study, begin one, or look at the demonstration."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import streamlit as st

from app.frame import session
from app.frame.heading import heading
from app.frame.navigation import go
from app.frame.text import plain
from app.frame.trouble import spoken
from app.screens.start_parts import browse, new_study, own_studies
from qualcode.services.lab_folder import lab_folder
from qualcode.services.recent_studies import RecentStudy, forget_study, recent_studies
from qualcode.wording import Message, format_date, render
from qualcode.wording import gettext as _

_SHOWN = 4


def draw() -> None:
    """Two columns: what there is already, and a new study."""
    heading(_("Interviews, from transcript to thematic tree"), help_page="start")
    folder = lab_folder()
    st.caption(
        _(
            "Everything stays on this computer. Names wait in a locked vault; only pseudonymised text is coded."
        )
        if folder is None
        else _(
            "Everything stays on this server. Names wait in locked vaults; only pseudonymised text is coded."
        )
    )
    if folder is None:
        new_study.go_on_with_demo()
    there, fresh = st.columns([5, 6], gap="large")
    with there:
        _go_on() if folder is None else own_studies.draw(folder)
    with fresh:
        new_study.draw()


def _go_on() -> None:
    recent = recent_studies()
    if recent:
        st.header(_("Go on with a study"))
        for number, known in enumerate(recent[:_SHOWN]):
            _offer(known, number)
    else:
        st.header(_("First time here?"))
        st.markdown(
            _(
                "Open the demonstration: eight invented interviews with general practitioners, "
                "coded by two people, from import to Word. You can change everything in it."
            )
        )
    new_study.offer_demo(primary=not recent)
    st.header(_("Open a file"))
    with st.form("qc_open", border=False):
        path = st.text_input(
            _("Study file (its name ends in .qualcode)"),
            placeholder=str(Path.home() / _("thesis.qualcode")),
            key="qc_open_path",
        )
        asked = st.form_submit_button(_("Open"), icon=":material/folder_open:")
    if asked:
        with spoken():
            open_path(path)
    if st.button(_("Look for it in the folders…"), key="qc_browse", type="tertiary"):
        browse.choose(open_path)


def _offer(known: RecentStudy, number: int) -> None:
    name, away = st.columns([9, 1], vertical_alignment="center")
    day = format_date(_day(known.opened_at))
    where = known.path.parent.name
    with name:
        if st.button(
            f"**{plain(known.name)}**  \n{plain(f'{where} — {day}')}",
            key=f"qc_recent_{number}",
            disabled=not known.is_there,
            help=str(known.path) if known.is_there else _("This file is no longer there."),
            width="stretch",
            icon=":material/description:",
        ):
            with spoken():
                open_path(str(known.path))
    with away:
        said = render(Message("Remove {name} from this list", name=known.name))
        if st.button(
            "",
            key=f"qc_forget_{number}",
            icon=":material/close:",
            type="tertiary",
            help=plain(said),
        ):
            forget_study(known.path)
            st.rerun()


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone().date()


def open_path(written: str) -> None:
    """Opens a study by path and shows its overview."""
    from qualcode.errors import BadInputError
    from qualcode.services import folders

    if not written.strip():
        raise BadInputError(
            Message("No file was named."),
            Message("Paste the path of a study file, or look for it in the folders."),
        )
    session.open_at(folders.study_at(written))
    go("study")
