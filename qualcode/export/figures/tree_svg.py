"""A page of the thematic tree, drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.export.figures.branch import Branch, told
from qualcode.export.figures.drawing import (
    INK,
    PALETTE,
    WHITE,
    group,
    line,
    rectangle,
    sheet,
    text,
    tint,
)
from qualcode.export.figures.tree_layout import (
    GAP,
    LANDSCAPE,
    PADDING,
    PORTRAIT,
    Box,
    Room,
    baseline,
    page_said,
    pages,
)
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_EDGE = 1.0  # so that no outer line is cut
_LEGEND = 9.0
_EITHER_WAY = 4  # levels


@dataclass(frozen=True)
class Figure:
    """A figure for one page of A4: its name, its SVG, what it shows in words, its size in points."""

    name: str
    svg: bytes
    described: str
    width: float
    height: float


def tree_figures(branch: Branch, *, portrait: bool | None = None) -> tuple[Figure, ...]:
    """The tree on as many figures as it takes, each readable on A4.

    Unless said, up to three levels stand on upright pages and five or more across; four stand
    however takes fewer pages.
    """
    depth = branch.depth()
    if portrait is not None:
        rooms = [PORTRAIT if portrait else LANDSCAPE]
    elif depth == _EITHER_WAY:
        rooms = [LANDSCAPE, PORTRAIT]
    else:
        rooms = [PORTRAIT if depth < _EITHER_WAY else LANDSCAPE]
    tried = [(pages(branch, room), room) for room in rooms]
    boxes, room = min(tried, key=lambda each: len(each[0]))
    return tuple(_figure(box, room) for box in boxes)


def _figure(box: Box, room: Room) -> Figure:
    lowest = max(each.y + each.height for each in box.walk())
    legend = _legend(box)
    height = lowest + 2 * _EDGE + (2 * _LEGEND if legend else 0)
    width = room.width + 2 * _EDGE
    named = " – ".join(part for part in (box.branch.label, page_said(box)) if part)
    described = render(Message("Thematic tree. {tree}.", tree=told(box.branch)))
    foot = [text(legend, 0, room.width, lowest + 1.6 * _LEGEND, 7.0)] if legend else []
    drawn = [
        f'<g transform="translate({_EDGE} {_EDGE})">',
        *_lines(box),
        *(_drawn(each) for each in box.walk()),
        *foot,
        "</g>",
    ]
    return Figure(named, sheet(width, height, named, described, drawn), described, width, height)


def _legend(box: Box) -> str:
    if any(each.branch.is_lever for each in box.walk()):
        return _("Dashed boxes: levers, beside what they answer.")
    return ""


def _lines(box: Box) -> Iterator[str]:
    """From the middle of a box's right side to the left side of each of those right of it."""
    for child in box.children:
        start, end = box.x + box.width, child.x
        y, to, half = box.y + box.height / 2, child.y + child.height / 2, start + GAP / 2
        yield line(((start, y), (half, y), (half, to)), _colour(box.branch))
        yield line(((half, to), (end, to)), _colour(child.branch))
        yield from _lines(child)


def _drawn(box: Box) -> str:
    colour = _colour(box.branch)
    is_root = box.level == 0
    fill = INK if is_root else tint(colour) if box.level == 1 else WHITE
    ink = WHITE if is_root else INK
    shape = rectangle(
        box.x, box.y, box.width, box.height, fill, INK if is_root else colour,
        dashed=box.branch.is_lever,
    )  # fmt: skip
    n_lines = len(box.lines)
    words = [
        text(said, box.x + PADDING, box.x + box.width - PADDING, y, size,
             bold=n < n_lines and box.level < 2, ink=ink)
        for n, (said, y, size) in enumerate(baseline(box))
    ]  # fmt: skip
    return group([shape, *words], f"{box.branch.label} ({box.branch.counted})")


def _colour(branch: Branch) -> str:
    return PALETTE[(branch.colour - 1) % len(PALETTE)] if branch.colour else INK
