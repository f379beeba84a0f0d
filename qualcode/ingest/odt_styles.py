"""What the styles of an OpenDocument text say, automatic ones included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.ingest.markup import attribute, child

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 30
_HEAVY = frozenset({"bold", "600", "700", "800", "900"})
_SLANTED = frozenset({"italic", "oblique"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a style settles; None where it settles nothing."""

    bold: bool | None = None
    italic: bool | None = None
    listed: bool = False
    parent: str = ""


PLAIN = Style()


def read_styles(roots: Iterable[_Element]) -> dict[str, Style]:
    """The styles by family and name (``text:T1``), each with what its ancestors settle."""
    own: dict[str, Style] = {}
    for root in roots:
        for element in root.iter("{*}style"):
            family = attribute(element, "family") or ""
            own[f"{family}:{attribute(element, 'name')}"] = _own_style(element, family)
    return {key: _with_ancestors(style, own) for key, style in own.items()}


def _own_style(element: _Element, family: str) -> Style:
    looks = child(element, "text-properties")
    weight = attribute(looks, "font-weight") if looks is not None else None
    slant = attribute(looks, "font-style") if looks is not None else None
    return Style(
        bold=None if weight is None else weight in _HEAVY,
        italic=None if slant is None else slant in _SLANTED,
        listed=bool(attribute(element, "list-style-name")),
        parent=f"{family}:{attribute(element, 'parent-style-name')}",
    )


def _with_ancestors(style: Style, own: dict[str, Style]) -> Style:
    for _ in range(_DEEPEST):
        above = own.get(style.parent)
        if above is None:
            break
        style = Style(
            bold=above.bold if style.bold is None else style.bold,
            italic=above.italic if style.italic is None else style.italic,
            listed=style.listed or above.listed,
            parent=above.parent,
        )
    return style
