"""Plans kept in the study: take one up, keep the present choices, remove one."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.trouble import notice, spoken
from app.screens.report_parts.chosen import key_of, present_plan, take_up
from qualcode.model.report_plan import ReportPlan
from qualcode.services.open_study import Ability
from qualcode.services.report_plans import list_plans, remove_plan, save_plan
from qualcode.wording import Message
from qualcode.wording import gettext as _


def kept_plans(handle: Handle) -> None:
    """One row: which plan, and what to do with it."""
    plans, present = list_plans(handle.study), present_plan(handle)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = _choose(handle, plans, present)
        if chosen is not None and chosen.id != present.id:
            take_up(handle, chosen)
            st.rerun()
        if handle.study.may(Ability.CODE):
            _keep(handle, present)


def _choose(
    handle: Handle, plans: tuple[ReportPlan, ...], present: ReportPlan
) -> ReportPlan | None:
    if not plans:
        return None
    usual = ReportPlan()
    return choose(
        _("Plan"),
        [usual, *plans],
        lambda plan: plan.name or _("The usual report"),
        key_of(handle, "plan"),
        present=next((p for p in plans if p.id == present.id), usual),
        width=280,
    )


def _keep(handle: Handle, present: ReportPlan) -> None:
    name = st.text_input(
        _("Name of the plan"), value=present.name, key=key_of(handle, "name"), width=260
    )
    if st.button(_("Keep this plan"), icon=":material/save:", key="qc_report_keep"):
        with spoken():
            same = name.strip().casefold() == present.name.casefold()
            plan = replace(present, name=name, id=present.id if same else "")
            take_up(handle, save_plan(handle.study, plan))
            notice(Message("The plan is kept."))
            st.rerun()
    if present.id and st.button(_("Remove it"), icon=":material/delete:", key="qc_report_remove"):
        with spoken():
            remove_plan(handle.study, present.id)
            take_up(handle, replace(present, id="", name=""))
            notice(Message("The plan is removed; undo brings it back."))
            st.rerun()
