"""Where each box of a tree stands on a page; points, from the top left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qualcode.export.figures.branch import Branch, folded_said
from qualcode.export.figures.letters import broken
from qualcode.wording import Message, render

GAP = 20.0  # between columns, where the lines run
PADDING = 4.5
_SMALL = 7.0  # letters of the counts
_BETWEEN, _BETWEEN_GROUPS = 4.0, 7.0
_MOST_LINES, _MOST_COLUMNS = 7, 7
_BALANCING = 5  # steps; the pages are then as high as each other to a few lines
_LEADING, _N_BOLD = 1.22, 2
_LAST_COLUMN = 1.25  # the words of the nodes are longer than those of themes


@dataclass(frozen=True, slots=True)
class Room:
    """The width and height a tree may take, in points."""

    width: float
    height: float


# A4 without 2.5 cm of margin on each side, and a line for the caption
PORTRAIT, LANDSCAPE = Room(453.0, 660.0), Room(700.0, 425.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its lines; ``size`` is that of its letters."""

    branch: Branch
    level: int
    x: float
    y: float
    width: float
    height: float
    size: float
    lines: tuple[str, ...]
    small: tuple[str, ...]
    children: tuple[Box, ...] = ()

    def walk(self) -> Iterator[Box]:
        """This box and all right of it."""
        yield self
        for child in self.children:
            yield from child.walk()


class Layout:
    """The columns of a tree of so many levels in a room."""

    def __init__(self, depth: int, room: Room) -> None:
        self.room = room
        self.depth = min(depth, _MOST_COLUMNS)
        shares = [1.0] * (self.depth - 1) + [_LAST_COLUMN if self.depth > 1 else 1.0]
        free = room.width - GAP * (self.depth - 1)
        self.widths = [free * share / sum(shares) for share in shares]
        self._known: dict[tuple[object, ...], Box] = {}

    def parts(self, branch: Branch) -> tuple[Branch, ...]:
        """The tree cut into pieces that fit a page each, about as high as each other."""
        whole = no_deeper(branch, self.depth)
        parts = self._parts(whole, 0, self.room.height)
        low, high = self.room.height / 2, self.room.height
        for _step in range(_BALANCING if len(parts) > 1 else 0):
            middle = (low + high) / 2
            tried = self._parts(whole, 0, middle)
            if len(tried) == len(parts):
                parts, high = tried, middle
            else:
                low = middle
        return tuple(replace(part, part=n, n_parts=len(parts)) for n, part in enumerate(parts, 1))

    def placed(self, branch: Branch) -> Box:
        """The boxes of a piece from the top left."""
        return self._place(branch, 0, 0.0)

    def _parts(self, branch: Branch, level: int, limit: float) -> list[Branch]:
        """The branch in pieces no higher than the limit, its children in order."""
        if self._height(branch, level) <= limit or not branch.children:
            return [branch]
        pieces: list[list[Branch]] = [[]]
        own, total = self._box(branch, level).height, 0.0
        for child in branch.children:
            for part in self._parts(child, level + 1, limit):
                height = self._height(part, level + 1)
                gap = _gap(pieces[-1][-1], part) if pieces[-1] else 0.0
                if pieces[-1] and max(own, total + gap + height) > limit:
                    pieces.append([])
                    gap = total = 0.0
                pieces[-1].append(part)
                total += gap + height
        return [replace(branch, children=tuple(piece)) for piece in pieces]

    def _height(self, branch: Branch, level: int) -> float:
        box = self._box(branch, level)
        if not branch.children:
            return box.height
        under = sum(self._height(child, level + 1) for child in branch.children)
        return max(box.height, under + _between(branch.children))

    def _place(self, branch: Branch, level: int, top: float) -> Box:
        """The branch from ``top`` down, its own box half-way down its children."""
        box = self._box(branch, level)
        height = self._height(branch, level)
        if not branch.children:
            return replace(box, y=top)
        below = sum(self._height(c, level + 1) for c in branch.children)
        y = top + (height - below - _between(branch.children)) / 2
        placed: list[Box] = []
        for n, child in enumerate(branch.children):
            if n:
                y += _gap(branch.children[n - 1], child)
            placed.append(self._place(child, level + 1, y))
            y += self._height(child, level + 1)
        first, last = placed[0], placed[-1]
        middle = (first.y + first.height / 2 + last.y + last.height / 2) / 2
        own = max(min(middle - box.height / 2, top + height - box.height), top)
        return replace(box, y=own, children=tuple(placed))

    def _box(self, branch: Branch, level: int) -> Box:
        key = (branch.label, branch.counted, branch.n_folded, branch.n_parts, branch.part, level)
        if key not in self._known:
            self._known[key] = self._written(branch, level)
        return replace(self._known[key], branch=branch)

    def _written(self, branch: Branch, level: int) -> Box:
        """The box with its words in lines, wherever it will stand."""
        width, size = self.widths[level], size_at(level, self.depth)
        inner = width - 2 * PADDING
        label = branch.label
        if branch.n_parts > 1:
            label = f"{label} ({branch.part}/{branch.n_parts})"
        lines = broken(label, inner, size, bold=level < _N_BOLD, most=_MOST_LINES)
        small = [branch.counted] if branch.counted else []
        small += [folded_said(branch)] if branch.n_folded else []
        low = [line for text in small for line in broken(text, inner, _SMALL)]
        height = 2 * PADDING + _LEADING * (size * len(lines) + _SMALL * len(low))
        x = sum(self.widths[:level]) + GAP * level
        return Box(branch, level, x, 0.0, width, height, size, tuple(lines), tuple(low))


def size_at(level: int, depth: int) -> float:
    """The size of letters of a level: no smaller than 8 points, 7.5 where columns are many."""
    if level == 0:
        return 10.0 if depth <= 4 else 9.0
    least = 8.0 if depth <= 4 else 7.5
    return max(least, 9.0 - 0.5 * (level - 1))


def baseline(box: Box) -> Iterator[tuple[str, float, float]]:
    """Each line of a box: its words, the height of its foot, the size of its letters."""
    y = box.y + PADDING
    for text, size in (
        *((line, box.size) for line in box.lines),
        *((s, _SMALL) for s in box.small),
    ):
        y += _LEADING * size
        yield text, y - 0.3 * size, size


def _between(children: Sequence[Branch]) -> float:
    return sum(_gap(a, b) for a, b in pairwise(children))


def _gap(one: Branch, other: Branch) -> float:
    return _BETWEEN_GROUPS if one.children or other.children else _BETWEEN


def no_deeper(branch: Branch, n_columns: int) -> Branch:
    """What finds no column is counted as folded."""
    if n_columns == 1:
        n_under = sum(1 for _each in branch.walk()) - 1
        return replace(branch, children=(), n_folded=branch.n_folded + n_under)
    return replace(branch, children=tuple(no_deeper(c, n_columns - 1) for c in branch.children))


def pages(branch: Branch, room: Room) -> tuple[Box, ...]:
    """The tree on as many pages as it takes; on each, the way from the root is drawn again.

    A page whose piece has fewer levels than the whole gives each more width.
    """
    parts = Layout(branch.depth(), room).parts(branch)
    return tuple(Layout(part.depth(), room).placed(part) for part in parts)


def page_said(box: Box) -> str:
    """Which page of how many this is; empty for a tree on one page."""
    if box.branch.n_parts == 1:
        return ""
    return render(Message("page {n} of {total}", n=box.branch.part, total=box.branch.n_parts))
