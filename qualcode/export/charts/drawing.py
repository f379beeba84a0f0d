"""Charts as image bytes, drawn without a browser."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from qualcode.export.figures.paper import svg_pdf

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


def chart_as(chart: altair.Chart | altair.LayerChart, form: str) -> bytes:
    """The chart as ``svg`` or ``pdf``, as ``png`` otherwise; the same bytes every time."""
    match form:
        case "svg":
            return to_svg(chart)
        case "pdf":
            return svg_pdf(to_svg(chart).decode())
        case _:
            return to_png(chart)


def screen_spec(make: Callable[[], altair.Chart | altair.LayerChart]) -> dict[str, Any]:
    """What ``make`` draws as a Vega-Lite specification whose colours and size the screen settles.

    It is not held against Vega-Lite's schema at every step: that takes longer than the rest.
    """
    from altair.utils.schemapi import debug_mode

    if "pandas" in sys.modules:
        # another thread may be in the middle of importing it: Altair would use half of it
        import_module("pandas")
    with debug_mode(False):
        spec: dict[str, Any] = make().to_dict(validate=False)
    for settled in ("config", "background", "width", "height"):
        spec.pop(settled, None)
    return spec
