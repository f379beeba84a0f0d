"""The vault: open or locked, its passphrase, its recovery text."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.opened import study_handle
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.frame.vault_door import vault_is_open
from qualcode.services import studies, vault
from qualcode.services.open_study import Ability
from qualcode.services.passphrases import about_passphrase
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw() -> None:
    """What the vault is for; then what its owner may change."""
    handle = study_handle()
    heading(_("Vault"), help_page="names")
    st.markdown(
        _(
            "The vault is a second file beside the study. It holds the original interviews, the real "
            "names and the key, all encrypted. The study itself holds released text only: it can be "
            "handed to a supervisor, the vault stays with you."
        )
    )
    if not vault_is_open(handle, _("Give the passphrase to open it.")):
        _recover(handle)
        return
    protected = studies.is_protected(handle.study)  # without a passphrase it opens by itself
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(":green-badge[:material/lock_open: " + plain(_("The vault is open.")) + "]")
        if protected and st.button(_("Lock it now"), icon=":material/lock:", key="qc_vault_lock"):
            handle.study.lock()
            st.rerun()
    if protected:
        st.caption(_("It locks itself when nobody does anything for 30 minutes."))
    if not handle.study.may(Ability.MANAGE):
        return
    left, right = st.columns(2, gap="large")
    with left:
        _change(handle)
    with right:
        _recovery_text(handle)


def _change(handle: Handle) -> None:
    st.header(_("Another passphrase"))
    protected = studies.is_protected(handle.study)
    if not protected:
        st.warning(
            _(
                "This vault has no passphrase: whoever gets hold of its file can read the interviews."
            )
        )
    with st.form("qc_passphrase", border=True, clear_on_submit=True):
        first = st.text_input(_("New passphrase"), type="password", key="qc_new_pass")
        again = st.text_input(_("Once more"), type="password", key="qc_new_pass_again")
        without = protected and st.checkbox(
            _("No passphrase from now on: whoever gets hold of the file can read the interviews."),
            key="qc_pass_without",
        )
        pressed = st.form_submit_button(_("Change it"), type="primary")
    if pressed:
        with spoken():
            new = vault.chosen_passphrase(first, again, without=without)
            vault.change_passphrase(handle.study, new)
            said = (Message("The passphrase is changed."), *about_passphrase(new or "")[:-1])
            notice(*(said if new else said[:1]))
            st.rerun()


def _recovery_text(handle: Handle) -> None:
    st.header(_("If it is forgotten"))
    st.markdown(
        _(
            "Nobody can find a forgotten passphrase again. This text opens the vault without it: "
            "print it and lock it away, apart from the computer."
        )
    )
    if st.toggle(_("Show the recovery text"), key="qc_show_recovery"):
        st.code(vault.export_key(handle.study), language=None, wrap_lines=True)


def _recover(handle: Handle) -> None:
    if not studies.has_vault(handle.study) or not handle.study.may(Ability.USE_VAULT):
        return
    with (
        st.expander(_("The passphrase is forgotten")),
        st.form("qc_recover", border=False, clear_on_submit=True),
    ):
        text = st.text_area(_("Recovery text"), key="qc_recovery", height=90)
        pressed = st.form_submit_button(_("Open with the recovery text"))
    if pressed:
        with spoken():
            vault.unlock_with_recovery(handle.study, text)
            handle.was_locked = False
            notice(Message("The vault is open. Give it a new passphrase now."))
            st.rerun()
