"""The title page: what was asked, of what material, how it was read."""

from __future__ import annotations

from qualcode.export.word.document.manuscript import Manuscript
from qualcode.export.word.document.markup import Element, paragraph, run
from qualcode.export.word.document.sheet import TEXT_WIDTH
from qualcode.export.word.document.tables import Cell, Row, table, text_cell
from qualcode.export.word.document.typography import count_extracts, count_participants, typeset
from qualcode.export.word.report import Report
from qualcode.model import Approach
from qualcode.model.report_plan import TitlePage
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_APPROACHES = {
    Approach.INDUCTIVE: Message("Inductive thematic analysis"),
    Approach.REFLEXIVE: Message("Reflexive thematic analysis"),
    Approach.CODEBOOK: Message("Codebook thematic analysis"),
    Approach.FRAMEWORK: Message("Framework analysis"),
    Approach.GROUNDED: Message("Grounded theory"),
    Approach.SEQUENCED: Message("Sequenced thematisation"),
}
_LANGUAGES = {"fr": Message("French"), "en": Message("English")}


def write_title_page(manuscript: Manuscript, report: Report) -> None:
    """Institution, kind of report, title, author and date; then what was asked, of what material."""
    page = report.plan.title_page
    if page.institution:
        manuscript.say("FrontLine", page.institution)
    manuscript.say("Subtitle", page.kind or _("Thematic analysis report"))
    manuscript.say("Title", report.study.title)
    for line in (page.author, _under(page), page.when):
        if line:
            manuscript.say("FrontLine", line)
    if report.study.question:
        manuscript.say("FrontLabel", _("Research question"))
        manuscript.say(None, typeset(report.study.question))
    if report.study.objectives:
        manuscript.say("FrontLabel", _("Objectives"))
        for objective in report.study.objectives:
            manuscript.say("ListBullet", typeset(objective))
    manuscript.say("FrontLabel", _("The study"))
    manuscript.add(_facts(report))


def _under(page: TitlePage) -> str:
    if not page.supervisor:
        return ""
    return render(Message("Supervised by {name}", name=page.supervisor))


def approach_name(approach: Approach) -> str:
    """The approach in words."""
    return render(_APPROACHES[approach])


def count_interviews(n: int) -> str:
    """``1 interview``, ``8 interviews``."""
    return render(Message.plural("{n} interview", "{n} interviews", n=n))


def _facts(report: Report) -> Element:
    study, tree = report.study, report.tree
    facts = [
        (_("Approach"), approach_name(study.approach)),
        (_("Language"), render(_LANGUAGES.get(study.language, Message(study.language)))),
        (_("Material"), _material(report)),
        (
            _("Coded"),
            f"{count_extracts(tree.n_extracts)}, {count_participants(tree.n_participants)}",
        ),
        (_("Codings by"), report.coder),
    ]
    rows = [
        Row((Cell((paragraph("CellText", run(label, "Attribution")),)), text_cell(value)))
        for label, value in facts
        if value
    ]
    return table("PlainTable", (2000, TEXT_WIDTH - 2000), rows, _("The study in brief"))


def _material(report: Report) -> str:
    parts = []
    if report.interviews:
        parts.append(count_interviews(len(report.interviews)))
    if report.participants:
        parts.append(count_participants(len(report.participants)))
    return ", ".join(parts)
