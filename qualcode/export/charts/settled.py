"""The size, letters and axes every chart of the house has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair

_INK, _GRID = "#333333", "#DDDDDD"
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


def settled(
    chart: altair.LayerChart, description: str, width: int = 600, height: int = 300
) -> altair.LayerChart:
    """The chart with the house's letters and axes, and its words for whoever cannot see it."""
    axis = {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": _INK,
        "titleColor": _INK,
        "gridColor": _GRID,
    }
    sized: altair.LayerChart = chart.properties(
        width=width, height=height, description=description, background="white"
    )
    drawn: altair.LayerChart = sized.configure(
        font=_FONT,
        axis=axis,
        view={"stroke": None},
        legend={"labelFontSize": 12, "labelColor": _INK},
    )
    return drawn
