"""A code's name in a table, set in by its depth in the tree."""

from __future__ import annotations

import re

from qualcode.export.word.document.markup import make, paragraph, run
from qualcode.export.word.document.tables import Cell
from qualcode.model import Code, CodeKind
from qualcode.wording import Message, render

_STEP = 200
# a lever that is called one already: « Leviers : … »
_SAYS_LEVER = re.compile(r"(?:leviers?|levers?)\b", re.IGNORECASE)
_DEEPEST = 6


def code_cell(code: Code, depth: int) -> Cell:
    """The name of a code at a depth (1 for the top); themes in bold, levers said to be levers."""
    indent = make("w:ind", left=_STEP * (min(depth, _DEEPEST) - 1))
    words = run(code_title(code), "CellLabel" if code.kind is CodeKind.THEME else None)
    # a theme does not stand alone at the foot of a page
    keep = {"keep": make("w:keepNext")} if code.kind is CodeKind.THEME else {}
    return Cell((paragraph("CellText", words, **keep, indent=indent),))


def code_title(code: Code) -> str:
    """The name, with what must be known about the code beside it."""
    title = code.name
    if code.kind is CodeKind.LEVER and not _SAYS_LEVER.match(title):
        title = render(Message("Lever: {lever}", lever=title))
    return render(Message("{name} (retired)", name=title)) if code.retired else title
