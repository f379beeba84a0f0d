"""Portraits as figures for A4: bars along a text, codes over interviews, shares. Read without colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from qualcode.export.figures.drawing import INK, group, line, rectangle, sheet, text
from qualcode.export.figures.letters import broken, width_of
from qualcode.export.figures.tree_layout import LANDSCAPE
from qualcode.export.figures.tree_svg import Figure
from qualcode.wording.figures import percent

_SIZE, _HEAD, _EDGE = 8.5, 11.0, 4.0
_LABELS, _ROW, _GAP = 190.0, 20.0, 6.0
_FULL, _PALE, _RULE = "#1F5F8B", "#BCD3E2", "#8A97A6"
_A_PAGE = 19  # rows
_PARTS = 10

R = TypeVar("R")
Bar = tuple[str, Sequence[tuple[float, float]]]
Counted = tuple[str, Sequence[int]]
Share = tuple[str, float, str]


def bars_figures(title: str, described: str, rows: Sequence[Bar]) -> tuple[Figure, ...]:
    """A row for each name, bars where it stands from 0 to 1, a scale in tenths over them."""
    wide = LANDSCAPE.width - _LABELS - 2 * _EDGE

    def drawn(top: float, row: Bar) -> list[str]:
        name, stretches = row
        track = line(((_LABELS, top + _ROW / 2), (_LABELS + wide, top + _ROW / 2)), _RULE)
        bars = (
            rectangle(_LABELS + start * wide, top + 4, max(1.2, (end - start) * wide), _ROW - 8,
                      _PALE, _FULL)
            for start, end in stretches
        )  # fmt: skip
        return [*_label(name, top), track, group(bars, name)]

    def head(top: float) -> list[str]:
        tenths = [percent(n / _PARTS, 0) for n in range(_PARTS + 1)]
        ends = [_LABELS + wide * n / _PARTS for n in range(_PARTS + 1)]
        left = [end - width_of(said, 7.0) * n / _PARTS for n, (said, end) in
                enumerate(zip(tenths, ends, strict=True))]  # fmt: skip
        return [text(said, x, x + 30, top, 7.0) for said, x in zip(tenths, left, strict=True)]

    return _figures(title, described, rows, drawn, head)


def appearances_figures(
    title: str, described: str, columns: Sequence[str], rows: Sequence[Counted]
) -> tuple[Figure, ...]:
    """A row for each code, its figure in each column it appears in; the first one is framed."""
    each = (LANDSCAPE.width - _LABELS - 2 * _EDGE) / max(1, len(columns))

    def drawn(top: float, row: Counted) -> list[str]:
        name, counts = row
        first = next((n for n, count in enumerate(counts) if count), -1)
        cells = []
        for n, count in enumerate(counts):
            if count:
                x = _LABELS + n * each + 1
                fill, stroke = ("#FFFFFF", INK) if n == first else (_PALE, _PALE)
                cells.append(rectangle(x, top + 3, max(6.0, each - 2), _ROW - 6, fill, stroke))
                middle = x + each / 2 - width_of(str(count), _SIZE) / 2
                cells.append(text(str(count), middle, middle + 30, top + _ROW - 7, _SIZE,
                                  bold=n == first))  # fmt: skip
        return [*_label(name, top), group(cells, name)]

    def head(top: float) -> list[str]:
        return [
            text(broken(name, each - 2, 7.0)[0], _LABELS + n * each + 2,
                 _LABELS + (n + 1) * each, top, 7.0, bold=True)
            for n, name in enumerate(columns)
        ]  # fmt: skip

    return _figures(title, described, rows, drawn, head)


def shares_figures(title: str, described: str, rows: Sequence[Share]) -> tuple[Figure, ...]:
    """A bar for each name from 0 to 1, its figure in words at its end."""
    wide = LANDSCAPE.width - _LABELS - 2 * _EDGE - 60

    def drawn(top: float, row: Share) -> list[str]:
        name, share, said = row
        whole = rectangle(_LABELS, top + 4, wide, _ROW - 8, "none", _RULE)
        bar = rectangle(_LABELS, top + 4, max(0.5, share * wide), _ROW - 8, _FULL, _FULL)
        words = text(said, _LABELS + wide + 6, _LABELS + wide + 60, top + _ROW - 7, _SIZE)
        return [*_label(name, top), whole, bar, words]

    return _figures(title, described, rows, drawn, lambda _: [])


def _figures(
    title: str,
    described: str,
    rows: Sequence[R],
    drawn: Callable[[float, R], list[str]],
    head: Callable[[float], list[str]],
) -> tuple[Figure, ...]:
    pages = [rows[n : n + _A_PAGE] for n in range(0, max(1, len(rows)), _A_PAGE)]
    found = []
    for number, page in enumerate(pages, 1):
        name = title if len(pages) == 1 else f"{title} ({number}/{len(pages)})"
        top = 2 * _HEAD + _GAP
        inside = [text(name, _EDGE, LANDSCAPE.width, _HEAD + 2, _HEAD, bold=True), *head(top + 4)]
        for n, row in enumerate(page):
            inside += drawn(top + 10 + n * _ROW, row)
        height = top + 10 + len(page) * _ROW + _GAP
        drawn_page = sheet(LANDSCAPE.width, height, name, described, inside)
        found.append(Figure(name, drawn_page, described, LANDSCAPE.width, height))
    return tuple(found)


def _label(name: str, top: float) -> list[str]:
    lines = broken(name, _LABELS - 2 * _EDGE, _SIZE)
    shown = lines[0] if len(lines) == 1 else lines[0].rstrip() + "…"
    return [text(shown, _EDGE, _LABELS - _EDGE, top + _ROW - 7, _SIZE)]
