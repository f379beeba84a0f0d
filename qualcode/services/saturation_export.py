"""Saturation as pictures, tables and rows to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qualcode.export.charts import saturation_curve
from qualcode.export.charts.drawing import chart_as, screen_spec
from qualcode.export.tables import Cell, Sheet
from qualcode.services import audit
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation_notes import NOTES
from qualcode.services.saturation_report import SaturationReport
from qualcode.services.saturation_unit_words import IN_ORDER, rows_called
from qualcode.services.table_book import table_book
from qualcode.wording import Message, render, speaking
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal, percent

if TYPE_CHECKING:
    from altair import LayerChart

_SHARES = ("coverage", "completeness", "tran_2016")
_SHOWN = (
    *("guest_2020", "francis_2010", "hennink_2017", "weller_2018", "tran_2016"),
    *("coverage", "expected_new", "interviews_needed", "completeness"),
    *("chao2", "chao2_bias_corrected", "jackknife1", "jackknife2", "bootstrap", "ice"),
)

_PARAMETERS = {
    "base": Message("base"),
    "run": Message("run"),
    "threshold": Message("threshold"),
    "initial": Message("initial sample"),
    "stopping": Message("in a row"),
    "near": Message("near from"),
    "most": Message("fewer than"),
    "n_orders": Message("orders"),
    "is_exhaustive": Message("every order"),
    "seed": Message("seed"),
    "extrapolate": Message("ahead"),
    "infrequent_up_to": Message("infrequent up to"),
}


def curve_picture(
    report: SaturationReport,
    form: str,
    *,
    language: str = "fr",
    n_more: int = 0,
    study: OpenStudy | None = None,
) -> bytes:
    """The curve with its band as ``png``, ``svg`` or ``pdf``; checked against the key of a study given."""
    drawn = _curve(report, language, n_more)
    picture = chart_as(drawn, form)
    if study is not None:
        audit.gate_picture(study, f"saturation.{form}", picture, drawn.to_dict())
    return picture


def curve_spec(report: SaturationReport, language: str = "fr", n_more: int = 0) -> dict[str, Any]:
    """The same chart as a Vega-Lite specification whose colours and size the screen settles."""
    return screen_spec(lambda: _curve(report, language, n_more))


def _curve(report: SaturationReport, language: str, n_more: int) -> LayerChart:
    named = IN_ORDER[report.unit]
    return saturation_curve(report.found, language, n_more, rows_in_order=named)


def measures_shown(report: SaturationReport) -> list[tuple[str, str, str, str, str]]:
    """Name, value, interval, parameters and source of each measure, in the language spoken."""
    answers = report.answers()
    return [
        (
            render(NOTES[key].name),
            _value(key, answers[key]),
            _interval(key, answers[key]),
            _parameters(answers[key]),
            NOTES[key].source,
        )
        for key in _SHOWN
    ]


def saturation_book(
    report: SaturationReport, form: str, *, language: str = "fr", study: OpenStudy | None = None
) -> bytes:
    """The tables as one workbook (``xlsx``), or that of new codes alone (``csv``).

    With a study, what leaves it is checked against its key first.
    """
    with speaking(language):
        sheets = saturation_sheets(report)
    return table_book(sheets, form, name="saturation", study=study, language=language)


def saturation_sheets(report: SaturationReport) -> tuple[Sheet, ...]:
    """New codes per interview, the curve with what is ahead, rules and estimates."""
    return _new_codes_sheet(report), _curve_sheet(report), _measures_sheet(report)


def _new_codes_sheet(report: SaturationReport) -> Sheet:
    series, orders = report.found.series, report.found.orders
    header = (
        render(rows_called(report.unit, 1)),
        _("new codes"),
        _("running total"),
        _("median of other orders"),
        _("5% of other orders"),
        _("95% of other orders"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            unit,
            series.new[n],
            series.cumulative[n],
            orders.median[n],
            orders.low[n],
            orders.high[n],
        )
        for n, unit in enumerate(series.units)
    )
    return Sheet(_("New codes"), header, rows)


def _curve_sheet(report: SaturationReport) -> Sheet:
    header = (
        _("number of interviews"),
        _("expected codes"),
        _("standard error"),
        _("95% low"),
        _("95% high"),
        _("coverage"),
    )
    r = report.found.richness
    here = () if r.coverage.value is None else (r.coverage.value,)
    covered = (*r.coverage_before, *here, *r.coverage_after)
    rows: list[tuple[Cell, ...]] = []
    for curve in (r.rarefaction, r.extrapolation):
        for n, t in enumerate(curve.units):
            ends = (curve.se[n], curve.low[n], curve.high[n]) if curve.se else (None, None, None)
            cover = covered[t - 1] if t <= len(covered) else None
            rows.append((t, curve.expected[n], *ends, cover))
    return Sheet(_("Expected codes"), header, tuple(rows))


def _measures_sheet(report: SaturationReport) -> Sheet:
    header = (_("measure"), _("value"), _("95% interval"), _("parameters"), _("source"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(measures_shown(report))
    return Sheet(_("Rules and estimates"), header, rows)


def _value(key: str, answer: dict[str, Any]) -> str:
    value = answer["value"]
    if key == "hennink_2017":
        near = answer["near"]["value"]
        return " · ".join(
            _or_dash(each) for each in (value, None if near is None else f"{near} ({percent(0.9)})")
        )
    if value is None:
        return answer.get("reason") or "—"
    if key == "interviews_needed":
        return ", ".join(
            render(
                Message("{share}: {n}", share=percent(float(share)), n=n)
                if answer["is_trusted"][share]
                else Message("{share}: {n} (too far to trust)", share=percent(float(share)), n=n)
            )
            for share, n in value.items()
        )
    if key == "expected_new":
        return ", ".join(f"+{m}: {decimal(value[m - 1], 1)}" for m in _looked(value))
    if key in _SHARES:
        return percent(value)
    return value if isinstance(value, str) else decimal(value, 2)


def _looked(value: list[float]) -> list[int]:
    return [m for m in (1, 2, 5) if m <= len(value)]


def _or_dash(value: object) -> str:
    return "—" if value is None else str(value)


def _interval(key: str, answer: dict[str, Any]) -> str:
    low, high = answer.get("ci_low"), answer.get("ci_high")
    if low is None or high is None or answer["value"] is None:
        return "—"
    if isinstance(low, list):
        low, high = low[0], high[0]
    shown = percent if key in _SHARES else lambda x: decimal(x, 1)
    return render(Message("{low} to {high}", low=shown(low), high=shown(high)))


def _parameters(answer: dict[str, Any]) -> str:
    shown = []
    for key, value in answer["parameters"].items():
        if key in _PARAMETERS and value is not None:
            word = render(_PARAMETERS[key])
            if isinstance(value, bool):
                shown += [word] if value else []
            else:
                shown.append(f"{word} {decimal(value, 3)}")
    return ", ".join(shown)
