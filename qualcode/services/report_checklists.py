"""The reporting checklists of a study as the annexes of its report."""

from __future__ import annotations

from qualcode.export.word.report import ChecklistLine, ChecklistShown
from qualcode.model.checklist import Checklist
from qualcode.model.report_plan import ReportPart
from qualcode.services.checklist import FilledChecklist, State, checklist
from qualcode.services.checklist_items import SOURCES, TITLES
from qualcode.services.open_study import OpenStudy
from qualcode.store.rows.checklist_answers import load_checklist_answers
from qualcode.wording import current_language, render


def report_checklists(study: OpenStudy) -> tuple[ChecklistShown, ...]:
    """COREQ as it is filled in, and SRQR where somebody answered it, in the language spoken."""
    found = (checklist(study, which, language=current_language()) for which in Checklist)
    return tuple(
        _shown(each)
        for each in found
        if each.checklist is Checklist.COREQ or each.n_in(State.ANSWERED)
    )


def checklist_titles(study: OpenStudy) -> tuple[ChecklistShown, ...]:
    """The same checklists by title alone: filling them in takes a while."""
    with study.reading() as reader:
        answered = {which for which in Checklist if load_checklist_answers(reader, which)}
    wanted = {Checklist.COREQ} | answered
    return tuple(
        ChecklistShown(render(TITLES[which]), SOURCES[which], ())
        for which in Checklist
        if which in wanted
    )


def _shown(filled: FilledChecklist) -> ChecklistShown:
    lines = tuple(
        ChecklistLine(
            number=row.cited,
            domain=row.domain,
            name=row.topic,
            question=row.question,
            answer=row.said,
            place=row.place,
            part=ReportPart(row.part) if row.part and row.said else None,
            advice="" if row.said else row.advice,
        )
        for row in filled.rows
    )
    return ChecklistShown(filled.title, filled.source, lines)
