"""Saturation: what each interview brings that none before it had, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from app.frame import session
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.offer import download_now
from app.frame.opened import say_empty, study_handle
from app.frame.text import plain
from app.screens.saturation_parts import choosing, planning, tables, told
from app.screens.saturation_parts.counted import Counted
from qualcode.services import approach, saturation_export
from qualcode.services.saturation import Choice
from qualcode.services.saturation_report import IncidenceLevel, SaturationReport
from qualcode.services.thematic_tree import usual_coder
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def draw() -> None:
    """Curve, rule, paragraph, tables; before anything is coded, planning."""
    handle = study_handle()
    heading(_("Saturation"), help_page="saturation")
    found = Counted(handle)
    summary = found.study()
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
    choice = choosing.ask_choice(found.coders(), usual_coder(handle.study))
    choice = choosing.ask_branches(choice, found.material(Choice()))
    if not found.material(choice).units:
        say_empty(
            _("Nothing that is counted is coded."),
            _("Choose other coders, or leave out less."),
        )
        return
    _measured(handle, found, choice)


def _measured(handle: Handle, found: Counted, choice: Choice) -> None:
    left, right = st.columns([5, 3], gap="large")
    with right:
        level = choosing.ask_level(found.material(choice))
        rules, n_more = choosing.ask_rules(*found.size(choice, level), choice.unit)
        report = found.report(choice, level, rules)
        told.tell_rule(report)
        told.tell_what_if(report, n_more)
    with left:
        _curve(handle, found.curve(choice, level, report, n_more), report, n_more)
    told.tell_sentence(report)
    _tables(handle, found, choice, level, report)


def _curve(handle: Handle, spec: dict[str, Any], report: SaturationReport, n_more: int) -> None:
    st.vega_lite_chart(spec, width="stretch", height=440, key="qc_saturation_chart")
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
    handle: Handle,
    found: Counted,
    choice: Choice,
    level: IncidenceLevel,
    report: SaturationReport,
) -> None:
    names = (
        _("New codes"),
        _("Rules and estimates"),
        _("By theme"),
        _("Meaning of each code"),
        _("Planning"),
    )
    # run when another is opened, which is drawn from then on: tables nobody sees take their time
    opened = st.tabs(names, key=f"qc_saturation_tabs_{current_language()}", on_change="rerun")
    draws: tuple[Callable[[], None], ...] = (
        lambda: tables.new_codes_table(handle, found.series(choice), report),
        lambda: tables.measures_table(report),
        lambda: tables.themes_table(found.themes(choice, level)),
        lambda: tables.meanings_table(found.material(choice), found.meanings(choice)),
        lambda: _plan(handle),
    )
    seen: frozenset[int] = session.remembered("saturation_seen") or frozenset()
    seen |= {n for n, tab in enumerate(opened) if tab.open}
    session.remember("saturation_seen", seen)
    for n in sorted(seen):
        with opened[n]:
            draws[n]()


def _plan(handle: Handle) -> None:
    planning.plan()
    planning.declare_power(handle)
