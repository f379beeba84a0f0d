"""Charts for Word, the command line and the screen alike."""

from qualcode.export.charts.drawing import to_png, to_svg
from qualcode.export.charts.new_codes import describe_new_codes, new_codes_chart

__all__ = ["describe_new_codes", "new_codes_chart", "to_png", "to_svg"]
