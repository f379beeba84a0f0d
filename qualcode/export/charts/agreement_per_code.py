"""One measure of agreement code by code, over all text and over coded text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.export.charts.settled import settled
from qualcode.wording import Message, gettext, render

if TYPE_CHECKING:
    import altair

# Okabe and Ito's blue and vermilion; the shapes tell them apart in grey too
_ALL, _CODED, _GREY = "#0072B2", "#D55E00", "#777777"
_WIDTH, _ROW, _MOST = 460, 22, 80


@dataclass(frozen=True, slots=True)
class CodeValue:
    """What the chart shows of one code; None where a value is undefined."""

    code: str
    all_text: float | None
    coded_text: float | None = None
    low: float | None = None
    high: float | None = None


def agreement_per_code_chart(
    values: Sequence[CodeValue], measure: str, language: str, landmarks: Sequence[float] = ()
) -> altair.LayerChart:
    """Dots of the codes with their intervals, the lowest on top; ``landmarks`` are dashed lines."""
    import altair as alt

    shown = sorted((v for v in values if v.all_text is not None), key=lambda v: v.all_text or 0)
    shown = shown[:_MOST]
    names = (gettext("All text", language), gettext("Coded text", language))
    lowest = min(
        [0.0, *(v for c in shown for v in (c.all_text, c.coded_text, c.low) if v is not None)]
    )
    scale = alt.Scale(domain=[max(-1.0, lowest), 1.0], nice=False)
    base = alt.Chart(alt.InlineData(values=_rows(shown, names))).encode(
        y=alt.Y("code:N", sort=None, title=None, axis=alt.Axis(labelLimit=260, grid=True)),
        x=alt.X("value:Q", title=measure, scale=scale, axis=alt.Axis(grid=False)),
    )
    layers = [
        alt.Chart(alt.InlineData(values=[{"landmark": one} for one in landmarks]))
        .mark_rule(strokeDash=[4, 4], color=_GREY, aria=False)
        .encode(x=alt.X("landmark:Q", scale=scale, title=measure)),
        base.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2, color=_ALL, aria=False)
        .encode(x=alt.X("low:Q", scale=scale, title=measure), x2=alt.X2("high:Q")),
        base.mark_point(filled=True, size=70, opacity=1, aria=False).encode(
            color=alt.Color(
                "series:N",
                scale=alt.Scale(domain=list(names), range=[_ALL, _CODED]),
                legend=alt.Legend(title=None, orient="top"),
            ),
            shape=alt.Shape(
                "series:N", scale=alt.Scale(domain=list(names), range=["circle", "diamond"])
            ),
        ),
    ]
    chart = alt.LayerChart(layer=layers if landmarks else layers[1:])
    height = max(80, _ROW * len(shown))
    return settled(chart, describe_agreement(shown, measure, language), _WIDTH, height)


def describe_agreement(values: Sequence[CodeValue], measure: str, language: str) -> str:
    """What the chart shows, in words, for whoever cannot see it."""
    counted = "; ".join(f"{v.code} {v.all_text:.2f}" for v in values if v.all_text is not None)
    return render(
        Message(
            "{measure} of each code over all text, from the lowest to the highest: {values}.",
            measure=measure,
            values=counted or "—",
        ),
        language,
    )


def _rows(values: Sequence[CodeValue], names: tuple[str, str]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for v in values:
        if v.coded_text is not None:
            rows.append({"code": v.code, "series": names[1], "value": v.coded_text})
        rows.append(
            {"code": v.code, "series": names[0], "value": v.all_text, "low": v.low, "high": v.high}
        )
    return rows
