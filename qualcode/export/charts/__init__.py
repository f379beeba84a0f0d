"""Charts for Word, the command line and the screen alike."""

from qualcode.export.charts.drawing import to_png, to_svg
from qualcode.export.charts.new_codes import describe_new_codes, new_codes_chart
from qualcode.export.charts.saturation_curve import describe_saturation, saturation_curve

__all__ = [
    "describe_new_codes",
    "describe_saturation",
    "new_codes_chart",
    "saturation_curve",
    "to_png",
    "to_svg",
]
