"""The vault's passphrase, asked once a session at the first action that needs it."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.text import plain, strong
from app.frame.trouble import complain, notice
from qualcode.errors import PassphraseError, QualcodeError
from qualcode.services import studies
from qualcode.services.folders import demonstration_name
from qualcode.services.open_study import Ability
from qualcode.wording import LANGUAGES, Message
from qualcode.wording import gettext as _

_DEMONSTRATIONS = tuple(demonstration_name(language) for language in LANGUAGES)


def vault_is_open(handle: Handle, why: str) -> bool:
    """Whether the vault is unlocked; if not, asks for the passphrase at this place of the screen.

    ``why`` says in a sentence what it is needed for. A vault without passphrase opens by itself.
    """
    may = handle.study.may(Ability.USE_VAULT)  # somebody else may have opened it in this session
    if not may or (handle.study.vault is None and not _opens_by_itself(handle)):
        _ask(handle, why)
        return False
    _settle_leftovers(handle)
    return True


def _opens_by_itself(handle: Handle) -> bool:
    if not studies.has_vault(handle.study) or not handle.study.may(Ability.USE_VAULT):
        return False
    try:
        studies.unlock(handle.study, None)
    except PassphraseError:
        return False
    return True


def _ask(handle: Handle, why: str) -> None:
    if not studies.has_vault(handle.study):
        st.info(
            _(
                "The vault is not beside this study: this is a copy. Reading, coding and exporting "
                "go on without it; importing and releasing are done where the vault is."
            ),
            icon=":material/lock:",
        )
        return
    if not handle.study.may(Ability.USE_VAULT):
        st.info(
            _(
                "Your role in this study does not open the vault. Supervisors and owners open it; "
                "the owner gives roles on the screen Coders."
            ),
            icon=":material/lock:",
        )
        return
    with st.form("qc_unlock", border=True, width=520):
        st.markdown(strong(_("The vault is locked.")) + " " + plain(why))
        if handle.was_locked:
            st.caption(_("It was locked because nobody did anything for 30 minutes."))
        if handle.study.file.path.parent.name.startswith(_DEMONSTRATIONS):
            st.caption(_("The demonstration opens with the word “demonstration”."))
        passphrase = st.text_input(_("Passphrase"), type="password", key="qc_unlock_passphrase")
        pressed = st.form_submit_button(
            _("Unlock"), type="primary", icon=":material/lock_open:", key="qc_unlock_button"
        )
    if pressed:
        _try(handle, passphrase)


def _try(handle: Handle, passphrase: str) -> None:
    try:
        studies.unlock(handle.study, passphrase)
    except QualcodeError as error:
        complain(error)
        return
    handle.was_locked = False
    st.rerun()


def _settle_leftovers(handle: Handle) -> None:
    left = handle.desk.get("leftovers")
    if left is None:
        left = handle.desk["leftovers"] = studies.leftovers(handle.study)
    for leftover in left:
        said = leftover.said or Message("an unfinished action")
        with st.container(border=True):
            st.warning(
                plain(Message("Something was left half done the last time: {what}.", what=said))
            )
            complete, discard = st.columns(2)
            if leftover.said and complete.button(
                _("Complete it"), key=f"qc_complete_{leftover.operation_id}"
            ):
                studies.complete_leftover(handle.study, leftover.operation_id)
                _settled(handle)
            if discard.button(_("Take it back"), key=f"qc_discard_{leftover.operation_id}"):
                studies.discard_leftover(handle.study, leftover.operation_id)
                _settled(handle)


def _settled(handle: Handle) -> None:
    handle.desk.pop("leftovers", None)
    notice(Message("Settled."))
    st.rerun()
