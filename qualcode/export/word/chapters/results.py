"""The thematic tree as headings: each node with its definition, its counts and its extracts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.export.word.chapters.extracts import Quoting
from qualcode.export.word.chapters.levers import write_levers
from qualcode.export.word.chapters.nodes import (
    count_line,
    holds_extracts,
    node_title,
    quoted_extracts,
)
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.sheet import TEXT_WIDTH
from qualcode.export.word.document.tables import Row, header_row, table, text_cell
from qualcode.export.word.document.typography import count_extracts, count_participants, number
from qualcode.export.word.report import Report
from qualcode.model import Approach, ThematicNode
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def write_results(manuscript: Manuscript, report: Report, quoting: Quoting) -> None:
    """The chapter of results."""
    shown = [root for root in report.tree.roots if holds_extracts(root)]
    manuscript.head(1, _("Results: the thematic tree"), new_page=True)
    if not shown:
        manuscript.say(None, _("No extract has been coded yet."))
        return
    for sentence in _overview(report, shown):
        manuscript.say(None, sentence, leads=True)
    _write_overview_table(manuscript, shown)
    for root in shown:
        _write_node(manuscript, root, 1, report, quoting)


def _overview(report: Report, shown: Sequence[ThematicNode]) -> Iterable[str]:
    tree, most = report.tree, report.layout.max_extracts
    yield render(
        Message(
            "The analysis holds {extracts} from {participants}, in {themes}. Each extract is "
            "counted once under a node, however many codes below it carry it; levers are counted "
            "apart from the barrier they answer.",
            extracts=count_extracts(tree.n_extracts),
            participants=count_participants(tree.n_participants),
            themes=Message.plural("{n} great theme", "{n} great themes", n=len(shown)),
        )
    )
    if any(node.picked for node in tree.walk()):
        yield _("Where extracts were picked for the report, these are quoted, in their order.")
    if most is not None and any(
        len(node.extracts) > most and not node.picked for node in tree.walk()
    ):
        yield render(
            Message.plural(
                "One extract at most is quoted under a node; the annex holds more.",
                "At most {n} extracts are quoted under a node, from as many participants as "
                "possible; the annex holds more.",
                n=most,
            )
        )
    if report.study.approach is Approach.REFLEXIVE:
        yield _(
            "Neither saturation nor agreement between coders is reported: reflexive analysis takes "
            "coding as interpretation, which two people need not repeat alike."
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


def _write_node(
    manuscript: Manuscript, node: ThematicNode, depth: int, report: Report, quoting: Quoting
) -> None:
    layout = report.layout
    if depth <= layout.n_heading_levels:
        manuscript.head(depth + 1, node_title(node))
    else:
        manuscript.say("NodeLabel", node_title(node))
    if node.code.definition:
        manuscript.say("NodeDefinition", node.code.definition)
    if node.code.answers and node.code.answers in report.codebook:
        # a lever that stands away from its barrier says which one it answers
        barrier = report.codebook.get(node.code.answers).name
        manuscript.say("NodeDefinition", _("Answers: ") + barrier)
    for text in node.code.analysis.splitlines():
        if text.strip():
            manuscript.say(None, text.strip())
    chosen = quoted_extracts(node, layout.max_extracts)
    manuscript.say("ExtractCount", count_line(node, chosen))
    levers = [lever for lever in node.levers if holds_extracts(lever)]
    if levers:
        write_levers(manuscript, chosen, levers, layout.max_extracts, quoting)
    else:
        manuscript.add(*(quoting.quote(extract, "Verbatim") for extract in chosen))
    for child in filter(holds_extracts, node.children):
        _write_node(manuscript, child, depth + 1, report, quoting)
