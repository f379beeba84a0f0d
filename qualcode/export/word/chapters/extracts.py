"""Extracts as they are printed: in italics, between quotation marks, with who said them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.coding.choice_of_extracts import proposed_extracts
from qualcode.coding.trimming import trimmed
from qualcode.export.word.document.markup import Element, paragraph, run
from qualcode.export.word.document.typography import LOCALES, NO_BREAK, quoted
from qualcode.export.word.report import Report
from qualcode.model import Extract, ThematicNode
from qualcode.model.report_plan import Quoted
from qualcode.wording import current_language
from qualcode.wording import gettext as _


class Quoting:
    """Chooses and sets the extracts of a report; their language is the study's, not the report's."""

    def __init__(self, report: Report) -> None:
        spoken = report.study.language
        self._lang = "" if spoken == current_language() else LOCALES.get(spoken, "")
        self._attribution = report.attribution
        self._plan = report.plan

    def chosen(self, node: ThematicNode) -> tuple[Extract, ...]:
        """What is quoted under a node."""
        plan = self._plan
        match plan.quoted:
            case Quoted.EVERY:
                found = node.extracts
            case Quoted.ONLY_PICKED:
                found = node.picked
            case Quoted.PROPOSED:
                found = proposed_extracts(node.extracts, plan.most)
            case _:
                found = node.picked or proposed_extracts(node.extracts, plan.most)
        return tuple(self.cut(extract) for extract in found)

    def cut(self, extract: Extract) -> Extract:
        """The extract no longer than the plan wants; one trimmed by hand stays as it is."""
        longest = self._plan.longest
        if not longest or extract.shown != extract.segment.quote:
            return extract
        return replace(extract, shown=trimmed(extract.shown, longest))

    def quote(self, extract: Extract, style: str) -> Element:
        """The paragraph of one extract."""
        before, after = self._attribution.around(extract)
        if extract.divergent:
            after = (after + " " + _("[divergent case]")).strip()
        words = run(quoted(extract.shown), "VerbatimWords", lang=self._lang)
        said: Sequence[Element] = [
            *([run(_spaced(before), "Attribution")] if before else []),
            words,
            *([run(NO_BREAK + after, "Attribution")] if after else []),
        ]
        return paragraph(style, *said)


def _spaced(before: str) -> str:
    # M3 : « … » keeps its sign with the name, as French wants it
    if before.endswith(":"):
        before = before[:-1].rstrip() + (f"{NO_BREAK}:" if current_language() == "fr" else ":")
    return f"{before} "
