"""The turns of a transcript, page by page, each with what can be corrected in it."""

from __future__ import annotations

import streamlit as st

from app.frame.parts import dialog, fragment
from app.frame.text import plain, strong
from app.screens.ingest_parts.desk import Desk
from app.words import role_name
from qualcode.model import Role
from qualcode.services import corrections
from qualcode.services.corrections import DraftTurn
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_PER_PAGE = 12
_COLOURS = {Role.INTERVIEWER: "blue", Role.RESPONDENT: "green", Role.OTHER: "gray"}


@fragment(key="qc_turns")
def draw(desk: Desk, number: int) -> None:
    """A page of turns."""
    all_turns = desk.interviews[number].draft.turns
    st.markdown(strong(_("What was said")))
    n_pages = max(1, -(-len(all_turns) // _PER_PAGE))
    page = 1
    if n_pages > 1:
        page = st.pagination(n_pages, key=f"qc_turn_page_{number}")
    first = (min(page, n_pages) - 1) * _PER_PAGE
    for index in range(first, min(first + _PER_PAGE, len(all_turns))):
        _one(desk, number, index, all_turns[index])


def _one(desk: Desk, number: int, index: int, turn: DraftTurn) -> None:
    words, act = st.columns([12, 1])
    who = plain(turn.speaker or _("nobody"))
    colour = _COLOURS[turn.role]
    words.markdown(
        f":{colour}-badge[{role_name(turn.role)}] **{who}** :small[{index + 1}]  \n{plain(turn.text)}"
    )
    said = render(Message("Correct turn {n}", n=index + 1))
    if act.button(
        "", icon=":material/edit:", help=said, key=f"qc_turn_{number}_{index}", type="tertiary"
    ):
        _open(desk, number, index)


def _open(desk: Desk, number: int, index: int) -> None:
    @dialog(render(Message("Turn {n}", n=index + 1)))
    def window() -> None:
        turn = desk.interviews[number].draft.turns[index]
        who, words, split = st.tabs([_("Speaker"), _("Words"), _("Split or join")])
        with who:
            _speaker(desk, number, index, turn)
        with words:
            _words(desk, number, index, turn)
        with split:
            _split_or_join(desk, number, index, turn)

    window()


def _labels(desk: Desk, number: int) -> list[str]:
    return [s.label for s in desk.interviews[number].draft.speakers]


def _speaker(desk: Desk, number: int, index: int, turn: DraftTurn) -> None:
    labels = _labels(desk, number)
    present = labels.index(turn.speaker) if turn.speaker in labels else None
    label = st.selectbox(
        _("Who says this (choose, or type a new label)"),
        labels,
        index=present,
        accept_new_options=True,
        key=f"qc_turn_who_{number}_{index}",
    )
    role = st.radio(
        _("Role, if the speaker is new"),
        list(Role),
        index=1,
        format_func=role_name,
        horizontal=True,
        key=f"qc_turn_role_{number}_{index}",
    )
    if st.button(_("Give the turn to this speaker"), type="primary", key="qc_turn_give"):
        desk.correct(number, lambda d: corrections.set_turn_speaker(d, index, label or "", role))
        st.rerun()


def _words(desk: Desk, number: int, index: int, turn: DraftTurn) -> None:
    text = st.text_area(_("Words"), value=turn.text, height=260, key=f"qc_turn_words_{index}")
    if st.button(_("Save the words"), type="primary", key="qc_turn_save"):
        desk.correct(number, lambda d: corrections.edit_turn_text(d, index, text))
        st.rerun()


def _split_or_join(desk: Desk, number: int, index: int, turn: DraftTurn) -> None:
    st.text(turn.text)
    words = st.text_input(
        _("First words of the other speaker"), key=f"qc_split_at_{number}_{index}"
    )
    label = st.selectbox(
        _("Who says them"),
        _labels(desk, number),
        accept_new_options=True,
        key=f"qc_split_who_{number}_{index}",
    )
    with st.container(horizontal=True):
        if st.button(_("Split here"), type="primary", key="qc_turn_split"):
            desk.correct(
                number, lambda d: corrections.split_turn_before(d, index, words, label or "")
            )
            st.rerun()
        if st.button(_("Join to the turn before"), key="qc_turn_join", disabled=index == 0):
            desk.correct(number, lambda d: corrections.merge_with_previous(d, index))
            st.rerun()
        if st.button(_("Move to the head"), key="qc_turn_head"):
            desk.correct(number, lambda d: corrections.turn_to_header(d, index))
            st.rerun()
        if turn.first_head and st.button(
            _("The label is no label: put it back as words"), key="qc_turn_unlabel"
        ):
            desk.correct(number, lambda d: corrections.label_to_text(d, index))
            st.rerun()
