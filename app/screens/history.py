"""History: what was done, by whom; taken back and done again."""

from __future__ import annotations

import streamlit as st

from app.frame import session
from app.frame.heading import heading
from app.frame.opened import say_empty, study_handle
from app.frame.pages_of import page_of
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.screens.requests_parts.when import moment_of
from qualcode.errors import UndoBlockedError
from qualcode.model import Activity
from qualcode.services import history
from qualcode.services.coders import list_coders
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def draw() -> None:
    """The latest first, each with what may be done about it."""
    study = study_handle().study
    heading(_("History"), help_page="team")
    found = history.list_activities(study)
    if not found:
        say_empty(
            _("Nothing has been done yet."),
            _("Everything done in the study is noted here, and most of it can be taken back."),
        )
        return
    names = {c.id: c.name for c in list_coders(study)}
    _mine(study, found)
    _ask_about_dependents(study, found, names)
    who = st.selectbox(
        _("Actions of"),
        [None, *names],
        format_func=lambda i: names[i] if i else _("Everybody"),
        key="qc_history_who",
        width=280,
    )
    shown = [a for a in reversed(found) if who in (None, a.coder_id)]
    with st.container(key="qc_history"):
        for each in page_of(shown, "qc_history_page", 15):
            _show(study, each, names)


def _mine(study: OpenStudy, found: tuple[Activity, ...]) -> None:
    if not study.may(Ability.COMMENT):
        return
    latest = next(
        (
            a
            for a in reversed(found)
            if a.coder_id == study.coder.id and a.undoable and not a.undone_by and not a.undoes
        ),
        None,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        undone = st.button(
            _("Undo my last action"),
            icon=":material/undo:",
            disabled=latest is None,
            key="qc_history_undo",
        )
        again = st.button(_("Redo"), icon=":material/redo:", key="qc_history_redo")
        if latest is not None:
            st.caption(plain(Message("Your last action: {what}", what=latest.said)))
    with spoken():
        if undone and latest is not None:
            _take_back(study, latest.revision)
        if again:
            history.redo(study)
            notice(Message("Done again."))
            st.rerun()


def _take_back(study: OpenStudy, revision: int) -> None:
    try:
        history.revert(study, revision)
    except UndoBlockedError as blocked:
        session.remember("history_blocked", (revision, blocked.dependents))
        st.rerun()
    notice(Message("Taken back."))
    st.rerun()


def _ask_about_dependents(
    study: OpenStudy, found: tuple[Activity, ...], names: dict[str, str]
) -> None:
    blocked = session.remembered("history_blocked")
    if blocked is None:
        return
    revision, dependents = blocked
    by_revision = {a.revision: a for a in found}
    with st.container(border=True, key="qc_history_asks"):
        st.warning(_("Later actions depend on this one. Take all of them back?"))
        for number in (revision, *dependents):
            if number in by_revision:
                each = by_revision[number]
                st.markdown(
                    f"- {plain(each.said)} — {plain(names.get(each.coder_id, '—'))}, "
                    f"{plain(moment_of(each.at))}"
                )
        with st.container(horizontal=True):
            every = st.button(_("Take all of them back"), type="primary", key="qc_history_all")
            none = st.button(_("Leave everything as it is"), key="qc_history_none")
    with spoken():
        if every:
            session.remember("history_blocked", None)
            history.revert(study, revision, with_dependents=True)
            notice(Message("Taken back."))
        if none:
            session.remember("history_blocked", None)
        if every or none:
            st.rerun()


def _show(study: OpenStudy, each: Activity, names: dict[str, str]) -> None:
    what, act = st.columns([6, 1], vertical_alignment="center")
    note = " · " + _("taken back") if each.undone_by else ""
    with what:
        st.markdown(
            f"{plain(_capital(render(each.said)))}  \n"
            f":small[{plain(names.get(each.coder_id, '—'))}, {plain(moment_of(each.at))}{note}]"
        )
    own = each.coder_id == study.coder.id and study.may(Ability.COMMENT)
    possible = each.undoable and not each.undone_by and not each.undoes
    with act:
        if (
            possible
            and (own or study.may(Ability.MANAGE))
            and st.button(_("Take back"), key=f"qc_revert_{each.revision}", type="tertiary")
        ):
            with spoken():
                _take_back(study, each.revision)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
