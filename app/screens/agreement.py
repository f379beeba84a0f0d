"""Agreement: how far two coders put the same codes on the same words."""

from __future__ import annotations

import streamlit as st

from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.offer import download_now
from app.frame.opened import say_empty, study_handle
from app.frame.text import plain
from qualcode.model import Code, Codebook, Coder
from qualcode.services import agreement, approach, codebook, export, studies
from qualcode.services.agreement import CodeComparison, Comparison
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def draw() -> None:
    """The pair, the table code by code, and what the figures say."""
    study = study_handle().study
    heading(_("Agreement between coders"), help_page="agreement")
    reason = approach.rejected(studies.get_study(study).approach, approach.Offered.AGREEMENT)
    if reason is not None:
        say_empty(
            plain(reason),
            _("If your study has another approach, change it in the study’s description."),
        )
        link("study", key="qc_agreement_study")
        return
    people = agreement.people(study)
    if len(people) < 2:
        say_empty(
            _("Agreement needs the codings of two people."),
            _("Ask a second person to code, or bring their codings in from a spreadsheet."),
        )
        link("codings", primary=True, key="qc_agreement_codings")
        return
    first, second = _pair(people)
    if first == second:
        st.info(_("Choose two different coders."))
        return
    _compare(study, first, second)


def _pair(people: tuple[Coder, ...]) -> tuple[Coder, Coder]:
    left, right, _rest = st.columns([1, 1, 2])
    with left:
        first = st.selectbox(
            _("First coder"), people, format_func=lambda c: c.name, key="qc_agreement_a"
        )
    with right:
        second = st.selectbox(
            _("Second coder"), people, index=1, format_func=lambda c: c.name, key="qc_agreement_b"
        )
    return first, second


def _compare(study: OpenStudy, first: Coder, second: Coder) -> None:
    compared = agreement.compare_coders(study, first.id, second.id)
    st.info(
        plain(
            Message(
                "Counted in {unit}, in the transcripts one of the two coded. The percentage is high "
                "wherever a code is rare; kappa takes off what chance alone would give, and cannot "
                "be computed when a code is nowhere or everywhere.",
                unit=compared.unit,
            )
        ),
        icon=":material/info:",
    )
    _table(study, compared)
    stem = _("agreement")
    with st.container(horizontal=True):
        for form in ("xlsx", "csv"):
            download_now(
                render(Message("Table ({form})", form=form)),
                lambda language, form=form: export.sheet_as(  # type: ignore[misc]
                    export.agreement_sheet(
                        study, coder_a=first.id, coder_b=second.id, language=language
                    ),
                    form,
                    language,
                ),
                f"{stem}.{form}",
                f"qc_agreement_{form}",
            )


def _table(study: OpenStudy, compared: Comparison) -> None:
    tree = codebook.get_codebook(study)
    codes = compared.codes
    st.dataframe(
        {
            _("Code"): [c.code.name for c in codes],
            _("Under"): [_over(tree, c.code) for c in codes],
            _("Agreement"): [_percent(c) for c in codes],
            _("Cohen’s kappa"): [_kappa(c) for c in codes],
            _("Both"): [c.table.both for c in codes],
            _only(compared.coder_a): [c.table.a_only for c in codes],
            _only(compared.coder_b): [c.table.b_only for c in codes],
        },
        hide_index=True,
        height=min(440, 42 + 35 * len(codes)),
        key="qc_agreement_table",
        column_config={
            _("Code"): st.column_config.TextColumn(width=270),
            _("Under"): st.column_config.TextColumn(width=220),
            _("Agreement"): st.column_config.NumberColumn(format="%.1f %%"),
            _("Both"): st.column_config.NumberColumn(help=_("Characters coded by both")),
        },
    )
    reasons = dict.fromkeys(render(c.kappa.reason) for c in codes if c.kappa.reason)
    if reasons:
        st.caption(_("Where there is no kappa:") + " " + plain(" ".join(reasons)))


def _over(tree: Codebook, code: Code) -> str:
    return tree.get(code.parent_id).name if code.parent_id else ""


def _only(coder: Coder) -> str:
    return render(Message("{name} only", name=coder.name))


def _percent(compared: CodeComparison) -> float | None:
    value = compared.percent.value
    return None if value is None else round(100 * value, 1)


def _kappa(compared: CodeComparison) -> str:
    if compared.kappa.value is not None:
        return f"{compared.kappa.value:.2f}"
    return render(compared.kappa.reason) if compared.kappa.reason else "—"
