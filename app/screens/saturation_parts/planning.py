"""Before the first interview: how many would do, and what the study's information power is."""

from __future__ import annotations

import streamlit as st

from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.text import plain, strong
from app.frame.trouble import notice, spoken
from app.screens.saturation_parts.tables import show_rows
from qualcode.services import saturation_planning as service
from qualcode.services.open_study import Ability
from qualcode.services.saturation_planning import (
    CAUTION,
    DIMENSION_NAMES,
    STANCE_NAMES,
    Declared,
    InformationPower,
    PowerDimension,
    Stance,
    all_said,
    information_power,
    planning_table,
    save_information_power,
)
from qualcode.wording import Message, render
from qualcode.wording import gettext as _
from qualcode.wording.figures import percent


def plan() -> None:
    """The binomial table, and the number for a prevalence of one's own."""
    st.markdown(strong(_("How many interviews would show a theme?")))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        prevalence = st.number_input(
            _("It concerns so many people in 100"), 1, 99, 20, key="qc_plan_prevalence", width=220
        )
        instances = st.number_input(
            _("It should come up so many times"), 1, 20, 2, key="qc_plan_instances", width=220
        )
        power = st.number_input(
            _("With a chance of so many in 100"), 50, 99, 80, key="qc_plan_power", width=220
        )
    asked = service.plan([prevalence / 100], instances=instances, power=power / 100).one
    said = Message.plural("{n} interview would do.", "{n} interviews would do.", n=asked.n_units)
    st.markdown(strong(said))
    with st.expander(_("The whole table (Fugard & Potts 2015)")):
        _table()
    with st.expander(_("To meet all the themes, not one (van Rijnsoever 2017)")):
        _all_themes(prevalence / 100, power / 100)
    st.caption(plain(CAUTION))


def _all_themes(prevalence: float, power: float) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        themes = st.number_input(_("Number of themes"), 1, 500, 10, key="qc_plan_themes", width=220)
        planned = st.number_input(
            _("Interviews planned"), 1, 500, 12, key="qc_plan_interviews", width=220
        )
    found = service.plan([prevalence], power=power, themes=themes, n_planned=planned)
    st.markdown(strong(all_said(found)))
    st.caption(
        _(
            "For whoever must not miss a theme: each is taken for as common as said above, and for "
            "independent of the others."
        )
    )


def _table() -> None:
    found = planning_table()
    powers = sorted({each.power for each in found})
    cells = {(p.prevalence, p.instances, p.power): p.n_units for p in found}
    pairs = sorted({(p.prevalence, p.instances) for p in found})
    show_rows(
        [_("Prevalence and times"), *(percent(power) for power in powers)],
        [
            [
                f"{percent(prevalence)} × {times}",
                *(str(cells[prevalence, times, power]) for power in powers),
            ]
            for prevalence, times in pairs
        ],
    )


def declare_power(handle: Handle) -> None:
    """The five dimensions of information power, kept with the study."""
    st.markdown(strong(_("Information power of the study (Malterud 2016)")))
    present = information_power(handle.study)
    may = handle.study.may(Ability.EDIT_STUDY)
    declared = {}
    for dimension in PowerDimension:
        said = _one(dimension, present.declared.get(dimension), may=may)
        if said is not None:
            declared[dimension] = said
    wanted = InformationPower(declared)
    if may and st.button(
        _("Keep with the study"), key="qc_power_keep", disabled=wanted == present, type="primary"
    ):
        with spoken():
            save_information_power(handle.study, wanted)
            notice(Message("Kept; the Word report prints it."))
            st.rerun()
    st.caption(
        _(
            "It gives no number: it says why fewer or more participants are enough, and belongs in "
            "the methods section."
        )
    )


def _one(dimension: PowerDimension, present: Declared | None, *, may: bool) -> Declared | None:
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    options: list[Stance | None] = [None, *Stance]
    with left:
        stance = choose(
            render(DIMENSION_NAMES[dimension]),
            options,
            lambda s: _("not said yet") if s is None else render(STANCE_NAMES[dimension][s]),
            f"qc_power_{dimension}",
            present=present.stance if present else None,
            disabled=not may,
        )
    why = right.text_input(
        plain(Message("Why")),
        value=present.why if present else "",
        key=f"qc_power_why_{dimension}",
        disabled=not may,
    )
    return None if stance is None else Declared(stance, why.strip())
