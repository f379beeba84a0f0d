"""Memos: analytic notes on the study, a code, a transcript or an extract."""

from __future__ import annotations

import streamlit as st

from app.analysis_words import about_name, memo_kind_name
from app.frame.heading import heading
from app.frame.opened import say_empty, study_handle
from app.frame.pages_of import page_of
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.screens.requests_parts.subjects import Subjects
from app.screens.requests_parts.when import day_of
from qualcode.model import Memo, MemoKind
from qualcode.services import memos
from qualcode.services.coders import list_coders
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _

_ABOUT = ("study", "source", "code", "coding", "participant")


def draw() -> None:
    """A new memo at the left of those there are."""
    study = study_handle().study
    heading(_("Memos"), help_page="team")
    subjects = Subjects(study)
    left, right = st.columns([5, 7], gap="large")
    with left:
        if study.may(Ability.COMMENT):
            _new(study, subjects)
    with right:
        _all(study, subjects)


def _new(study: OpenStudy, subjects: Subjects) -> None:
    st.header(_("A new memo"), anchor=False)
    about = st.selectbox(_("About"), _ABOUT, format_func=about_name, key="qc_memo_about")
    choices = subjects.choices(about)
    chosen = None
    if about != "study":
        chosen = st.selectbox(
            _("Which one"),
            list(choices),
            format_func=lambda i: choices.get(i, ""),
            key=f"qc_memo_which_{about}",
            placeholder=_("There is none in the study yet."),
        )
    with st.form("qc_memo_new", border=False, clear_on_submit=True):
        kind = st.segmented_control(
            _("Kind"),
            list(MemoKind),
            default=MemoKind.THEORETICAL,
            required=True,
            format_func=memo_kind_name,
            key="qc_memo_kind",
        )
        text = st.text_area(_("Memo"), key="qc_memo_text", height=150)
        pressed = st.form_submit_button(
            _("Keep it"),
            type="primary",
            icon=":material/save:",
            disabled=about != "study" and chosen is None,
        )
    if pressed:
        with spoken():
            memos.write_memo(
                study, text, kind=kind or MemoKind.THEORETICAL, about=about, about_id=chosen or ""
            )
            notice(Message("The memo is kept."))
            st.rerun()


def _all(study: OpenStudy, subjects: Subjects) -> None:
    found = list(reversed(memos.list_memos(study)))
    if not found:
        say_empty(
            _("There is no memo yet."),
            _("Write down what you notice as you read: it is the material of your analysis."),
        )
        return
    kind = st.selectbox(
        _("Show"),
        [None, *MemoKind],
        format_func=lambda k: memo_kind_name(k) if k else _("Every memo"),
        key="qc_memo_filter",
        width=280,
    )
    names = {c.id: c.name for c in list_coders(study)}
    shown = [m for m in found if kind in (None, m.kind)]
    for memo in page_of(shown, "qc_memos_page", 8):
        with st.container(border=True):
            _show(study, subjects, memo, names.get(memo.coder_id, "—"))


def _show(study: OpenStudy, subjects: Subjects, memo: Memo, who: str) -> None:
    st.markdown(
        f"**{plain(subjects.named(memo))}** · {memo_kind_name(memo.kind)}  \n"
        f":small[{plain(who)}, {plain(day_of(memo.created_at))}]"
    )
    st.markdown(plain(memo.text))
    if not study.may(Ability.COMMENT):
        return
    with st.expander(_("Change it")), st.form(f"qc_memo_{memo.id}", border=False):
        text = st.text_area(_("Memo"), value=memo.text, key=f"qc_memo_text_{memo.id}", height=120)
        with st.container(horizontal=True):
            saved = st.form_submit_button(_("Save"), key=f"qc_memo_save_{memo.id}")
            removed = st.form_submit_button(
                _("Remove it"), icon=":material/delete:", key=f"qc_memo_remove_{memo.id}"
            )
    with spoken():
        if saved:
            memos.edit_memo(study, memo.id, text)
        if removed:
            memos.remove_memo(study, memo.id)
            notice(Message("Removed; the history brings it back."))
        if saved or removed:
            st.rerun()
