"""Who speaks in a transcript: role, label, and two labels that are one person."""

from __future__ import annotations

import streamlit as st

from app.frame.choices import choose
from app.frame.text import plain, strong
from app.screens.ingest_parts.desk import Desk
from app.words import role_name
from qualcode.model import Role
from qualcode.services import corrections
from qualcode.services.corrections import DraftSpeaker
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def draw(desk: Desk, number: int) -> None:
    """One line a speaker, with how the role was settled."""
    st.markdown(strong(_("Who speaks")))
    draft = desk.interviews[number].draft
    if not draft.speakers:
        st.caption(_("No speaker was recognised."))
        if st.button(_("Take every question for the interviewer’s"), key="qc_split_questions"):
            label = render(Message("Interviewer"))
            desk.correct(number, lambda d: corrections.split_at_questions(d, label))
            st.rerun()
    for place, speaker in enumerate(draft.speakers):
        _one(desk, number, speaker, f"{number}_{place}_{speaker.label}")


def _one(desk: Desk, number: int, speaker: DraftSpeaker, key: str) -> None:
    name, role, more = st.columns([4, 4, 2], vertical_alignment="center")
    said = render(Message.plural("{n} turn", "{n} turns", n=speaker.n_turns))
    sign = "" if speaker.sure else ":material/help: "
    name.markdown(f"{sign}**{plain(speaker.label)}**  \n:small[{said} — {plain(speaker.how)}]")
    with role:
        chosen = choose(
            render(Message("Role of {label}", label=speaker.label)),
            list(Role),
            role_name,
            f"qc_role_{key}_{speaker.role}",
            present=speaker.role,
            label_visibility="collapsed",
        )
    if chosen is not speaker.role:
        desk.correct(number, lambda d: corrections.set_role(d, speaker.label, chosen))
        st.rerun()
    with more.popover("", icon=":material/edit:", help=_("Rename, or join to another speaker")):
        _rename(desk, number, speaker, key)
        _join(desk, number, speaker, key)


def _rename(desk: Desk, number: int, speaker: DraftSpeaker, key: str) -> None:
    with st.form(f"qc_rename_{key}", border=False):
        label = st.text_input(_("Label"), value=speaker.label, key=f"qc_rename_to_{key}")
        if st.form_submit_button(_("Rename")) and label != speaker.label:
            desk.correct(number, lambda d: corrections.rename_speaker(d, speaker.label, label))
            st.rerun()


def _join(desk: Desk, number: int, speaker: DraftSpeaker, key: str) -> None:
    others = [s.label for s in desk.interviews[number].draft.speakers if s.label != speaker.label]
    if not others:
        return
    with st.form(f"qc_join_{key}", border=False):
        into = st.selectbox(_("The same person as"), others, key=f"qc_join_to_{key}")
        if st.form_submit_button(_("Join them")) and into:
            desk.correct(number, lambda d: corrections.merge_speakers(d, speaker.label, into))
            st.rerun()
