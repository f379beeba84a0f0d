"""Extracts as they are printed: in italics, between quotation marks, with who said them."""

from __future__ import annotations

from qualcode.export.word.document.markup import Element, paragraph, run
from qualcode.export.word.document.typography import LOCALES, NO_BREAK, attribution, quoted
from qualcode.model import Extract
from qualcode.wording import gettext as _


class Quoting:
    """Sets extracts of a study; their spelling language is the study's, not the report's."""

    def __init__(self, study_language: str, report_language: str) -> None:
        self._lang = "" if study_language == report_language else LOCALES.get(study_language, "")

    def quote(self, extract: Extract, style: str) -> Element:
        """The paragraph of one extract."""
        words = run(quoted(extract.shown), "VerbatimWords", lang=self._lang)
        said = attribution(extract)
        if extract.divergent:
            said += " " + _("[divergent case]")
        return paragraph(style, words, run(NO_BREAK + said, "Attribution"))
