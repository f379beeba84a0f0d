"""One run of the app: the language, the study, the navigation, then the screen."""

from __future__ import annotations

from html import escape

import streamlit as st

from app.frame import page_language, prepared, session, warming
from app.frame.handles import HANDLES, Handle
from app.frame.navigation import go, navigate
from app.frame.parts import fragment
from app.frame.style import dress
from app.frame.text import plain, short
from app.frame.trouble import show_notice, spoken
from qualcode.wording import LANGUAGES, Message, settle_language
from qualcode.wording import gettext as _

_LOOK_S = 30.0  # how often a page with an open vault looks whether it still is
_NAMES = {"fr": "Français", "en": "English"}


def run() -> None:
    """Draws the whole page."""
    settle_language(session.language())
    # a picture of Streamlit's own would be fetched from the internet
    st.set_page_config(page_title="qualcode", page_icon="💬", layout="wide")
    dress()  # the browser has it while the study is opened
    if session.is_signed_out():
        _say_signed_out()
        return
    handle = None
    with spoken():
        handle = session.current()
        if handle is not None:
            HANDLES.touch(handle)
    page = navigate()
    _go_straight_there()
    with st.container(key="qc_strip", horizontal=True, vertical_alignment="center"):
        with spoken():
            _who_and_where(session.opened_now())
            _account()
        _switch_language()
    with st.sidebar:
        page_language.declare(session.language())
    show_notice()
    page.run()
    warming.warm_up()
    if handle is not None:
        if handle.study.vault is not None:
            _watch_vault(handle)
        prepared.work_ahead(handle)


def _go_straight_there() -> None:
    """To the study the app was started for, in the first run of a session."""
    if session.remembered("straight_to") and session.opened_now() is not None:
        screen = session.remembered("straight_to")
        session.remember("straight_to", None)
        go(screen)


def _who_and_where(handle: Handle | None) -> None:
    if handle is None:
        return
    from qualcode.services import studies

    with handle.study.file.one_stroke(rests=True):
        study = studies.get_study(handle.study)
    session.show_in_address("study", study.id)
    session.show_in_address("file", session.file_mark(handle.study.file.path))
    with st.popover(plain(short(study.title, 36)), icon=":material/folder_open:", key="qc_where"):
        st.markdown(plain(Message("You are {name}.", name=handle.study.coder.name)))
        if session.signed_in_as() is None:
            _place_and_person(handle)
        if st.button(_("Close the study"), icon=":material/logout:", key="qc_close"):
            session.leave()
            go("start")
    if handle.study.vault is not None and st.button(
        _("Vault open"),
        icon=":material/lock_open:",
        key="qc_lock",
        type="tertiary",
        help=_("Lock it now"),
    ):
        handle.study.lock()
        st.rerun()


@fragment(run_every=_LOOK_S, key="qc_vault_watch")
def _watch_vault(handle: Handle) -> None:
    """Sees by the clock that the vault locked by itself: then the names on the page go with it."""
    HANDLES.lock_idle(handle)
    if handle.study.vault is None:
        st.rerun()


def _place_and_person(handle: Handle) -> None:
    st.text(str(handle.study.file.path))
    if st.button(_("Somebody else is at work"), icon=":material/badge:", key="qc_switch"):
        go("coders")


def _account() -> None:
    name = session.signed_in_as()
    if name is not None:
        st.markdown(plain(short(name, 24)))
        _sign_out_link(_("Sign out"), "/logout")


def _say_signed_out() -> None:
    session.leave()
    st.title(_("You are signed out"))
    st.markdown(_("Nothing that was saved is lost."))
    _sign_out_link(_("Sign in"), f"/login?lang={session.language()}")


def _sign_out_link(words: str, address: str) -> None:
    # a link of our own: Streamlit's opens another window
    st.html(f'<a href="{escape(address, quote=True)}" target="_self">{escape(words)}</a>')


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
        session.show_in_address("lang", chosen)
        st.rerun()
    if present != "fr":
        session.show_in_address("lang", present)
