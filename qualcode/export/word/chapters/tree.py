"""The thematic tree as figures, one axis after another, each with its caption and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.export.figures.branch import Shown, axis_branches
from qualcode.export.figures.paper import figure_png
from qualcode.export.figures.tree_svg import Figure, tree_figures
from qualcode.export.word.document.figures import picture
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.sheet import TEXT_WIDTH
from qualcode.export.word.report import Report
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from docx.document import Document

_TWIPS_A_POINT = 20
_HIGHEST = 12_000
"""Twips: a figure leaves room on its page for the heading and the caption."""
_DPI = 220
_FIRST_NUMBER = 100  # the pictures of other chapters have theirs


def write_tree(manuscript: Manuscript, report: Report, document: Document | None) -> None:
    """The chapter of figures; nothing where there is no tree."""
    if not report.tree.roots:
        return
    manuscript.head(1, _("Thematic tree"), new_page=True)
    shown = Shown(None, report.plan.counts, levers=True)
    branches = axis_branches(report.study.title, report.tree, shown)
    figures = [figure for branch in branches for figure in tree_figures(branch, portrait=True)]
    for place, figure in enumerate(figures):
        if document is not None:
            png = figure_png(figure, _DPI)
            number = _FIRST_NUMBER + place
            drawn = picture(document, png, _width(figure), number, figure.described)
            manuscript.add(drawn)
        title = render(Message("Thematic tree: {name}", name=figure.name))
        manuscript.caption(CaptionKind.FIGURE, title)


def _width(figure: Figure) -> int:
    """Twips: its own width, as much smaller as its page asks."""
    width = min(TEXT_WIDTH, round(figure.width * _TWIPS_A_POINT))
    height = width * figure.height / figure.width
    return width if height <= _HIGHEST else round(width * _HIGHEST / height)
