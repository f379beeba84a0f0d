"""Requests: one asks about anything of the study, another answers, and it is closed."""

from __future__ import annotations

import streamlit as st

from app.analysis_words import about_name
from app.frame import session
from app.frame.heading import heading
from app.frame.opened import say_empty, study_handle
from app.frame.pages_of import page_of
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.screens.requests_parts.place import open_what
from app.screens.requests_parts.subjects import Subjects
from app.screens.requests_parts.when import day_of
from qualcode.model import Request
from qualcode.services import requests
from qualcode.services.coders import list_coders
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _

_ABOUT = ("study", "source", "code", "coding", "participant")


def draw() -> None:
    """A new request at the left of those that are open; closed ones after."""
    study = study_handle().study
    heading(_("Requests and comments"), help_page="team")
    found = requests.list_requests(study)
    subjects = Subjects(study)
    left, right = st.columns([5, 7], gap="large")
    with left:
        if study.may(Ability.COMMENT):
            _new(study, subjects)
    with right:
        _open_ones(study, subjects, [r for r in found if r.is_open])
        _closed_ones(study, subjects, [r for r in found if not r.is_open])


def _new(study: OpenStudy, subjects: Subjects) -> None:
    st.header(_("A new one"), anchor=False)
    about, about_id = session.remembered("request_about") or ("study", "")
    kind = st.selectbox(
        _("About"),
        _ABOUT,
        index=_ABOUT.index(about),
        format_func=about_name,
        key=f"qc_request_about_{about}_{about_id}",
    )
    chosen = ""
    if kind != "study":
        choices = subjects.choices(kind)
        start = next((n for n, i in enumerate(choices) if i == about_id), 0)
        chosen = (
            st.selectbox(
                _("Which one"),
                list(choices),
                index=start if choices else None,
                format_func=lambda i: choices.get(i, ""),
                key=f"qc_request_which_{kind}_{about_id}",
            )
            or ""
        )
        if not choices:
            st.caption(_("There is none in the study yet."))
    with st.form("qc_request_new", border=False, clear_on_submit=True):
        text = st.text_area(_("What to look at, or to change"), key="qc_request_text", height=110)
        pressed = st.form_submit_button(
            _("Leave it"),
            type="primary",
            icon=":material/send:",
            disabled=kind != "study" and not chosen,
        )
    if pressed:
        with spoken():
            requests.ask(study, text, about=kind, about_id=chosen)
            session.remember("request_about", None)
            notice(Message("Your request is left for the others."))
            st.rerun()


def _open_ones(study: OpenStudy, subjects: Subjects, found: list[Request]) -> None:
    st.header(
        plain(Message.plural("{n} open request", "{n} open requests", n=len(found))), anchor=False
    )
    if not found:
        say_empty(
            _("Nothing is open."),
            _(
                "A supervisor or a co-coder can leave a request on a code, an extract, a transcript…"
            ),
        )
    names = {c.id: c.name for c in list_coders(study)}
    for each in page_of(list(reversed(found)), "qc_requests_page", 8):
        with st.container(border=True):
            _show(study, subjects, each, names)
            _deal_with(study, each)


def _show(study: OpenStudy, subjects: Subjects, request: Request, names: dict[str, str]) -> None:
    who = names.get(request.coder_id, "—")
    head, place = st.columns([5, 1], vertical_alignment="top")
    head.markdown(
        f"{_about(subjects, request)}  \n{plain(request.text)}  \n"
        f":small[{plain(who)}, {plain(day_of(request.created_at))}]"
    )
    with place:
        open_what(study, request)
    for answer in request.answers:
        said = f"{names.get(answer.coder_id, '—')}, {day_of(answer.created_at)}"
        quoted = plain(answer.text).replace("\n", "\n> ")
        st.markdown(f"> {quoted}  \n> :small[{plain(said)}]")


def _about(subjects: Subjects, request: Request) -> str:
    """Its kind too: a transcript and a participant may both be called E1."""
    if request.about == "study":
        return f"**{plain(about_name('study'))}**"
    return f"**{plain(subjects.named(request))}** · {plain(about_name(request.about))}"


def _deal_with(study: OpenStudy, request: Request) -> None:
    if not study.may(Ability.COMMENT):
        return
    with st.form(f"qc_reply_{request.id}", border=False, clear_on_submit=True):
        text = st.text_input(_("Answer"), key=f"qc_reply_text_{request.id}")
        with st.container(horizontal=True):
            answered = st.form_submit_button(_("Answer it"), key=f"qc_reply_send_{request.id}")
            closed = st.form_submit_button(
                _("Close it"), icon=":material/check:", key=f"qc_reply_close_{request.id}"
            )
    with spoken():
        if answered or (closed and text.strip()):
            requests.reply(study, request.id, text)
        if closed:
            requests.close_request(study, request.id)
            notice(Message("Closed."))
        if answered or closed:
            st.rerun()


def _closed_ones(study: OpenStudy, subjects: Subjects, found: list[Request]) -> None:
    if not found:
        return
    names = {c.id: c.name for c in list_coders(study)}
    with st.expander(
        plain(Message.plural("{n} closed request", "{n} closed requests", n=len(found)))
    ):
        for each in page_of(list(reversed(found)), "qc_requests_closed_page", 8):
            _show(study, subjects, each, names)
            if st.button(_("Open it again"), key=f"qc_reopen_{each.id}", type="tertiary"):
                with spoken():
                    requests.reopen_request(study, each.id)
                    st.rerun()
