"""Agreement as pictures and tables to take along."""

from __future__ import annotations

from typing import Any

from qualcode.agreement.bootstrap import Interval
from qualcode.agreement.landmarks import RELIABLE, TENTATIVE
from qualcode.agreement.measures import Measured
from qualcode.export.charts import to_png, to_svg
from qualcode.export.charts.agreement_per_code import CodeValue, agreement_per_code_chart
from qualcode.export.charts.drawing import screen_spec
from qualcode.export.tables import Cell, Sheet
from qualcode.services import audit
from qualcode.services.agreement import MeasuredAgreement
from qualcode.services.agreement_words import CUTS, measure_name, what_for
from qualcode.services.open_study import OpenStudy
from qualcode.services.table_book import table_book
from qualcode.wording import Message, render, speaking
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal

PER_CODE = (
    *("percent", "jaccard", "f1", "cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa"),
    *("light_kappa", "brennan_prediger", "gwet_ac1", "krippendorff_alpha", "u_alpha"),
    *("boundary_similarity", "nvivo_percent", "nvivo_kappa", "maxqda_percent"),
    *("maxqda_kappa_rk", "atlasti_holsti"),
)
_WITHOUT_LANDMARKS = frozenset({"percent", "jaccard", "f1", "boundary_similarity"})


def per_code_picture(
    found: MeasuredAgreement, measure: str, form: str, *, study: OpenStudy, language: str = "fr"
) -> bytes:
    """One measure of every code as ``png`` or ``svg``, checked against the study's key."""
    drawn = _chart(found, measure, language)
    picture = to_svg(drawn) if form == "svg" else to_png(drawn)
    audit.gate_picture(study, f"agreement.{form}", picture, drawn.to_dict())
    return picture


def per_code_spec(found: MeasuredAgreement, measure: str, language: str = "fr") -> dict[str, Any]:
    """The same chart as a Vega-Lite specification whose colours and width the screen settles."""
    return screen_spec(lambda: _chart(found, measure, language))


def agreement_book(
    found: MeasuredAgreement, form: str, *, study: OpenStudy, language: str = "fr"
) -> bytes:
    """The tables as one workbook (``xlsx``), or that of the codes alone (``csv``)."""
    with speaking(language):
        sheets = agreement_sheets(found)
    return table_book(sheets, form, name="agreement", study=study, language=language)


def agreement_sheets(found: MeasuredAgreement) -> tuple[Sheet, ...]:
    """Agreement per code, over all codes, and what was counted."""
    return _codes_sheet(found), _whole_sheet(found), _choices_sheet(found)


def _chart(found: MeasuredAgreement, measure: str, language: str) -> Any:
    names = [code.code.name for code in found.codes]
    values = []
    for code in found.codes:
        of = code.answer.measures[measure]
        twice = names.count(code.code.name) > 1
        name = " > ".join(code.path[-2:]) if twice else code.code.name
        beside = of.coded_text.value if of.coded_text else None
        low, high = (of.interval.low, of.interval.high) if of.interval else (None, None)
        values.append(CodeValue(name, of.all_text.value, beside, low, high))
    landmarks = () if measure in _WITHOUT_LANDMARKS else (TENTATIVE, RELIABLE)
    return agreement_per_code_chart(
        values, render(measure_name(measure), language), language, landmarks
    )


def _codes_sheet(found: MeasuredAgreement) -> Sheet:
    header = [_("code"), _("place in the tree"), _("coded by somebody")]
    for name in PER_CODE:
        header.append(render(measure_name(name)))
        if name in ("percent", "krippendorff_alpha", "gwet_ac1", "cohen_kappa"):
            header.append(render(Message("{measure}, coded text", measure=measure_name(name))))
            header.append(render(Message("{measure}, interval", measure=measure_name(name))))
    header += [_("prevalence index"), _("bias index"), _("remarks")]
    rows = []
    for code in found.codes:
        answer = code.answer
        row: list[Cell] = [code.code.name, " > ".join(code.path[:-1]), answer.n_coded]
        for name in PER_CODE:
            of = answer.measures[name]
            row.append(_rounded(of.all_text.value))
            if name in ("percent", "krippendorff_alpha", "gwet_ac1", "cohen_kappa"):
                row.append(_rounded(of.coded_text.value if of.coded_text else None))
                row.append(interval_said(of.interval))
        indices = answer.indices
        row += [
            _rounded(indices.prevalence if indices else None),
            _rounded(indices.bias if indices else None),
            " ".join([*_reasons(answer.measures), *(render(r) for r in answer.remarks)]),
        ]
        rows.append(tuple(row))
    return Sheet(_("Agreement per code"), tuple(header), tuple(rows))


def _reasons(measures: Any) -> list[str]:
    """Why kappa or alpha is undefined, once."""
    wanted = (measures[name].all_text.reason for name in ("cohen_kappa", "krippendorff_alpha"))
    return list(dict.fromkeys(render(reason) for reason in wanted if reason))


def _whole_sheet(found: MeasuredAgreement) -> Sheet:
    header = (_("measure"), _("all text"), _("interval"), _("coded text"), _("remark"))
    relevance = [
        (render(Message("{measure}: a code or none", measure=measure_name(name))), measured)
        for name, measured in found.whole.relevance.items()
    ]
    named = [(render(measure_name(name)), m) for name, m in found.whole.measures.items()]
    rows = tuple(_whole_row(name, measured) for name, measured in (*named, *relevance))
    return Sheet(_("All codes"), header, rows)


def _whole_row(name: str, measured: Measured) -> tuple[Cell, ...]:
    beside = measured.coded_text.value if measured.coded_text else None
    remark = measured.all_text.reason
    if remark is None and measured.name in CUTS:
        remark = what_for(measured.name)
    return (
        name,
        _rounded(measured.all_text.value),
        interval_said(measured.interval),
        _rounded(beside),
        render(remark) if remark else "",
    )


def _choices_sheet(found: MeasuredAgreement) -> Sheet:
    said: tuple[tuple[str, Cell], ...] = (
        (_("coders"), ", ".join(c.name for c in found.coders)),
        (_("unit"), render(found.unit)),
        (_("transcripts"), ", ".join(s.label for s in found.sources)),
        (_("left out"), ", ".join(s.label for s in found.left_out)),
        (_("characters compared"), found.n_characters),
        (
            _("children count for their parents"),
            _("yes") if found.choices.with_children else _("no"),
        ),
        (_("sentences cut by"), found.splitter),
    )
    return Sheet(_("What was counted"), (_("choice"), _("value")), said)


def interval_said(interval: Interval | None) -> str:
    """An interval as text, empty where there is none."""
    if interval is None or interval.low is None or interval.high is None:
        return ""
    return f"{decimal(interval.low, 3, kept=True)} – {decimal(interval.high, 3, kept=True)}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
