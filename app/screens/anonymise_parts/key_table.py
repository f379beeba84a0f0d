"""The vault and the key: where to change the passphrase, and how the key is destroyed."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.navigation import link
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from qualcode.services import vault
from qualcode.services.open_study import Ability
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(handle: Handle) -> None:
    """What the key is, what can be done with it, and the end of it."""
    st.markdown(
        _(
            "The key says which pseudonym stands for whom. It lies in the vault with the originals. "
            "As long as it exists, or anybody can recognise a participant by what they say, the "
            "interviews are **pseudonymised**: personal data under the GDPR still."
        )
    )
    _state(handle)
    link("vault", _("Change the passphrase, print the recovery text"), key="qc_anonymise_vault")
    _three_criteria()
    if handle.study.may(Ability.MANAGE):
        _destroy(handle)


def _state(handle: Handle) -> None:
    state = vault.vault_state(handle.study)
    if not state.is_protected:
        st.warning(
            _(
                "This vault has no passphrase: whoever gets hold of its file can read the interviews."
            )
        )
    if not state.is_private:
        st.warning(_("Other accounts on this computer can read the vault’s file."))


def _three_criteria() -> None:
    with st.expander(_("Pseudonymised or anonymous? Three questions")):
        st.markdown(
            _(
                "- **Singling out**: can one person be told apart in the study, by a rare trait or a "
                "role only they hold?\n"
                "- **Linking**: can two pieces (the table of participants, a transcript, a web page) "
                "be recognised as speaking of the same person?\n"
                "- **Inference**: can something about a person be deduced with near certainty, say from "
                "what all participants of a place have in common?\n\n"
                "Only when all three answers are no, with what anybody may reasonably find elsewhere, "
                "are the data anonymous. An interview almost never is: say “pseudonymised”."
            )
        )


def _destroy(handle: Handle) -> None:
    with st.expander(_("Destroy the key"), icon=":material/key_off:"):
        st.markdown(plain(vault.WHAT_DESTROYED_MEANS))
        word = _("destroy")
        with st.form("qc_destroy_key", border=False, width=520):
            typed = st.text_input(
                plain(Message("Type “{word}” to confirm", word=word)), key="qc_destroy_typed"
            )
            pressed = st.form_submit_button(_("Destroy the key, for good"))
        if not pressed:
            return
        if typed.strip().casefold() != word.casefold():
            st.warning(_("Nothing was done: what you typed is not that word."))
            return
        with spoken():
            vault.destroy_key(handle.study)
            handle.desk.clear()
            notice(Message("The key is destroyed."))
            st.rerun()
