"""One memo: what it is about, its place to open, its links, and what its writer may change."""

from __future__ import annotations

import streamlit as st

from app.analysis_words import about_name, memo_kind_name
from app.frame import session
from app.frame.choices import choose
from app.frame.navigation import go
from app.frame.text import plain, short
from app.frame.trouble import notice, spoken
from app.frame.unsaved import Field, keep_typed
from app.screens.requests_parts.subjects import Subjects
from app.screens.requests_parts.when import day_of
from qualcode.model import Memo, MemoKind, MemoLink
from qualcode.services import memos
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _

LINKED = ("code", "coding", "memo")
_WORDS = 70


def draw(
    study: OpenStudy, subjects: Subjects, memo: Memo, who: str, others: dict[str, Memo]
) -> None:
    """The memo in a frame."""
    head, place = st.columns([5, 1], vertical_alignment="center")
    head.markdown(
        f"**{plain(named(subjects, memo))}** · {memo_kind_name(memo.kind)}  \n"
        f":small[{plain(who)}, {plain(day_of(memo.created_at))}]"
    )
    with place:
        _open(study, memo)
    if memo.segment is not None:
        st.markdown(f"> {plain(short(memo.segment.quote, 240))}")
    st.markdown(plain(memo.text))
    mine = study.may(Ability.COMMENT) and (
        memo.coder_id == study.coder.id or study.may(Ability.EDIT_STUDY)
    )
    _links(study, subjects, memo, others, mine=mine)
    if mine:
        _change(study, memo)


def named(subjects: Subjects, memo: Memo) -> str:
    """What a memo is about, in a line."""
    if memo.about == "memo":
        return about_name("memo")
    return subjects.named(memo)


def _open(study: OpenStudy, memo: Memo) -> None:
    """A button to where the memo stands: its words, its code."""
    if memo.about in ("code", "source", "coding") and st.button(
        _("Open"),
        icon=":material/open_in_new:",
        type="tertiary",
        key=f"qc_memo_open_{memo.id}",
    ):
        if memo.about == "code":
            session.remember("code", memo.about_id)
            go("codebook")
        place = memos.place_of(study, memo)
        if place is not None:
            session.remember("source", place[0])
            session.remember("reading_offset", place[1].start)
            go("reading")


def _links(
    study: OpenStudy, subjects: Subjects, memo: Memo, others: dict[str, Memo], *, mine: bool
) -> None:
    for link in memo.links:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"→ {plain(_said(subjects, link, others))}", width="content")
            if mine and st.button(
                "",
                icon=":material/link_off:",
                help=_("Take this link away"),
                type="tertiary",
                key=f"qc_memo_unlink_{link.id}",
            ):
                with spoken():
                    memos.unlink_memo(study, link.id)
                    st.rerun()


def _said(subjects: Subjects, link: MemoLink, others: dict[str, Memo]) -> str:
    if link.about == "memo":
        other = others.get(link.about_id)
        return short(other.text, _WORDS) if other else _("Something that is no longer there")
    if link.about == "study":
        return about_name("study")
    found = subjects.choices(link.about).get(link.about_id)
    return found if found is not None else _("Something that is no longer there")


def _change(study: OpenStudy, memo: Memo) -> None:
    field = f"qc_memo_text_{memo.id}"
    with st.expander(_("Change it")):
        keep_typed(study, f"memo_{memo.id}", [Field("text", field, memo.text)])
        with st.form(f"qc_memo_{memo.id}", border=False):
            text = st.text_area(_("Memo"), value=memo.text, key=field, height=120)
            kind = choose(
                _("Kind"),
                list(MemoKind),
                memo_kind_name,
                f"qc_memo_kind_{memo.id}",
                present=memo.kind,
            )
            with st.container(horizontal=True):
                saved = st.form_submit_button(_("Save"), key=f"qc_memo_save_{memo.id}")
                removed = st.form_submit_button(
                    _("Remove it"), icon=":material/delete:", key=f"qc_memo_remove_{memo.id}"
                )
        with spoken():
            if saved:
                memos.edit_memo(study, memo.id, text, kind=kind)
                st.rerun()
            if removed:
                memos.remove_memo(study, memo.id)
                notice(Message("Removed; the history brings it back."))
                st.rerun()


def add_link(study: OpenStudy, subjects: Subjects, found: list[Memo]) -> None:
    """A link from a memo to a code, an extract or another memo."""
    by_id = {m.id: short(m.text, _WORDS) for m in found}
    mine = [m.id for m in found if m.coder_id == study.coder.id or study.may(Ability.EDIT_STUDY)]
    if not mine:
        return
    with st.expander(_("Link a memo to something else")):
        memo_id = st.selectbox(
            _("The memo"), mine, format_func=lambda i: by_id[i], key="qc_memo_link_from"
        )
        about = choose(_("speaks also of"), LINKED, about_name, "qc_memo_link_about")
        choices = by_id if about == "memo" else subjects.choices(about)
        other = st.selectbox(
            _("Which one"),
            [i for i in choices if i != memo_id],
            index=None,
            format_func=lambda i: choices.get(i, ""),
            key=f"qc_memo_link_to_{about}",
            placeholder=_("Choose one"),
        )
        if st.button(
            _("Link them"), icon=":material/link:", disabled=other is None, key="qc_memo_link"
        ):
            with spoken():
                memos.link_memo(study, memo_id, about, other or "")
                notice(Message("The memo is linked."))
                st.rerun()
