"""Tables of agreement, and what they mean."""

from __future__ import annotations

import streamlit as st

from app.frame.figures import as_high_as, show_table, with_figures
from app.frame.parts import folded
from app.frame.text import plain, strong
from qualcode.services.agreement import (
    CONVENTION,
    CodeMeasures,
    Measured,
    MeasuredAgreement,
    krippendorff_landmark,
    landis_koch,
)
from qualcode.services.agreement_export import PER_CODE, interval_said
from qualcode.services.agreement_words import CUTS, measure_name, what_for
from qualcode.wording import Message, render
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal, percent

_FIRST = ("percent", "f1", "cohen_kappa", "krippendorff_alpha", "gwet_ac1")
_WHOLE = (
    *("pooled_kappa", "krippendorff_alpha", "cohen_kappa", "conger_kappa", "gwet_ac1", "percent"),
    *("krippendorff_alpha_masi", "krippendorff_alpha_jaccard", "krippendorff_alpha_exact"),
    *("f1", "jaccard", "u_alpha", "u_alpha_relevance", "cu_alpha"),
)
_KAPPAS = frozenset(
    {"cohen_kappa", "conger_kappa", "fleiss_kappa", "light_kappa", "scott_pi", "pooled_kappa"}
)


def say_what(found: MeasuredAgreement) -> None:
    """What was counted, and what was left out."""
    said = Message(
        "Counted in {unit}, in {sources} ({n} characters).",
        unit=found.unit,
        sources=", ".join(s.label for s in found.sources) or "—",
        n=decimal(found.n_characters),
    )
    st.markdown(plain(said))
    if found.left_out:
        labels = ", ".join(s.label for s in found.left_out)
        st.caption(
            plain(
                Message("Left out because only one coder worked on them: {labels}.", labels=labels)
            )
        )


def code_table(found: MeasuredAgreement) -> None:
    """Every code with its measures over all text and over coded text, the lowest on top."""
    several = len(found.coders) > 2
    names = [("conger_kappa" if n == "cohen_kappa" and several else n) for n in _FIRST]
    codes = sorted(found.codes, key=_lowest_first)
    columns: dict[str, list[object]] = {
        _("Code"): [c.code.name for c in codes],
        _("Under"): [c.path[-2] if len(c.path) > 1 else "" for c in codes],
    }
    decimals: dict[str, int] = {}
    for name in names:
        title = _title(measure_name(name))
        columns[title] = [c.answer.measures[name].all_text.value for c in codes]
        decimals[title] = 2
        if name == "krippendorff_alpha":
            coded = render(Message("{measure}, coded text", measure=title))
            columns[coded] = [_coded(c, name) for c in codes]
            decimals[coded] = 2
        if name == "krippendorff_alpha" and _has_intervals(found):
            columns[render(Message("{measure}, interval", measure=title))] = [
                interval_said(c.answer.measures[name].interval) for c in codes
            ]
    percent_title = _title(measure_name("percent"))
    decimals.pop(percent_title)
    show_table(
        with_figures(columns, decimals=decimals, shares={percent_title: 1}),
        height=as_high_as(len(found.codes), 480),
        key="qc_agreement_table",
    )
    _say_reasons(found)


def _lowest_first(code: CodeMeasures) -> float:
    value = code.answer.measures["krippendorff_alpha"].all_text.value
    return 2.0 if value is None else value


def _has_intervals(found: MeasuredAgreement) -> bool:
    return any(c.answer.measures["krippendorff_alpha"].interval for c in found.codes)


def _coded(code: CodeMeasures, name: str) -> float | None:
    beside = code.answer.measures[name].coded_text
    return beside.value if beside else None


def _say_reasons(found: MeasuredAgreement) -> None:
    """Where there is no value, why; once each."""
    reasons: dict[str, list[str]] = {}
    for code in found.codes:
        reason = code.answer.measures["krippendorff_alpha"].all_text.reason
        if reason is not None:
            reasons.setdefault(render(reason), []).append(code.code.name)
    for reason_said, names in reasons.items():
        names_said = "— " + ", ".join(names)
        st.caption(plain(Message("{name}: {value}", name=names_said, value=reason_said)))


def whole_table(found: MeasuredAgreement) -> None:
    """The measures over all codes, with their intervals and what they would be called."""
    measures = found.whole.measures
    rows = [(_title(measure_name(n)), measures[n]) for n in _WHOLE if n in measures]
    for name in ("percent", "conger_kappa", "krippendorff_alpha"):
        said = Message("{measure}: a code or none", measure=measure_name(name))
        rows.append((_title(said), found.whole.relevance[name]))
    _measures_table([row for row in rows if row[1].all_text.value is not None], "whole")
    st.caption(plain(CONVENTION))
    for reason in dict.fromkeys(m.all_text.reason for _name, m in rows if m.all_text.reason):
        st.caption(plain(reason))


