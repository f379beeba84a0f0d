"""Saturation: what each interview brings that none before it had, and how sure that is."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.offer import download_now
from app.frame.opened import say_empty, study_handle
from app.frame.text import plain
from app.screens.saturation_parts import choosing, counted, planning, tables, told
from qualcode.services import approach, saturation_export, studies
from qualcode.services.saturation import Choice
from qualcode.services.saturation_report import IncidenceLevel, SaturationReport
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def draw() -> None:
    """Curve, rule, paragraph, tables; before anything is coded, planning."""
    handle = study_handle()
    heading(_("Saturation"), help_page="saturation")
    summary = studies.describe(handle.study)
    reason = approach.rejected(summary.study.approach, approach.Offered.SATURATION)
    if reason is not None:
        say_empty(
            plain(reason),
            _("If your study has another approach, change it in the study’s description."),
        )
        link("study", key="qc_saturation_study")
        return
    if not summary.n_codings:
        say_empty(
            _("Nothing is coded yet, so there is nothing to count."),
            _("Code some interviews, or bring in codings from a spreadsheet."),
        )
        link("codings", primary=True, key="qc_saturation_codings")
        _plan(handle)
        return
    choice = choosing.ask_choice(handle.study)
    choice = choosing.ask_branches(choice, counted.material_of(handle, Choice()))
    if not counted.material_of(handle, choice).units:
        say_empty(
            _("Nothing that is counted is coded."),
            _("Choose other coders, or leave out less."),
        )
        return
    _measured(handle, choice)


def _measured(handle: Handle, choice: Choice) -> None:
    left, right = st.columns([5, 3], gap="large")
    with right:
        level = choosing.ask_level(counted.material_of(handle, choice))
        incidence = counted.material_of(handle, choice).incidence(level)
        rules, n_more = choosing.ask_rules(len(incidence.units), len(incidence.codes))
        report = counted.report(handle, choice, level, rules)
        told.tell_rule(report)
        told.tell_what_if(report, n_more)
    with left:
        _curve(handle, choice, level, report, n_more)
    told.tell_sentence(report)
    _tables(handle, choice, level, report)


def _curve(
    handle: Handle, choice: Choice, level: IncidenceLevel, report: SaturationReport, n_more: int
) -> None:
    spec = counted.curve(handle, choice, level, report, n_more)
    st.vega_lite_chart(spec, width="stretch", height=400, key="qc_saturation_chart")
    st.caption(plain(told.describe(report)))
    told.tell_aside(report)
    with st.container(horizontal=True):
        for form in ("png", "svg"):
            download_now(
                render(Message("Figure ({form})", form=form)),
                lambda language, form=form: saturation_export.curve_picture(  # type: ignore[misc]
                    report, form, language=language, n_more=n_more, study=handle.study
                ),
                f"saturation.{form}",
                f"qc_saturation_{form}",
            )


def _tables(
    handle: Handle, choice: Choice, level: IncidenceLevel, report: SaturationReport
) -> None:
    names = (
        _("New codes"),
        _("Rules and estimates"),
        _("By theme"),
        _("Meaning of each code"),
        _("Planning"),
    )
    new, measures, themes, meaning, plan = st.tabs(names)
    with new:
        tables.new_codes_table(handle, report)
    with measures:
        tables.measures_table(report)
    with themes:
        tables.themes_table(handle, choice, level)
    with meaning:
        tables.meanings_table(handle, choice)
    with plan:
        _plan(handle)


def _plan(handle: Handle) -> None:
    planning.plan()
    planning.declare_power(handle)
