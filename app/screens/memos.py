"""Memos: analytic notes on the study, a code, a transcript, some words of it or a participant."""

from __future__ import annotations

import streamlit as st

from app.analysis_words import about_name, memo_kind_name
from app.frame import session
from app.frame.choices import choose
from app.frame.heading import heading
from app.frame.opened import say_empty, study_handle
from app.frame.pages_of import page_of
from app.frame.trouble import notice, spoken
from app.frame.unsaved import Field, keep_typed, sent, turn_of
from app.screens.memos_parts import shown
from app.screens.requests_parts.subjects import Subjects
from qualcode.model import Memo, MemoKind
from qualcode.services import memos
from qualcode.services.coders import list_coders
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_ABOUT = ("study", "source", "code", "coding", "participant")


def draw() -> None:
    """A new memo at the left of those there are."""
    study = study_handle().study
    heading(_("Memos"), help_page="memos")
    subjects = Subjects(study)
    left, right = st.columns([5, 7], gap="large")
    with left:
        if study.may(Ability.COMMENT):
            _new(study, subjects)
    with right:
        _all(study, subjects)


def _new(study: OpenStudy, subjects: Subjects) -> None:
    st.header(_("A new memo"), anchor=False)
    wanted: tuple[str, str] | None = session.remembered("memo_about")
    about = choose(
        _("About"),
        _ABOUT,
        about_name,
        f"qc_memo_about_{wanted[1] if wanted else ''}",
        present=wanted[0] if wanted else None,
    )
    chosen = _which(subjects, about, wanted)
    turn = turn_of("memo")
    field = f"qc_memo_new_text_{turn}"
    keep_typed(study, "memo", [Field("text", field)], about=_said(subjects, about, chosen))
    with st.form("qc_memo_new", border=False):
        kind = choose(_("Kind"), list(MemoKind), memo_kind_name, f"qc_memo_new_kind_{turn}")
        text = st.text_area(_("Memo"), key=field, height=150)
        pressed = st.form_submit_button(
            _("Keep it"),
            type="primary",
            icon=":material/save:",
            disabled=about != "study" and chosen is None,
        )
    st.caption(_("A memo on words of a transcript is written where they stand, while reading."))
    if pressed:
        with spoken():
            memos.write_memo(study, text, kind=kind, about=about, about_id=chosen or "")
            session.remember("memo_about", None)
            sent("memo")
            notice(Message("The memo is kept."))
            st.rerun()


def _said(subjects: Subjects, about: str, chosen: str | None) -> str:
    return subjects.choices(about).get(chosen, "") if chosen else about_name(about)


def _which(subjects: Subjects, about: str, wanted: tuple[str, str] | None) -> str | None:
    if about == "study":
        return None
    choices = subjects.choices(about)
    ids = list(choices)
    present = wanted[1] if wanted and wanted[0] == about else None
    return st.selectbox(
        _("Which one"),
        ids,
        index=ids.index(present) if present in choices else 0,
        format_func=lambda i: choices.get(i, ""),
        key=f"qc_memo_which_{about}_{present or ''}",
        placeholder=_("There is none in the study yet."),
    )


def _all(study: OpenStudy, subjects: Subjects) -> None:
    every = list(reversed(memos.list_memos(study)))
    if not every:
        say_empty(
            _("There is no memo yet."),
            _("Write down what you notice as you read: it is the material of your analysis."),
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(_("Words in the memos"), key="qc_memo_search", width=260)
        kind = choose(
            _("Show"),
            [None, *MemoKind],
            lambda k: memo_kind_name(k) if k else _("Every memo"),
            "qc_memo_filter",
            width=220,
        )
    found = memos.find_memos(every, words, kind=kind)
    st.caption(render(Message.plural("{n} memo", "{n} memos", n=len(found))))
    _list(study, subjects, every, found)
    if study.may(Ability.COMMENT):
        shown.add_link(study, subjects, every)


def _list(study: OpenStudy, subjects: Subjects, every: list[Memo], found: list[Memo]) -> None:
    names = {c.id: c.name for c in list_coders(study)}
    by_id = {m.id: m for m in every}
    for memo in page_of(found, "qc_memos_page", 8):
        with st.container(border=True):
            shown.draw(study, subjects, memo, names.get(memo.coder_id, "—"), by_id)
