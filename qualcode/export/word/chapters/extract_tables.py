"""Every extract in three columns, one table a main theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from qualcode.export.word.chapters.extracts import Quoting
from qualcode.export.word.chapters.nodes import (
    count_line,
    holds_extracts,
    node_title,
    shows_every_extract,
)
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.markup import paragraph
from qualcode.export.word.document.sheet import TEXT_WIDTH
from qualcode.export.word.document.tables import Cell, Row, fits_a_page, header_row, table
from qualcode.export.word.report import Report
from qualcode.model import Extract, ThematicNode
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

Chosen: TypeAlias = Callable[[ThematicNode], tuple[Extract, ...]]

_WIDTHS: tuple[int, ...] = (TEXT_WIDTH - 4400, 2000, 2400)
_TWO_WIDTHS: tuple[int, ...] = (TEXT_WIDTH - 2800, 2800)
_NOTHING_BELOW = ("–",)


@dataclass(frozen=True)
class _Line:
    """One extract with the theme it illustrates and the names from there down to its node."""

    extract: Extract
    theme: str
    path: tuple[str, ...]


def write_extract_tables(manuscript: Manuscript, report: Report, quoting: Quoting) -> None:
    """The annex of extracts; nothing when nothing is coded."""
    tree = report.annex_tree or report.tree
    shown = [root for root in tree.roots if holds_extracts(root)]
    if not shown:
        return
    manuscript.head(1, _("Extracts by main theme"), annex=True, new_page=True)
    if shows_every_extract(tree):
        manuscript.say(None, _("Every extract stands here, in the order of the tree."))
    else:
        manuscript.say(None, _("The extracts chosen stand here, in the order of the tree."))
    manuscript.say(None, _("An extract that carries several codes stands under each of them."))
    for root in shown:
        manuscript.head(2, node_title(root), annex=True)
        if report.plan.counts:
            manuscript.say("ExtractCount", count_line(root, root.extracts))
        write_node_table(manuscript, root, quoting, lambda node: node.extracts)


def write_node_table(
    manuscript: Manuscript, root: ThematicNode, quoting: Quoting, chosen: Chosen
) -> None:
    """The table of one main theme: its extracts, the themes and the sub-themes they illustrate."""
    lines = list(_lines(root, chosen))
    if not lines:
        return
    title = render(Message("Extracts: {theme}", theme=root.code.name))
    manuscript.caption(CaptionKind.TABLE, title)
    if all(line.path == _NOTHING_BELOW for line in lines):
        # a theme of two levels: what stands under it are its sub-themes, and nothing under those
        widths, names = _TWO_WIDTHS, [_("Verbatim extracts"), _("Sub-themes generated")]
    else:
        widths = _WIDTHS
        names = [_("Verbatim extracts"), _("Themes generated"), _("Sub-themes generated")]
    rows = list(_rows(lines, quoting, widths))
    manuscript.add(table("ExtractTable", widths, [header_row(names), *rows], title))


def _lines(root: ThematicNode, chosen: Chosen) -> Iterator[_Line]:
    for extract in chosen(root):
        yield _Line(extract, node_title(root), _NOTHING_BELOW)
    for lever in root.levers:
        yield from _under(lever, node_title(root), [], chosen)
    for theme in root.children:
        for extract in chosen(theme):
            yield _Line(extract, node_title(theme), _NOTHING_BELOW)
        for node in (*theme.levers, *theme.children):
            yield from _under(node, node_title(theme), [], chosen)


def _under(node: ThematicNode, theme: str, above: list[str], chosen: Chosen) -> Iterator[_Line]:
    path = [*above, node_title(node)]
    for extract in chosen(node):
        yield _Line(extract, theme, tuple(path))
    for below in (*node.levers, *node.children):
        yield from _under(below, theme, path, chosen)


def _rows(lines: list[_Line], quoting: Quoting, widths: tuple[int, ...]) -> Iterator[Row]:
    before: _Line | None = None
    for line in lines:
        same_theme = before is not None and before.theme == line.theme
        same_path = same_theme and before is not None and before.path == line.path
        cells = (
            Cell((quoting.quote(line.extract, "CellVerbatim"),)),
            _label((line.theme,), repeated=same_theme),
            _label(line.path, repeated=same_path),
        )[: len(widths)]
        yield Row(cells, whole=fits_a_page(line.extract.shown, widths[0]))
        before = line


def _label(path: tuple[str, ...], *, repeated: bool) -> Cell:
    # Said again on every row, in grey and without a line above: cells joined down the page lose
    # their words at a page break, in Word and in LibreOffice alike.
    if repeated:
        return Cell((paragraph("CellRepeated", path[-1]),), open_top=True)
    above = [paragraph("CellRepeated", step) for step in path[:-1]]
    return Cell((*above, paragraph("CellText", path[-1])))
