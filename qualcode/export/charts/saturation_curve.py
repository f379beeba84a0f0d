"""New codes, how they add up, and what other orders and more interviews would give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qualcode.export.charts.settled import settled
from qualcode.saturation.measured import Saturation
from qualcode.wording import Message, gettext, render

if TYPE_CHECKING:
    import altair

# Okabe and Ito's colours: told apart by every kind of colour vision; the dashes tell them apart
# in grey too.
_NEW, _TOTAL, _ORDERS, _MORE = "#0072B2", "#D55E00", "#009E73", "#56B4E9"
_MOST_LABELLED, _MOST_DOTTED = 20, 60
_WIDTH = 600
_INTERVIEWS = Message("Interviews, in order")


def saturation_curve(
    found: Saturation, language: str, n_more: int = 0, *, rows_in_order: Message = _INTERVIEWS
) -> altair.LayerChart:
    """Bars of new codes, their running total, the band of other orders, and ``n_more`` ahead."""
    import altair as alt

    names = _names(language, n_more)
    rows = _rows(found, names, n_more)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=_x(alt, found, n_more, render(rows_in_order, language)),
        color=_colours(alt, names),
    )
    band = base.mark_area(opacity=0.18).encode(y=_y(alt, "low:Q", language), y2=alt.Y2("high:Q"))
    line = base.encode(y=_y(alt, "n:Q", language))
    n_shown = len(found.series.units) + n_more
    layers = [
        band.transform_filter("datum.kind >= 2"),
        line.transform_filter("datum.kind == 0").mark_bar(
            size=round(min(40.0, 0.6 * _WIDTH / max(1, n_shown)), 1), opacity=0.9
        ),
        line.transform_filter("datum.kind == 2").mark_line(strokeWidth=1.8, strokeDash=[6, 3]),
        line.transform_filter("datum.kind == 1").mark_line(
            strokeWidth=2.5,
            point=alt.OverlayMarkDef(size=45, filled=True) if n_shown <= _MOST_DOTTED else False,
        ),
    ]
    if n_more:
        ahead = line.transform_filter("datum.kind == 3")
        layers.append(ahead.mark_line(strokeWidth=2.2, strokeDash=[2, 3]))
    if n_shown <= _MOST_LABELLED:
        layers.append(_figures(line))
    return settled(alt.LayerChart(layer=layers), describe_saturation(found, language), _WIDTH)


def describe_saturation(found: Saturation, language: str) -> str:
    """What the chart shows, in words, for whoever cannot see it."""
    series, orders = found.series, found.orders
    if not series.units:
        return render(Message("Curve of saturation: no interview yet."), language)
    counts = ", ".join(f"{u} {n}" for u, n in zip(series.units, series.new, strict=True))
    return render(
        Message(
            "Bars: new codes, in order ({counts}). Line: running total, {last} codes "
            "in all. Band: in {orders} other orders, the middle 90% of running totals, from {low} "
            "to {high} codes after the first.",
            counts=counts if len(series.units) <= _MOST_DOTTED else f"{len(series.units)}",
            last=series.cumulative[-1],
            orders=orders.n_orders,
            low=round(orders.low[0]),
            high=round(orders.high[0]),
        ),
        language,
    )


def _names(language: str, n_more: int) -> tuple[str, ...]:
    shown = (
        gettext("New codes", language),
        gettext("Running total", language),
        gettext("Other orders: median (dashed), middle 90%", language),
    )
    return (*shown, gettext("Expected (dotted), 95% band", language)) if n_more else shown


def _rows(found: Saturation, names: tuple[str, ...], n_more: int) -> list[dict[str, object]]:
    series, orders = found.series, found.orders
    new, total, others, *more = names
    rows: list[dict[str, object]] = []
    for place, unit in enumerate(series.units):
        at = {"unit": unit, "place": place}
        rows.append({**at, "series": new, "kind": 0, "n": series.new[place]})
        rows.append({**at, "series": total, "kind": 1, "n": series.cumulative[place]})
        rows.append(
            {
                **at,
                "series": others,
                "kind": 2,
                "n": orders.median[place],
                "low": orders.low[place],
                "high": orders.high[place],
            }
        )
    ahead = found.richness.extrapolation
    if more and series.units and ahead.units:
        known = series.cumulative[-1]
        last = {
            "unit": series.units[-1],
            "place": len(series.units) - 1,
            "series": more[0],
            "kind": 3,
        }
        end = found.richness.rarefaction
        rows.append({**last, "n": known, "low": end.low[-1], "high": end.high[-1]})
        for m in range(min(n_more, len(ahead.units))):
            rows.append(
                {
                    "unit": f"+{m + 1}",
                    "place": len(series.units) + m,
                    "series": more[0],
                    "kind": 3,
                    "n": ahead.expected[m],
                    "low": ahead.low[m],
                    "high": ahead.high[m],
                }
            )
    return rows


def _x(alt: Any, found: Saturation, n_more: int, title: str) -> Any:
    n_shown = len(found.series.units) + n_more
    return alt.X(
        "unit:O",
        sort=[*found.series.units, *(f"+{m}" for m in range(1, n_more + 1))],
        title=title,
        axis=alt.Axis(
            labelAngle=0 if n_shown <= 12 else -60, grid=False, labelOverlap="parity", labelLimit=90
        ),
    )


def _y(alt: Any, field: str, language: str) -> Any:
    return alt.Y(
        field,
        title=gettext("Number of codes", language),
        axis=alt.Axis(tickMinStep=1, format="d", domain=False, tickCount=6),
    )


def _colours(alt: Any, names: tuple[str, ...]) -> Any:
    return alt.Color(
        "series:N",
        scale=alt.Scale(domain=list(names), range=[_NEW, _TOTAL, _ORDERS, _MORE][: len(names)]),
        legend=alt.Legend(
            title=None,
            orient="top",
            symbolType="square",
            symbolOpacity=1,
            columns=2 if len(names) < 4 else 1,  # two long ones side by side are cut on a screen
            labelLimit=320,
        ),
    )


def _figures(line: altair.Chart) -> altair.Chart:
    # the first bar is as high as the curve there: one figure stands for both
    apart = line.transform_filter("datum.kind == 1 || (datum.kind == 0 && datum.place > 0)")
    drawn: altair.Chart = apart.mark_text(dy=-11, fontSize=11, fontWeight="bold")
    return drawn.encode(text="n:Q")
