"""A report with every part in it: guide, checklist and transcripts beside the usual ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qualcode.export.word import ChecklistLine, ChecklistShown, Report, ShownTranscript
from qualcode.model import InterviewGuide, Question, Role, Span, Transcript, Turn
from qualcode.model.report_plan import ReportPart, ReportPlan
from tests.export import material

TALK = Transcript(
    "Et le soir ?\nLe soir je dors. (rires)\nToujours.",
    (Turn(Span(0, 12), Role.INTERVIEWER, "Enquêteur"), Turn(Span(13, 47), Role.RESPONDENT, "M1")),
    (Span(30, 37),),
)


def full_report(plan: ReportPlan) -> Report:
    guides = (
        InterviewGuide("g1", 1, (Question("Vos soirées ?"), Question("Le travail ?"))),
        InterviewGuide(
            "g2",
            2,
            (Question("Vos soirées ?", ("Et le mardi ?",)), Question("Et midi ?")),
            date(2026, 3, 1),
        ),
    )
    lines = (
        ChecklistLine(
            "20", "Entretiens", "4 entretiens", domain="Recueil", part=ReportPart.INTERVIEWS
        ),
        ChecklistLine("25", "Arbre", "Trois thèmes", domain="Analyse", part=ReportPart.RESULTS),
        ChecklistLine("3", "Profession", "", domain="Équipe", advice="Dites-la."),
    )
    return replace(
        material.report(plan),
        guides=guides,
        checklists=(ChecklistShown("COREQ", "Tong 2007", lines),),
        transcripts=(ShownTranscript("M1", TALK),),
    )
