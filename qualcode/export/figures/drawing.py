"""SVG by hand: the same bytes for the same figure, and nothing but shapes and words."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from qualcode.export.figures.letters import FONT, runs_from_the_right
from qualcode.export.legible import legible

INK, WHITE = "#222222", "#FFFFFF"
# Okabe and Ito: told apart by every kind of colour vision; and the dark of their greys
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#AA4499", "#B37A00", "#2E86AB", "#666666")
_TINT = 0.88


def tint(colour: str) -> str:
    """A colour mixed with white, on which dark letters are read."""
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * _TINT):02X}" for part in parts)


def sheet(width: float, height: float, title: str, described: str, inside: Iterable[str]) -> bytes:
    """A whole SVG file of a width and height in points, with its words for who cannot see it."""
    size = f'width="{number(width)}pt" height="{number(height)}pt"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
        f'viewBox="0 0 {number(width)} {number(height)}" role="img" '
        f'aria-labelledby="title desc" font-family="{FONT}">\n'
        f'<title id="title">{_said(title)}</title>\n<desc id="desc">{_said(described)}</desc>\n'
        f'<rect width="100%" height="100%" fill="{WHITE}"/>\n' + "\n".join(inside) + "\n</svg>\n"
    ).encode()


def text(
    words: str,
    left: float,
    right: float,
    y: float,
    size: float,
    *,
    bold: bool = False,
    ink: str = INK,
) -> str:
    """A line of words between two ends: from the left, or from the right where it is read so."""
    x, anchor = (right, ' text-anchor="end"') if runs_from_the_right(words) else (left, "")
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{anchor}{weight} '
        f'fill="{ink}" xml:space="preserve">{_said(words)}</text>'
    )


def rectangle(
    x: float, y: float, width: float, height: float, fill: str, stroke: str, *, dashed: bool = False
) -> str:
    """A box with soft corners."""
    dashes = ' stroke-dasharray="4 2.5"' if dashed else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}" rx="3" fill="{fill}" stroke="{stroke}"{dashes}/>'
    )


def line(points: Iterable[tuple[float, float]], stroke: str) -> str:
    """A line through points, corners rounded."""
    path = " L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f'<path d="M{path}" fill="none" stroke="{stroke}" stroke-linejoin="round"/>'


def group(inside: Iterable[str], name: str) -> str:
    """Shapes that belong together; ``name`` is shown by browsers under the pointer."""
    return f"<g><title>{_said(name)}</title>{''.join(inside)}</g>"


def number(value: float) -> str:
    """A measure with two digits at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _said(words: str) -> str:
    return escape(legible(words))
