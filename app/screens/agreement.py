"""Agreement: how far coders put the same codes on the same words."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.offer import download_now
from app.frame.opened import say_empty, study_handle
from app.frame.text import plain, strong
from app.screens.agreement_parts import choosing, drawn, kept, told
from qualcode.services import agreement, agreement_export, approach, studies
from qualcode.services.agreement import Choices, MeasuredAgreement
from qualcode.services.agreement_words import measure_name
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_CHARTED = (
    *("krippendorff_alpha", "cohen_kappa", "conger_kappa", "gwet_ac1", "f1", "jaccard", "percent"),
)


def draw() -> None:
    """Whom and what, the table code by code, all codes together, and what the figures say."""
    handle = study_handle()
    heading(_("Agreement between coders"), help_page="agreement")
    reason = _rejected(handle)
    if reason is not None:
        say_empty(
            plain(reason),
            _("If your study has another approach, change it in the study’s description."),
        )
        link("study", key="qc_agreement_study")
        return
    people = agreement.people_and_models(handle.study)
    if len(people) < 2:
        say_empty(
            _("Agreement needs the codings of two people."),
            _(
                "Ask a second person to code, or bring their codings in from a spreadsheet. While a "
                "round is blind, you see your own codings only."
            ),
        )
        link("codings", primary=True, key="qc_agreement_codings")
        return
    choices = choosing.ask(handle.study, people)
    if choices is not None:
        _measured(handle, choices)


def prepare(handle: Handle) -> None:
    """Measures ahead what is measured first."""
    people = agreement.people_and_models(handle.study)
    if len(people) < 2 or _rejected(handle) is not None:
        return
    choices = choosing.usual(people)
    found = kept.measured(handle, choices)
    for measure in _with_values(found)[:1]:
        kept.chart(handle, choices, found, measure)


def _measured(handle: Handle, choices: Choices) -> None:
    found = kept.measured(handle, choices)
    told.say_what(found)
    if not found.codes:
        say_empty(
            _("These coders share no transcript and no code."),
            _("Choose other coders, or wait until both have worked on a transcript."),
        )
        return
    st.markdown(strong(_("All codes together")))
    told.whole_table(found)
    st.markdown(strong(_("Code by code")))
    told.code_table(found)
    with st.container(horizontal=True):
        drawn.intervals(handle, choices)
        _tables(handle, found)
    told.remarks(found)
    told.one_code(found)
    told.others_table(found)
    told.cuts_table(found)
    drawn.gamma(handle, choices)
    _chart(handle, choices, found)


def _tables(handle: Handle, found: MeasuredAgreement) -> None:
    stem = _("agreement")
    for form in ("xlsx", "csv"):
        download_now(
            render(Message("Table ({form})", form=form)),
            lambda language, form=form: agreement_export.agreement_book(  # type: ignore[misc]
                found, form, study=handle.study, language=language
            ),
            f"{stem}.{form}",
            f"qc_agreement_{form}",
        )


def _chart(handle: Handle, choices: Choices, found: MeasuredAgreement) -> None:
    shown = _with_values(found)
    if not shown:
        return
    measure = st.selectbox(
        _("Chart of"),
        shown,
        format_func=lambda name: render(measure_name(name)),
        key="qc_agreement_measure",
        width=380,
    )
    spec = kept.chart(handle, choices, found, measure)
    height = max(120, 24 * len(found.codes) + 60)
    st.vega_lite_chart(spec, width="stretch", height=height, key="qc_agreement_chart")
    stem = _("agreement")
    with st.container(horizontal=True):
        for form in ("png", "svg"):
            download_now(
                render(Message("Figure ({form})", form=form)),
                lambda language, form=form: agreement_export.per_code_picture(  # type: ignore[misc]
                    found, measure, form, study=handle.study, language=language
                ),
                f"{stem}.{form}",
                f"qc_agreement_{form}",
            )


def _rejected(handle: Handle) -> Message | None:
    chosen = studies.get_study(handle.study).approach
    return approach.rejected(chosen, approach.Offered.AGREEMENT)


def _with_values(found: MeasuredAgreement) -> list[str]:
    return [name for name in _CHARTED if _has_values(found, name)]


def _has_values(found: MeasuredAgreement, name: str) -> bool:
    return any(c.answer.measures[name].all_text.value is not None for c in found.codes)
