"""Which parts the report has, and in which order."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.text import plain
from app.screens.report_parts.chosen import key_of, take
from qualcode.model.report_plan import ReportPart, ReportPlan
from qualcode.services.report_plans import PART_NAMES
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def parts(handle: Handle, plan: ReportPlan) -> ReportPlan:
    """A row a part: earlier, later, out; and those that may come in."""
    last = len(plan.parts) - 1
    for place, part in enumerate(plan.parts):
        name = render(PART_NAMES[part])
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(plain(Message("{n}. {name}", n=place + 1, name=name)), width="stretch")
            if _button("arrow_upward", _("Earlier"), name, f"up_{part.value}", off=place == 0):
                _order(handle, plan, _swapped(plan.parts, place - 1))
            down = f"down_{part.value}"
            if _button("arrow_downward", _("Later"), name, down, off=place == last):
                _order(handle, plan, _swapped(plan.parts, place))
            if _button("close", _("Leave out"), name, f"out_{part.value}", off=not last):
                _order(handle, plan, tuple(p for p in plan.parts if p is not part))
    left = [part for part in ReportPart if part not in plan.parts]
    if left:
        _add(handle, plan, left)
    return plan


def _add(handle: Handle, plan: ReportPlan, left: list[ReportPart]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        part = choose(
            _("Another part"),
            left,
            lambda p: render(PART_NAMES[p]),
            key_of(handle, f"add_{len(left)}"),
            width=360,
        )
        if st.button(_("Add it"), icon=":material/add:", key="qc_report_add"):
            _order(handle, plan, (*plan.parts, part))


def _button(icon: str, label: str, name: str, key: str, *, off: bool) -> bool:
    said = plain(Message("{label}: {name}", label=label, name=name))
    return st.button(
        "",
        icon=f":material/{icon}:",
        help=said,
        key=f"qc_report_{key}",
        disabled=off,
        type="tertiary",
    )


def _swapped(order: tuple[ReportPart, ...], place: int) -> tuple[ReportPart, ...]:
    return (*order[:place], order[place + 1], order[place], *order[place + 2 :])


def _order(handle: Handle, plan: ReportPlan, order: tuple[ReportPart, ...]) -> None:
    take(handle, replace(plan, parts=order))
    st.rerun()
