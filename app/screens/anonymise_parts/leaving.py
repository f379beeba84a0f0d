"""A participant withdraws: what would go is said first, then everything goes, for good."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.text import plain, strong
from app.frame.trouble import spoken
from app.screens.anonymise_parts import reviewing
from app.screens.anonymise_parts.late_name import say_unfinished
from qualcode.services import participants, vault, withdrawal
from qualcode.services.open_study import Ability
from qualcode.services.withdrawal import Withdrawn
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(handle: Handle) -> None:
    """Who, what goes with them, and the button once their identifier is typed."""
    st.header(_("A participant withdraws"), anchor=False)
    if not handle.study.may(Ability.MANAGE):
        st.caption(_("Only an owner of the study can carry out a withdrawal."))
        return
    people = [p.identifier for p in participants.participants_table(handle.study).participants]
    if not people:
        st.caption(_("The study has no participant yet."))
    else:
        _choose(handle, people)
    done = handle.desk.get("withdrawn")
    if done is not None:
        _say(done)


def _choose(handle: Handle, people: list[str]) -> None:
    who = st.selectbox(
        _("Who withdraws?"),
        people,
        index=None,
        placeholder=_("Choose a participant"),
        key="qc_withdraw_who",
        width=320,
    )
    if who is None:
        return
    with spoken():
        _plan(handle, who)
        _confirm(handle, who)


def _plan(handle: Handle, who: str) -> None:
    lost = vault.key_was_destroyed(handle.study)
    plan = withdrawal.plan_withdrawal(handle.study, who, vault_lost=lost)
    said = [
        Message("The participant {who} and everything noted about them.", who=who),
        Message.plural("{n} coding.", "{n} codings.", n=plan.n_codings),
    ]
    if plan.alone_in:
        said.append(
            Message("Deleted whole: {labels}, original included.", labels=", ".join(plan.alone_in))
        )
    if plan.together_in:
        said.append(
            Message(
                "Only their turns are emptied, the others stay: {labels}.",
                labels=", ".join(plan.together_in),
            )
        )
    st.markdown(
        strong(_("This would be deleted, for good:"))
        + "\n"
        + "\n".join(f"- {plain(one)}" for one in said)
    )
    st.markdown(
        _(
            "Their words are also taken out of memos, definitions, the history, backups and caches. "
            "**Nobody can bring them back.** Copies you sent and recordings elsewhere are not reached: "
            "delete those yourself."
        )
    )


def _confirm(handle: Handle, who: str) -> None:
    with st.form(f"qc_withdraw_{who}", border=True, width=520):
        typed = st.text_input(
            plain(Message("Type {who} to confirm", who=who)), key=f"qc_withdraw_typed_{who}"
        )
        pressed = st.form_submit_button(
            _("Delete everything of them"), icon=":material/person_remove:"
        )
    if not pressed:
        return
    if typed.strip() != who:
        st.warning(_("Nothing was done: what you typed is not the identifier."))
        return
    lost = vault.key_was_destroyed(handle.study)
    handle.desk["withdrawn"] = withdrawal.withdraw(handle.study, who, vault_lost=lost)
    handle.desk.pop("leak_report", None)  # it may say their name
    reviewing.forget(handle)
    st.rerun()


def _say(done: Withdrawn) -> None:
    st.success(
        plain(
            Message(
                "{who} has left the study: {entries}, {quotations}.",
                who=done.identifier,
                entries=Message.plural(
                    "{n} entry deleted", "{n} entries deleted", n=sum(done.n_rows.values())
                ),
                quotations=Message.plural(
                    "{n} quotation emptied", "{n} quotations emptied", n=done.n_quotations
                ),
            )
        ),
        icon=":material/check:",
    )
    if done.traces:
        st.warning(
            plain(
                Message(
                    "Some of their words can still be found in: {files}.",
                    files=", ".join(done.traces),
                )
            )
        )
    else:
        searched = Message.plural(
            "The files of the study were searched for {n} of their sentences: none is left.",
            "The files of the study were searched for {n} of their sentences: none is left.",
            n=done.n_searched,
        )
        st.caption(plain(searched))
    if not done.finished:
        say_unfinished()
