"""A reporting checklist as Word, as a spreadsheet, and as plain values."""

from __future__ import annotations

from typing import Any

from qualcode.errors import BadInputError
from qualcode.export.checklist_docx import build_checklist
from qualcode.export.checklist_file import FilledItem, checklist_sheet
from qualcode.model.report_plan import ReportPart
from qualcode.services import audit
from qualcode.services.checklist import (
    STATE_NAMES,
    Checklist,
    ChecklistRow,
    FilledChecklist,
    State,
    checklist,
)
from qualcode.services.open_study import OpenStudy
from qualcode.services.report_plans import PART_NAMES
from qualcode.services.table_book import table_book
from qualcode.wording import Message, render, speaking
from qualcode.wording import gettext as _

_SCREENS = {
    "study": Message("overview of the study"),
    "reading": Message("transcripts"),
    "memos": Message("memos"),
    "participants": Message("participants’ table"),
    "saturation": Message("saturation"),
    "interviews": Message("table of interviews"),
    "guide": Message("interview guide"),
    "participant_checks": Message("participant checking"),
    "coders": Message("coders"),
    "triangulation": Message("triangulation"),
    "codebook": Message("codebook"),
    "extracts": Message("extracts"),
    "anonymise": Message("pseudonymisation"),
    "history": Message("history"),
    "help": Message("the program"),
}


def checklist_as(study: OpenStudy, which: Checklist, form: str, *, language: str = "fr") -> bytes:
    """The checklist as ``docx``, ``xlsx`` or ``csv``, once the leak audit has let it pass.

    ``BadInputError`` for another form.
    """
    filled = checklist(study, which, language=language)
    with speaking(language):
        items = _items(filled)
        sheet = checklist_sheet(which.value.upper(), items)
    match form:
        case "docx":
            content = build_checklist(filled.title, filled.source, items, language)
            audit.gate(study, {"checklist": "\n".join(f"{i.said}\n{i.place}" for i in items)})
            return content
        case "xlsx" | "csv":
            return table_book([sheet], form, name="checklist", study=study, language=language)
        case _:
            raise BadInputError(
                Message("A checklist cannot be written as {form}.", form=form),
                Message("Choose docx, xlsx or csv."),
            )


def comes_from(row: ChecklistRow) -> str:
    """Where an answer comes from, in words: who wrote it, or the screens the evidence is on."""
    if row.answer:
        return _("written by the researcher")
    screens = dict.fromkeys(each.screen for each in row.evidence)
    return ", ".join(screen_said(screen) for screen in screens)


def screen_said(screen: str) -> str:
    """What a screen is called where evidence comes from it."""
    return render(_SCREENS[screen])


def as_values(filled: FilledChecklist) -> dict[str, Any]:
    """The checklist as plain values, for ``--json``."""
    return {
        "checklist": filled.checklist.value,
        "title": filled.title,
        "source": filled.source,
        **{state.value: filled.n_in(state) for state in State},
        "items": [
            {
                "number": row.cited,
                "domain": row.domain,
                "topic": row.topic,
                "question": row.question,
                "state": row.state.value,
                "answer": row.answer,
                "place": row.place,
                "part": row.part,
                "evidence": [{"text": e.text, "from": e.screen} for e in row.evidence],
                "advice": row.advice,
            }
            for row in filled.rows
        ],
    }


def _part(row: ChecklistRow) -> str:
    """The part of the report that shows what is said, where nobody gave a place."""
    if not row.part or not row.said:
        return ""
    return render(Message("report: {part}", part=PART_NAMES[ReportPart(row.part)]))


def _items(filled: FilledChecklist) -> list[FilledItem]:
    return [
        FilledItem(
            row.cited,
            row.domain,
            row.topic,
            row.question,
            row.said,
            row.place or _part(row),
            render(STATE_NAMES[row.state]),
            comes_from(row),
            "" if row.said else row.advice,
        )
        for row in filled.rows
    ]
