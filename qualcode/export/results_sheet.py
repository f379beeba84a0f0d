"""What came of a study, on a sheet for somebody who took part in it to read and comment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.export.word.document.footnotes import without_notes
from qualcode.export.word.document.manuscript import Manuscript
from qualcode.export.word.document.markup import run
from qualcode.export.word.document.package import close, open_blank
from qualcode.export.word.document.sheet import section
from qualcode.export.word.document.typography import quoted
from qualcode.model import ThematicNode, ThematicTree
from qualcode.wording import Message, render, speaking
from qualcode.wording import gettext as _

_MOST_QUOTED = 3
_LEVELS = 3
_LINE = "…" * 36


@dataclass(frozen=True, slots=True)
class ResultsSheet:
    """What the sheet tells: the tree of everybody, quoted only where ``participant`` speaks."""

    title: str
    question: str
    participant: str
    tree: ThematicTree


def build_results_sheet(sheet: ResultsSheet, language: str) -> bytes:
    """The sheet as .docx: each theme with what is said of it, this person's words, room to write."""
    with speaking(language):
        document = open_blank(sheet.title)
        text = Manuscript()
        text.say("TOCHeading", sheet.title)
        # the Subtitle of a title page stands far below its title
        text.say("NodeLabel", render(Message("Results, for {name}", name=sheet.participant)))
        if sheet.question:
            text.say(None, sheet.question)
        text.say(
            None,
            _(
                "This is what came of the interviews, theme by theme; where you are quoted, the "
                "words are yours. Does it fit what you meant? Is something missing, or wrong? "
                "Write under any theme."
            ),
        )
        for root in _told(sheet.tree.roots):
            _write(text, root, 1, sheet.participant)
            _leave_room(text, _("Your remarks"))
        _leave_room(text, _("Anything else?"))
        body = document.element.body
        body.extend(text.elements)
        body.append(section())
        return close(document)


def _told(nodes: tuple[ThematicNode, ...]) -> Iterator[ThematicNode]:
    return (node for node in nodes if node.n_extracts)


def _write(text: Manuscript, node: ThematicNode, depth: int, participant: str) -> None:
    if depth <= _LEVELS:
        text.head(depth, node.code.name)
    else:
        text.say("NodeLabel", node.code.name)
    for line in (without_notes(node.code.analysis) or node.code.definition).splitlines():
        if line.strip():
            text.say(None, line.strip())
    own = [e for e in (*node.picked, *node.extracts) if e.participant == participant]
    once = {extract.coding_id: extract for extract in reversed(own)}  # as trimmed where picked
    for extract in list(reversed(once.values()))[:_MOST_QUOTED]:
        text.say("Verbatim", run(quoted(extract.shown), "VerbatimWords"))
    for under in _told((*node.levers, *node.children)):
        _write(text, under, depth + 1, participant)


def _leave_room(text: Manuscript, asked: str) -> None:
    text.say("NodeLabel", asked, leads=True)
    for _row in range(3):
        text.say(None, _LINE)
