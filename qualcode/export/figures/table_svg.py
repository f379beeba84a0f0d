"""A table drawn as figures for A4, its header repeated on each."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.export.figures.drawing import INK, line, rectangle, sheet, text
from qualcode.export.figures.letters import broken, width_of
from qualcode.export.figures.tree_layout import LANDSCAPE, PORTRAIT, Room
from qualcode.export.figures.tree_svg import Figure

_SIZES = (9.0, 8.5, 8.0, 7.5)
_PADDING, _LEADING, _EDGE = 4.0, 1.25, 1.0
_RULE, _SHADE = "#8A97A6", "#F3F5F8"
_Row = tuple[tuple[str, ...], ...]  # the lines of each cell


def table_figures(
    title: str, described: str, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Figure, ...]:
    """The table on as many pages as it takes, upright where no word need be cut."""
    room, size = _fitting(header, rows)
    widths = _widths(header, rows, room.width, size)
    head = _lined(header, widths, size, bold=True)
    pages: list[list[_Row]] = [[]]
    reached = top = _height(head, size)
    for row in rows:
        lined = _lined(row, widths, size)
        height = _height(lined, size)
        if pages[-1] and reached + height > room.height:
            pages.append([])
            reached = top
        pages[-1].append(lined)
        reached += height
    named = (
        [title]
        if len(pages) == 1
        else [f"{title} ({n}/{len(pages)})" for n in range(1, len(pages) + 1)]
    )
    return tuple(
        _figure(name, described, head, page, widths, size)
        for name, page in zip(named, pages, strict=True)
    )


def _fitting(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Room, float]:
    """The room and the letters in which every word stands whole, upright before across."""
    for room in (PORTRAIT, LANDSCAPE):
        for size in _SIZES:
            if sum(_least(header, rows, size)) <= room.width:
                return room, size
    return LANDSCAPE, _SIZES[-1]


def _least(header: Sequence[str], rows: Sequence[Sequence[str]], size: float) -> list[float]:
    columns = zip(header, *rows, strict=True)
    return [
        2 * _PADDING
        + max(
            *(width_of(word, size, bold=True) for word in head.split() or [""]),
            *(width_of(word, size) for cell in cells for word in cell.split()),
            0.0,
        )
        for head, *cells in columns
    ]


def _widths(
    header: Sequence[str], rows: Sequence[Sequence[str]], total: float, size: float
) -> list[float]:
    least = _least(header, rows, size)
    if sum(least) >= total:
        return [total * each / sum(least) for each in least]
    wanted = [
        max(width_of(cell, size) for cell in cells) + 2 * _PADDING
        for cells in zip(header, *rows, strict=True)
    ]
    more = [max(0.0, want - low) for want, low in zip(wanted, least, strict=True)]
    share = min(1.0, (total - sum(least)) / sum(more)) if sum(more) else 0.0
    return [low + share * extra for low, extra in zip(least, more, strict=True)]


def _lined(row: Sequence[str], widths: Sequence[float], size: float, *, bold: bool = False) -> _Row:
    return tuple(
        tuple(broken(cell, width - 2 * _PADDING, size, bold=bold))
        for cell, width in zip(row, widths, strict=True)
    )


def _height(row: _Row, size: float) -> float:
    return 2 * _PADDING + _LEADING * size * max(len(lines) for lines in row)


def _figure(
    title: str,
    described: str,
    head: _Row,
    rows: Sequence[_Row],
    widths: Sequence[float],
    size: float,
) -> Figure:
    full, y = sum(widths), 0.0
    drawn = [f'<g transform="translate({_EDGE} {_EDGE})">']
    for n, row in enumerate((head, *rows)):
        height = _height(row, size)
        if n == 0 or n % 2 == 0:
            fill = "#E3E9F0" if n == 0 else _SHADE
            drawn.append(rectangle(0, y, full, height, fill, "none"))
        drawn += _written(row, widths, y, size, bold=n == 0)
        y += height
        drawn.append(line(((0, y), (full, y)), INK if n in (0, len(rows)) else _RULE))
    drawn += [line(((0, 0), (full, 0)), INK), "</g>"]
    width, height = full + 2 * _EDGE, y + 2 * _EDGE
    return Figure(title, sheet(width, height, title, described, drawn), described, width, height)


def _written(
    row: _Row, widths: Sequence[float], top: float, size: float, *, bold: bool
) -> list[str]:
    drawn, x = [], 0.0
    for n, (lines, width) in enumerate(zip(row, widths, strict=True)):
        for number, words in enumerate(lines, 1):
            foot = top + _PADDING + _LEADING * size * number - 0.3 * size
            ends = (x + _PADDING, x + width - _PADDING)
            drawn.append(text(words, *ends, foot, size, bold=bold or n == 0))
        x += width
    return drawn
