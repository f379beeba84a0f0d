"""A new study, or the demonstration."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from app.frame import session, work
from app.frame.choices import choose
from app.frame.navigation import go
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.words import approach_name
from qualcode.errors import BadInputError
from qualcode.model import Approach
from qualcode.services.folders import study_file_for, usual_folder
from qualcode.services.lab_folder import lab_folder
from qualcode.services.passphrases import IF_IT_IS_LOST, about_passphrase
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _


@dataclass(frozen=True, slots=True)
class _Asked:
    title: str
    owner: str
    question: str
    approach: Approach
    folder: str
    passphrase: str
    again: str
    without: bool


def draw() -> None:
    """The form of a new study."""
    st.header(_("New study"))
    with st.form("qc_new", border=True, enter_to_submit=False):
        asked = _form()
        pressed = st.form_submit_button(
            _("Create the study"), type="primary", icon=":material/add:"
        )
    if pressed:
        with spoken():
            _create(asked)


def _form() -> _Asked:
    called, named = st.columns([3, 2])
    title = called.text_input(
        _("Title"), key="qc_new_title", placeholder=_("Working in a coordinated territory")
    )
    owner = named.text_input(
        _("Your name"),
        value=session.signed_in_as() or "",
        disabled=session.signed_in_as() is not None,
        key="qc_new_owner",
        placeholder=_("as a coder"),
    )
    question = st.text_input(_("Research question (may come later)"), key="qc_new_question")
    left, right = st.columns(2)
    with left:
        approach = choose(_("Approach"), list(Approach), approach_name, "qc_new_approach")
    with right:
        folder = _folder()
    left, right = st.columns(2)  # the Tab key goes from the passphrase to its second typing
    with left:
        passphrase = st.text_input(
            _("Passphrase of the vault"),
            type="password",
            key="qc_new_passphrase",
            help=_(
                "It locks the original interviews and the real names. "
                "Nobody can find it again for you: write it down somewhere safe."
            ),
        )
    with right:
        again = st.text_input(_("The passphrase once more"), type="password", key="qc_new_again")
    st.caption(plain(IF_IT_IS_LOST))
    without = st.checkbox(
        _("No passphrase: whoever gets hold of the vault’s file can read the original interviews."),
        key="qc_new_without",
    )
    return _Asked(title, owner, question, approach, folder, passphrase, again, without)


def _folder() -> str:
    """Where the study goes: on a lab's server there is no choice."""
    folder = lab_folder()
    if folder is not None:
        st.text_input(_("Folder"), value=_("on this server"), disabled=True, key="qc_new_server")
        return str(folder)
    return str(st.text_input(_("Folder"), value=str(usual_folder()), key="qc_new_folder"))


def _create(asked: _Asked) -> None:
    from qualcode.services import studies, vault

    if not asked.title.strip():
        raise BadInputError(Message("A study needs a title."), Message("Give it a short name."))
    passphrase = vault.chosen_passphrase(asked.passphrase, asked.again, without=asked.without)
    study = studies.new_study(
        study_file_for(asked.title, asked.folder),
        title=asked.title,
        passphrase=passphrase,
        owner=session.signed_in_as() or asked.owner,
        question=asked.question.strip(),
        approach=asked.approach,
        language=current_language(),
    )
    session.keep(study)
    said = [about_passphrase(passphrase)[0]] if passphrase else []
    if lab_folder() is None:
        said.insert(0, Message("The study is in {path}.", path=str(study.file.path)))
    notice(*said)
    go("ingest")


def offer_demo(*, primary: bool) -> None:
    """The button that builds the demonstration."""
    if st.button(
        _("Open the demonstration"),
        type="primary" if primary else "secondary",
        icon=":material/play_circle:",
        key="qc_demo",
    ):
        work.start("demo", Message("Building the demonstration"), _build(current_language()))
        st.rerun()


def go_on_with_demo() -> None:
    """Shows how far the demonstration is; opens it once it stands."""
    built = work.finished("demo")
    if built is not None:
        from qualcode.services import studies

        with spoken():
            handle = session.keep(studies.open_study(built.outcome.study))
            studies.unlock(handle.study, built.outcome.passphrase)
            notice(
                Message(
                    "The demonstration’s passphrase is “{passphrase}”.",
                    passphrase=built.outcome.passphrase,
                )
            )
            go("study")


def _build(language: str) -> work.Task:
    def build(under_way: work.Work) -> object:
        from qualcode.services import demo_folder

        return demo_folder.build_demo(under_way.step, language=language)

    return build
