"""One run of the app: the language, the study, the navigation, then the screen."""

from __future__ import annotations

import streamlit as st

from app.frame import page_language, session
from app.frame.handles import HANDLES
from app.frame.navigation import go, navigate
from app.frame.style import dress
from app.frame.text import plain, short
from app.frame.trouble import show_notice, spoken
from qualcode.wording import LANGUAGES, Message, settle_language
from qualcode.wording import gettext as _

_NAMES = {"fr": "Français", "en": "English"}


def run() -> None:
    """Draws the whole page."""
    settle_language(session.language())
    st.set_page_config(page_title="qualcode", page_icon=":material/forum:", layout="wide")
    with spoken():
        handle = session.current()
        if handle is not None:
            HANDLES.touch(handle)
    page = navigate()
    dress()
    _sidebar()
    show_notice()
    page.run()


def _sidebar() -> None:
    with st.sidebar, st.container(key="qc_sidebar_foot"):
        with spoken():
            _who_and_where()
        _switch_language()
        page_language.declare(
            session.language(), {"drop": _("Drop files here, or choose them with the button.")}
        )


def _who_and_where() -> None:
    handle = session.current()
    if handle is None:
        return
    from qualcode.services import studies

    summary = studies.get_study(handle.study)
    st.query_params["study"] = summary.id
    st.caption(
        f"**{plain(short(summary.title, 40))}**  \n"
        + plain(Message("You are {name}.", name=handle.study.coder.name))
    )
    if handle.study.vault is not None and st.button(
        _("Lock the vault"), icon=":material/lock_open:", key="qc_lock", type="tertiary"
    ):
        handle.study.lock()
        st.rerun()
    if st.button(_("Close the study"), icon=":material/logout:", key="qc_close", type="tertiary"):
        session.leave()
        go("start")


def _switch_language() -> None:
    present = session.language()
    chosen = st.segmented_control(
        _("Language"),
        LANGUAGES,
        default=present,
        required=True,
        format_func=_NAMES.__getitem__,
        key="qc_language_switch",
        label_visibility="collapsed",
    )
    if chosen and chosen != present:
        session.remember("language", chosen)
        st.query_params["lang"] = chosen
        st.rerun()
    if present != "fr":
        st.query_params["lang"] = present
