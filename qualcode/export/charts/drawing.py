"""Charts as image bytes, drawn without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair


def to_png(chart: altair.Chart | altair.LayerChart, scale: float = 3.0) -> bytes:
    """The chart as PNG; at ``scale`` 3 a chart 600 wide prints at about 290 dots an inch."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(chart.to_dict(), scale=scale)
    return drawn


def to_svg(chart: altair.Chart | altair.LayerChart) -> bytes:
    """The chart as SVG, UTF-8."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return drawn.encode()
