"""The report in Word."""

from qualcode.export.word.build import build_report
from qualcode.export.word.document.page_numbers import fill_page_numbers
from qualcode.export.word.report import (
    Agreement,
    CodeAgreement,
    NewCodesSeries,
    Report,
    ReportLayout,
    SaturationShown,
)

__all__ = [
    "Agreement",
    "CodeAgreement",
    "NewCodesSeries",
    "Report",
    "ReportLayout",
    "SaturationShown",
    "build_report",
    "fill_page_numbers",
]
