"""The report in Word: ``document`` is the file, ``chapters`` what it says, ``build`` joins them."""

from qualcode.export.word.build import build_report, outline
from qualcode.export.word.document.page_numbers import fill_page_numbers
from qualcode.export.word.report import (
    Agreement,
    ChecklistLine,
    ChecklistShown,
    CodeAgreement,
    MethodsFacts,
    NewCodesSeries,
    Report,
    SaturationShown,
    ShownTranscript,
)

__all__ = [
    "Agreement",
    "CodeAgreement",
    "NewCodesSeries",
    "Report",
    "ChecklistLine",
    "ChecklistShown",
    "MethodsFacts",
    "ShownTranscript",
    "outline",
    "SaturationShown",
    "build_report",
    "fill_page_numbers",
]
