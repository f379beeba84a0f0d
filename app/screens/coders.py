"""Coders: who I am, who else works on the study, and what each may do."""

from __future__ import annotations

import streamlit as st

from app.frame import session
from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.opened import study_handle
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from app.words import coder_kind_name, coder_role_name
from qualcode.model import Coder, CoderKind, CoderRole
from qualcode.services import coders
from qualcode.services.open_study import Ability
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_MAY = {
    CoderRole.OWNER: Message("everything, and gives out the roles"),
    CoderRole.SUPERVISOR: Message("everything but give out the roles"),
    CoderRole.CODER: Message("reads, codes, works on the codebook, comments"),
    CoderRole.READER: Message("reads and comments"),
}


def draw() -> None:
    """Who I am; then everybody, and a form to add somebody."""
    handle = study_handle()
    heading(_("Coders"), help_page="team")
    everybody = coders.list_coders(handle.study)
    if session.signed_in_as() is None:
        _who_am_i(handle, everybody)
    may_manage = handle.study.may(Ability.MANAGE)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _list(handle, everybody, may_manage=may_manage)
    with right:
        if may_manage:
            _add(handle)
        else:
            st.caption(_("Only the owner of the study adds coders and gives out roles."))
        _what_roles_mean()


def _who_am_i(handle: Handle, everybody: tuple[Coder, ...]) -> None:
    names = {c.id: c.name for c in everybody if c.kind is not CoderKind.MODEL}
    chosen = st.selectbox(
        _("I am"),
        list(names),
        index=list(names).index(handle.study.coder.id) if handle.study.coder.id in names else 0,
        format_func=names.__getitem__,
        key=f"qc_i_am_{handle.study.coder.id}",
        width=360,
    )
    st.caption(
        _(
            "There is no login on one’s own computer: this is a convention between people who trust "
            "each other. Whoever opens the file may choose any name here."
        )
    )
    if chosen is not None and chosen != handle.study.coder.id:
        session.act_as(handle, chosen)
        st.rerun()


def _list(handle: Handle, everybody: tuple[Coder, ...], *, may_manage: bool) -> None:
    st.header(_("In this study"))
    for coder in everybody:
        with st.container(border=True, key=f"qc_coder_{coder.id}"):
            name, role, more = st.columns([5, 4, 2], vertical_alignment="center")
            name.markdown(f"**{plain(coder.name)}**  \n:small[{coder_kind_name(coder.kind)}]")
            if may_manage:
                with role:
                    _role(handle, coder)
                with (
                    more,
                    st.popover(
                        "", icon=":material/edit:", help=_("Rename"), key=f"qc_name_pop_{coder.id}"
                    ),
                ):
                    _rename(handle, coder)
            else:
                role.markdown(coder_role_name(coder.role))


def _role(handle: Handle, coder: Coder) -> None:
    chosen = choose(
        render(Message("Role of {label}", label=coder.name)),
        list(CoderRole),
        coder_role_name,
        f"qc_coder_role_{coder.id}_{coder.role}",
        present=coder.role,
        label_visibility="collapsed",
    )
    if chosen is not coder.role:
        with spoken():
            coders.change_role(handle.study, coder.id, chosen)
            notice(Message("The role is changed."))
            st.rerun()


def _rename(handle: Handle, coder: Coder) -> None:
    with st.form(f"qc_rename_coder_{coder.id}", border=False):
        name = st.text_input(_("Name"), value=coder.name, key=f"qc_coder_name_{coder.id}")
        if st.form_submit_button(_("Rename")):
            with spoken():
                coders.rename_coder(handle.study, coder.id, name)
                notice(Message("The name is changed."))
                st.rerun()


def _add(handle: Handle) -> None:
    st.header(_("Add a coder"))
    with st.form("qc_add_coder", border=True, clear_on_submit=True):
        name = st.text_input(_("Name"), key="qc_new_coder", max_chars=80)
        left, right = st.columns(2)
        with left:
            role = choose(
                _("Role"),
                list(CoderRole),
                coder_role_name,
                "qc_new_coder_role",
                present=CoderRole.CODER,
            )
        with right:
            kind = choose(
                _("Is"),
                [CoderKind.PERSON, CoderKind.CONSENSUS],
                coder_kind_name,
                "qc_new_coder_kind",
            )
        pressed = st.form_submit_button(_("Add"), type="primary", icon=":material/person_add:")
    if pressed:
        with spoken():
            coders.add_coder(
                handle.study,
                name,
                kind=kind,
                role=role,
            )
            notice(Message("{name} is added.", name=name.strip()))
            st.rerun()


def _what_roles_mean() -> None:
    lines = (f"- **{coder_role_name(role)}** — {plain(said)}" for role, said in _MAY.items())
    with st.expander(_("What each role may do"), expanded=True):
        st.markdown("\n".join(lines))
