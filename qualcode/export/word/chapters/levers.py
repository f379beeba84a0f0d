"""Levers beside the barrier they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.export.word.chapters.extracts import Quoting
from qualcode.export.word.chapters.nodes import count_line, holds_extracts
from qualcode.export.word.document.manuscript import Manuscript
from qualcode.export.word.document.markup import Element, paragraph
from qualcode.export.word.document.packing import cuts
from qualcode.export.word.document.sheet import TEXT_WIDTH
from qualcode.export.word.document.tables import Cell, Row, header_row, n_lines, table
from qualcode.export.word.report import Report
from qualcode.model import Extract, ThematicNode
from qualcode.model.report_plan import Definitions
from qualcode.wording import gettext as _

# A row is never broken: this many lines (a quarter of a page) is all it can leave blank.
_MOST_LINES = 16
# Beside each other while neither side is this many times the other, else one below the other.
_MOST_UNEVEN = 4.0
_LEAST_SHARE = 0.36
# sand and sky: as different in grey as in colour
_BARRIER_FILL, _LEVER_FILL = "F3E6D8", "DCE9F5"


@dataclass(frozen=True)
class _Piece:
    """Paragraphs that stay together, and about how many letters they hold."""

    content: tuple[Element, ...]
    text: str

    def n_lines(self, width: int) -> int:
        return n_lines(self.text, width) + len(self.content) // 2


def write_levers(
    manuscript: Manuscript,
    extracts: Sequence[Extract],
    levers: Sequence[ThematicNode],
    report: Report,
    quoting: Quoting,
) -> None:
    """The barrier's extracts on the left and its levers on the right, where both are of a size.

    Otherwise the extracts stand above and the levers directly below them, as wide as the page.
    """
    barrier = [_Piece((quoting.quote(one, "CellVerbatim"),), one.shown) for one in extracts]
    answers = [piece for lever in levers for piece in _lever_pieces(lever, report, quoting)]
    if _uneven(barrier, answers):
        manuscript.add(*(quoting.quote(extract, "Verbatim") for extract in extracts))
        manuscript.add(_lever_block(answers))
    else:
        manuscript.add(_side_by_side(barrier, answers))


def _lever_pieces(lever: ThematicNode, report: Report, quoting: Quoting) -> Iterator[_Piece]:
    defined = report.plan.definitions is not Definitions.NONE
    for node in lever.walk():
        chosen = quoting.chosen(node)
        definition = node.code.definition if defined else ""
        head = [
            paragraph("LeverName", node.code.name),
            *([paragraph("CellDefinition", definition)] if definition else []),
            *(
                paragraph("CellText", t.strip())
                for t in node.code.analysis.splitlines()
                if t.strip()
            ),
            *([paragraph("CellCount", count_line(node, chosen))] if report.plan.counts else []),
        ]
        text = "\n".join(["", node.code.name, definition, node.code.analysis])
        for extract in chosen:
            yield _Piece((*head, quoting.quote(extract, "CellVerbatim")), text + extract.shown)
            head, text = [], ""
        if head and holds_extracts(node):
            yield _Piece(tuple(head), text)


def _uneven(left: Sequence[_Piece], right: Sequence[_Piece]) -> bool:
    sizes = sorted(sum(len(piece.text) for piece in side) for side in (left, right))
    return sizes[0] * _MOST_UNEVEN < sizes[1]


def _lever_block(pieces: Sequence[_Piece]) -> Element:
    rows = [Row((Cell(piece.content),), whole=_whole(piece, TEXT_WIDTH)) for piece in pieces]
    name = _("Levers")
    return table(
        "LeverTable", (TEXT_WIDTH,), [header_row([name], fills=[_LEVER_FILL]), *rows], name
    )


def _side_by_side(left: Sequence[_Piece], right: Sequence[_Piece]) -> Element:
    widths = _widths(left, right)
    names = [_("Barrier"), _("Levers")]
    rows = [header_row(names, fills=[_BARRIER_FILL, _LEVER_FILL]), *_packed(left, right, widths)]
    return table("LeverTable", widths, rows, _("The barrier and the levers that answer it"))


def _widths(left: Sequence[_Piece], right: Sequence[_Piece]) -> tuple[int, int]:
    sizes = [sum(len(piece.text) for piece in side) for side in (left, right)]
    share = min(max(sizes[0] / sum(sizes), _LEAST_SHARE), 1 - _LEAST_SHARE)
    first = round(TEXT_WIDTH * share)
    return first, TEXT_WIDTH - first


def _packed(
    left: Sequence[_Piece], right: Sequence[_Piece], widths: tuple[int, int]
) -> Iterator[Row]:
    # Short unbroken rows of several pieces: two columns that flow down the page together,
    # without a page break inside an extract and without the gaps of one piece a row.
    heights = [
        [piece.n_lines(width) for piece in side]
        for side, width in zip((left, right), widths, strict=True)
    ]
    begun = (0, 0)
    for end in cuts(heights[0], heights[1], _MOST_LINES):
        sides = left[begun[0] : end[0]], right[begun[1] : end[1]]
        tallest = max(sum(heights[n][begun[n] : end[n]]) for n in (0, 1))
        cells = (Cell(tuple(e for piece in side for e in piece.content)) for side in sides)
        yield Row(tuple(cells), whole=tallest < 3 * _MOST_LINES)
        begun = end


def _whole(piece: _Piece, width: int) -> bool:
    return piece.n_lines(width) < 3 * _MOST_LINES
