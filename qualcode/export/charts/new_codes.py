"""New codes per interview, and how they add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.export.charts.settled import settled
from qualcode.saturation.new_codes import NewCodes
from qualcode.wording import Message, gettext, render

if TYPE_CHECKING:
    import altair

# Okabe and Ito's blue and vermilion: told apart by every kind of colour vision and in grey.
_BLUE, _VERMILION = "#0072B2", "#D55E00"
_MOST_LABELLED = 30
_WIDTH = 600


def new_codes_chart(table: NewCodes, language: str) -> altair.LayerChart:
    """Bars of the new codes and a curve of their running total, on one axis of codes."""
    import altair as alt

    names = _series_names(language)
    both = alt.Chart(alt.InlineData(values=_rows(table, names))).encode(
        x=alt.X(
            "unit:O",
            sort=None,
            title=gettext("Interviews, in order", language),
            axis=alt.Axis(labelAngle=0 if len(table.units) <= 12 else -60, grid=False),
        ),
        y=alt.Y(
            "n:Q",
            title=gettext("Number of codes", language),
            axis=alt.Axis(tickMinStep=1, format="d", domain=False, tickCount=6),
        ),
        color=alt.Color(
            "series:N",
            scale=alt.Scale(domain=list(names), range=[_BLUE, _VERMILION]),
            legend=alt.Legend(title=None, orient="top", symbolType="square"),
        ),
    )
    bars = both.transform_filter("datum.order == 0").mark_bar(size=_bar_width(table))
    curve = both.transform_filter("datum.order == 1").mark_line(
        strokeWidth=2.5, point=alt.OverlayMarkDef(size=55, filled=True)
    )
    layers = [bars, curve]
    if len(table.units) <= _MOST_LABELLED:
        layers += [_figures(both)]
    return settled(alt.LayerChart(layer=layers), describe_new_codes(table, language))


def describe_new_codes(table: NewCodes, language: str) -> str:
    """What the chart shows, in words, for whoever cannot see it."""
    if not table.units:
        return render(Message("Chart of new codes per interview: no interview yet."), language)
    counts = ", ".join(f"{unit} {new}" for unit, new in zip(table.units, table.new, strict=True))
    return render(
        Message(
            "Bars: new codes per interview, in order ({counts}). "
            "Curve: running total, from {first} to {last} codes.",
            counts=counts,
            first=table.cumulative[0],
            last=table.cumulative[-1],
        ),
        language,
    )


def _series_names(language: str) -> tuple[str, str]:
    return gettext("New codes", language), gettext("Running total", language)


def _rows(table: NewCodes, names: tuple[str, str]) -> list[dict[str, object]]:
    series = (table.new, table.cumulative)
    return [
        {"unit": unit, "position": position, "order": order, "series": name, "n": n}
        for order, (name, numbers) in enumerate(zip(names, series, strict=True))
        for position, (unit, n) in enumerate(zip(table.units, numbers, strict=True))
    ]


def _bar_width(table: NewCodes) -> float:
    return round(min(44.0, 0.6 * _WIDTH / max(1, len(table.units))), 1)


def _figures(both: altair.Chart) -> altair.Chart:
    # the first bar is as high as the curve there: one figure stands for both
    shown = "datum.order == 1 || datum.position > 0"
    drawn: altair.Chart = both.transform_filter(shown).mark_text(dy=-11, fontSize=11)
    return drawn.encode(text="n:Q")
