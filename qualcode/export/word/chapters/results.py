"""The thematic tree as headings: each node with its definition, its counts and its extracts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.export.word.chapters.extract_tables import write_node_table
from qualcode.export.word.chapters.extracts import Quoting
from qualcode.export.word.chapters.levers import write_levers
from qualcode.export.word.chapters.nodes import count_line, holds_extracts, node_title
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.sheet import TEXT_WIDTH
from qualcode.export.word.document.tables import Row, header_row, table, text_cell
from qualcode.export.word.document.typography import count_extracts, count_participants, number
from qualcode.export.word.report import Report
from qualcode.model import Approach, ThematicNode
from qualcode.model.report_plan import Definitions, Quoted, ReportPart, ResultsForm
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def write_results(manuscript: Manuscript, report: Report, quoting: Quoting) -> None:
    """The chapter of results, as headings with extracts or as tables of three columns."""
    shown = [root for root in report.tree.roots if holds_extracts(root)]
    manuscript.head(1, _("Results: the thematic tree"), new_page=True)
    if not shown:
        manuscript.say(None, _("No extract has been coded yet."))
        return
    for sentence in _overview(report, shown):
        manuscript.say(None, sentence, leads=True)
    _write_overview_table(manuscript, shown)
    for root in shown:
        if report.plan.results_form is ResultsForm.TABLES:
            _write_theme(manuscript, root, report, quoting)
        else:
            _write_node(manuscript, root, 1, report, quoting)


def _overview(report: Report, shown: Sequence[ThematicNode]) -> Iterable[str]:
    tree, plan = report.tree, report.plan
    if report.branches:
        names = ", ".join(report.branches)
        yield render(Message("Of the thematic tree, this report covers: {names}.", names=names))
    yield render(
        Message(
            "The analysis holds {extracts} from {participants}, in {themes}. Each extract is "
            "counted once under a node, however many codes below it carry it; levers are counted "
            "apart from the barrier they answer.",
            extracts=count_extracts(tree.n_extracts),
            participants=count_participants(tree.n_participants),
            themes=Message.plural("{n} main theme", "{n} main themes", n=len(shown)),
        )
    )
    by_hand = plan.quoted in (Quoted.PICKED, Quoted.ONLY_PICKED)
    if by_hand and any(node.picked for node in tree.walk()):
        yield _("Where extracts were picked for the report, these are quoted, in their order.")
    if _some_proposed(report):
        yield _most_said(report)
    if report.study.approach is Approach.REFLEXIVE:
        yield _(
            "Neither saturation nor agreement between coders is reported: reflexive analysis takes "
            "coding as interpretation, which two people need not repeat alike."
        )


def _some_proposed(report: Report) -> bool:
    plan = report.plan
    if plan.quoted not in (Quoted.PICKED, Quoted.PROPOSED):
        return False
    return any(
        len(node.extracts) > plan.most and not (node.picked and plan.quoted is Quoted.PICKED)
        for node in report.tree.walk()
    )


def _most_said(report: Report) -> str:
    most = report.plan.most
    if ReportPart.EXTRACTS in report.plan.parts:
        return render(
            Message.plural(
                "One extract at most is quoted under a node; the annex holds more.",
                "At most {n} extracts are quoted under a node, from as many participants as "
                "possible; the annex holds more.",
                n=most,
            )
        )
    return render(
        Message.plural(
            "One extract at most is quoted under a node.",
            "At most {n} extracts are quoted under a node, from as many participants as possible.",
            n=most,
        )
    )


def _write_overview_table(manuscript: Manuscript, shown: Sequence[ThematicNode]) -> None:
    title = _("Themes and sub-themes with their extracts and participants")
    manuscript.caption(CaptionKind.TABLE, title)
    header = header_row([_("Themes and sub-themes"), _("Extracts"), _("Participants")], n_right=2)
    widths = (TEXT_WIDTH - 2700, 1200, 1500)
    manuscript.add(table("StudyTable", widths, [header, *_overview_rows(shown)], title))


def _overview_rows(shown: Iterable[ThematicNode]) -> Iterable[Row]:
    for root in shown:
        yield _overview_row(root, top=True)
        for child in filter(holds_extracts, root.children):
            yield _overview_row(child, top=False)


def _overview_row(node: ThematicNode, *, top: bool) -> Row:
    name = text_cell(node_title(node), "CellText" if top else "CellIndented", bold=top)
    counts = (number(node.n_extracts), number(node.n_participants))
    return Row((name, *(text_cell(count, "CellNumber", bold=top) for count in counts)))


def _write_theme(
    manuscript: Manuscript, root: ThematicNode, report: Report, quoting: Quoting
) -> None:
    """A main theme as its heading, what is said of it and of what is under it, and its table."""
    _write_head(manuscript, root, 1, report)
    for node in root.walk():
        if node is not root and node.code.analysis.strip():
            _write_analysis(manuscript, node, titled=True)
    if report.plan.counts:
        manuscript.say("ExtractCount", count_line(root, root.extracts))
    write_node_table(manuscript, root, quoting, quoting.chosen)


def _write_node(
    manuscript: Manuscript, node: ThematicNode, depth: int, report: Report, quoting: Quoting
) -> None:
    _write_head(manuscript, node, depth, report)
    chosen = quoting.chosen(node)
    if report.plan.counts:
        manuscript.say("ExtractCount", count_line(node, chosen))
    levers = [lever for lever in node.levers if holds_extracts(lever)]
    if levers and report.plan.levers_beside:
        write_levers(manuscript, chosen, levers, report, quoting)
    else:
        manuscript.add(*(quoting.quote(extract, "Verbatim") for extract in chosen))
        for lever in levers:
            _write_node(manuscript, lever, depth + 1, report, quoting)
    for child in filter(holds_extracts, node.children):
        _write_node(manuscript, child, depth + 1, report, quoting)


def _write_head(manuscript: Manuscript, node: ThematicNode, depth: int, report: Report) -> None:
    plan, code = report.plan, node.code
    at_foot = code.definition if plan.definitions is Definitions.FOOTNOTE else ""
    if depth <= plan.heading_levels:
        manuscript.head(depth + 1, node_title(node), note=at_foot)
    else:
        noted = [manuscript.footnotes.add(at_foot)] if at_foot else []
        manuscript.say("NodeLabel", node_title(node), *noted)
    if code.definition and plan.definitions is Definitions.TEXT:
        manuscript.say("NodeDefinition", code.definition)
    if code.answers and code.answers in report.codebook:
        # a lever that stands away from its barrier says which one it answers
        barrier = report.codebook.get(code.answers).name
        manuscript.say("NodeDefinition", _("Answers: ") + barrier)
    _write_analysis(manuscript, node)


def _write_analysis(manuscript: Manuscript, node: ThematicNode, *, titled: bool = False) -> None:
    if titled:
        manuscript.say("NodeLabel", node_title(node))
    for text in node.code.analysis.splitlines():
        if text.strip():
            manuscript.say(None, *manuscript.footnotes.marked(text.strip()))
