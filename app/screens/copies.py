"""A copy to send, and earlier states of the study to go back to."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from app.frame import session, work
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import go
from app.frame.offer import say_unsearched
from app.frame.opened import study_handle
from app.frame.parts import dialog
from app.frame.text import plain
from app.frame.trouble import notice
from app.frame.work import Task, Work
from app.screens.copies_parts import bring_back
from qualcode.services import coders, copies, studies
from qualcode.services.lab_folder import lab_folder
from qualcode.services.open_study import Ability
from qualcode.wording import Message, current_language, format_date, render
from qualcode.wording import gettext as _


def draw() -> None:
    """Side by side: send, and go back."""
    handle = study_handle()
    heading(_("Copies and backups"), help_page="copies")
    left, right = st.columns(2, gap="large")
    with left:
        _send(handle)
        if handle.study.may(Ability.EDIT_STUDY):
            bring_back.draw(handle)
    with right:
        _go_back(handle)


def _send(handle: Handle) -> None:
    st.header(_("A copy to send"))
    st.markdown(
        _(
            "For a supervisor or a second coder: the whole study with its codings, without the vault. "
            "Originals and key stay here."
        )
    )
    names = {c.id: c.name for c in coders.list_coders(handle.study)}
    wanted = st.selectbox(
        _("For whom"),
        [None, *names],
        format_func=lambda i: names[i] if i else _("Anybody"),
        key=f"qc_copy_for_{current_language()}",
    )
    if copies.leaves_something_out(handle.study, wanted):
        st.info(
            _("What other coders do in transcripts that are still blind is not in it."),
            icon=":material/visibility_off:",
        )
    done = work.finished("copy")
    if done is not None:
        handle.desk["copy"] = done.outcome
        handle.desk["searched_copy"] = handle.study.vault is not None
    ready = handle.desk.get("copy")
    revision = (studies.describe(handle.study).revision, wanted)
    searched = bool(handle.desk.get("searched_copy"))
    may_be_searched = not searched and handle.study.vault is not None
    if ready is None or ready[0] != revision or may_be_searched:
        if st.button(
            _("Prepare the copy"), type="primary", icon=":material/content_copy:", key="qc_copy"
        ):
            work.start("copy", Message("Preparing the copy"), _prepare(handle, revision), handle)
            st.rerun()
        return
    name, content = ready[1:]
    st.download_button(
        render(Message("Download {name}", name=plain(name))),
        content,
        file_name=name,
        mime="application/octet-stream",
        type="primary",
        icon=":material/download:",
        key="qc_copy_download",
        on_click="ignore",
    )
    if not searched:
        say_unsearched(handle)


def _prepare(handle: Handle, revision: tuple[int, str | None]) -> Task:
    def prepare(under_way: Work) -> tuple[tuple[int, str | None], str, bytes]:
        name, content = copies.copy_to_send(handle.study, for_coder=revision[1])
        under_way.tell(1, 1)  # stopped meanwhile, it is thrown away
        return revision, name, content

    return prepare


def _go_back(handle: Handle) -> None:
    st.header(_("Backups to go back to"))
    st.caption(
        _(
            "At each opening the state of the study is kept on this computer, ten times at most. "
            "A single action is taken back in the history instead."
        )
        if lab_folder() is None
        else _(
            "At each opening the state of the study is kept on this server, ten times at most. "
            "A single action is taken back in the history instead."
        )
    )
    found = copies.backups_of(handle.study.file.path)
    if not found:
        st.markdown(_("None yet: the first is made when the study is opened again."))
    for number, backup in enumerate(found, 1):
        when, act = st.columns([3, 1], vertical_alignment="center")
        moment = datetime.fromisoformat(backup.kept_at).astimezone()
        actions = render(
            Message.plural("{n} recorded action", "{n} recorded actions", n=backup.revision)
        )
        when.markdown(f"{format_date(moment)}, {moment:%H:%M} — {actions}")
        if act.button(
            _("Go back"),
            key=f"qc_backup_{number}",
            disabled=not handle.study.may(Ability.MANAGE),
        ):
            _ask(handle, number, f"{format_date(moment)}, {moment:%H:%M}")


def _ask(handle: Handle, number: int, when: str) -> None:
    @dialog(_("Go back to this state?"), width="small")
    def window() -> None:
        st.markdown(
            plain(
                Message(
                    "The study becomes what it was on {when}. How it is now is kept as a backup too.",
                    when=when,
                )
            )
        )
        if st.button(_("Yes, go back"), type="primary", key="qc_restore"):
            path = handle.study.file.path
            copies.restore(handle.study, number)
            session.leave()
            session.open_at(path)
            notice(Message("The study is as it was then."))
            go("study")

    window()