def others_table(found: MeasuredAgreement) -> None:
    """What NVivo, MAXQDA and ATLAS.ti would print of all codes."""
    opened = folded(_("What other programs print"), "qc_agreement_others")
    if not opened.open:
        return
    with opened:
        named = [
            (_title(measure_name(name)), measured)
            for name, measured in found.whole.measures.items()
            if name.startswith(("nvivo", "maxqda", "atlasti"))
        ]
        _measures_table(named, "others")
        st.caption(
            _(
                "NVivo compares code by code: see every measure of one code. MAXQDA takes two "
                "segments as the same when they share 90% of their text; ATLAS.ti’s semantic "
                "domains are the main themes here."
            )
        )


def cuts_table(found: MeasuredAgreement) -> None:
    """Where the coders cut, whatever the code."""
    opened = folded(_("Where they cut, whatever the code"), "qc_agreement_cuts")
    if not opened.open:
        return
    with opened:
        st.caption(
            _(
                "For the question whether both cut the same units of meaning: a cut is where an "
                "extract begins or ends. To say how far two people agree on codes, nobody needs "
                "these figures."
            )
        )
        measured = {name: found.whole.measures[name].all_text for name in CUTS}
        for name, m in measured.items():
            figure = strong(_figure(m.value, name) or "—")
            told = plain(m.reason or what_for(name))
            st.markdown(f"- {plain(_title(measure_name(name)))} {figure} · {told}")


def _measures_table(rows: list[tuple[str, Measured]], key: str) -> None:
    show_table(
        {
            _("Measure"): [name for name, _measured in rows],
            _("All text"): [_figure(m.all_text.value, m.name) for _name, m in rows],
            _("Interval"): [interval_said(m.interval) or None for _name, m in rows],
            _("Coded text"): [
                _figure(m.coded_text.value if m.coded_text else None, m.name) for _name, m in rows
            ],
            _("Landmark"): [_landmark(m) for _name, m in rows],
        },
        height="content",
        key=f"qc_agreement_{key}_table",
        column_config={_("Measure"): st.column_config.TextColumn(width=300)},
    )


def _figure(value: float | None, name: str) -> str | None:
    if value is None:
        return None
    return percent(value, 1) if name.endswith("percent") else decimal(value, 3, kept=True)


def _title(said: Message) -> str:
    words = render(said)
    return words[:1].upper() + words[1:]


def _landmark(measured: Measured) -> str | None:
    value = measured.all_text.value
    if value is None:
        return None
    if measured.name in _KAPPAS:
        return render(landis_koch(value))
    if measured.name.startswith(("krippendorff", "u_alpha", "cu_alpha", "atlasti_c", "atlasti_C")):
        return render(krippendorff_landmark(value))
    return None


def remarks(found: MeasuredAgreement) -> None:
    """The kappa paradox where it strikes, and who codes much more."""
    said = [(c.code.name, r) for c in found.codes for r in c.answer.remarks]
    if not said:
        return
    title = Message.plural("{n} remark on the codes", "{n} remarks on the codes", n=len(said))
    opened = folded(plain(title), "qc_agreement_remarks")
    if not opened.open:
        return
    with opened:
        for name, remark in said:
            st.markdown(f"{strong(name)} — {plain(remark)}")


def one_code(found: MeasuredAgreement) -> None:
    """Every measure of a code chosen."""
    opened = folded(_("Every measure of one code"), "qc_agreement_one")
    if not opened.open:
        return
    with opened:
        by_id = {c.code.id: c for c in found.codes}
        wanted = st.selectbox(
            _("Code"),
            list(by_id),
            format_func=lambda key: " > ".join(by_id[key].path),
            key="qc_agreement_code",
        )
        if wanted is None:
            return
        chosen = by_id[wanted]
        table = chosen.answer.table
        if table is not None:
            said = Message(
                "Both: {both}; {a} only: {a_only}; {b} only: {b_only}; neither: {neither}.",
                both=table.both, a_only=table.a_only, b_only=table.b_only, neither=table.neither,
                a=found.coders[0].name, b=found.coders[1].name,
            )  # fmt: skip
            st.markdown(plain(said))
        indices = chosen.answer.indices
        if indices is not None:
            st.markdown(
                plain(
                    Message(
                        "Prevalence index {prevalence}, bias index {bias} (Byrt 1993).",
                        prevalence=decimal(indices.prevalence, 2, kept=True),
                        bias=decimal(indices.bias, 2, kept=True),
                    )
                )
            )
        measures = [chosen.answer.measures[n] for n in PER_CODE]
        show_table(
            {
                _("Measure"): [render(measure_name(m.name)) for m in measures],
                _("All text"): [_figure(m.all_text.value, m.name) for m in measures],
                _("Coded text"): [
                    _figure(m.coded_text.value if m.coded_text else None, m.name) for m in measures
                ],
                _("Interval"): [interval_said(m.interval) or None for m in measures],
                _("Why not"): [
                    render(m.all_text.reason) if m.all_text.reason else "" for m in measures
                ],
            },
            key="qc_agreement_one_table",
        )
