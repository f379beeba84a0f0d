"""What the styles of a Word file say: bold, italic, headings, lists, through their ancestors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.ingest.markup import attribute, child, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|titre)\s?([1-9])", re.IGNORECASE)
_DEEPEST = 30
OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a style settles; None where it settles nothing."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    bullet: bool | None = None
    heading: int = 0
    parent: str = ""


PLAIN = Style()


def toggle(properties: _Element | None, name: str) -> bool | None:
    """Whether run properties switch something on or off; None when they leave it."""
    element = child(properties, name)
    if element is None:
        return None
    return (attribute(element, "val") or "1").lower() not in OFF


def has_number(properties: _Element | None) -> bool | None:
    """Whether paragraph properties make a list entry; None when they leave it."""
    number = child(properties, "numPr", "numId")
    return None if number is None else attribute(number, "val") != "0"


def read_styles(root: _Element | None) -> dict[str, Style]:
    """The styles by their id, each with what its ancestors settle."""
    own: dict[str, Style] = {}
    for element in root if root is not None else ():
        if local_name(element) == "style":
            own[attribute(element, "styleId") or ""] = _own_style(element)
    return {style_id: _with_ancestors(style, own) for style_id, style in own.items()}


def _own_style(element: _Element) -> Style:
    looks, layout = child(element, "rPr"), child(element, "pPr")
    parent = child(element, "basedOn")
    return Style(
        bold=toggle(looks, "b"),
        italic=toggle(looks, "i"),
        hidden=toggle(looks, "vanish"),
        bullet=has_number(layout),
        heading=_heading(element, layout),
        parent="" if parent is None else attribute(parent, "val") or "",
    )


def _heading(element: _Element, layout: _Element | None) -> int:
    name = child(element, "name")
    found = _HEADING.fullmatch(attribute(name, "val") or "") if name is not None else None
    if found:
        return int(found.group(1))
    level = child(layout, "outlineLvl")
    digits = attribute(level, "val") if level is not None else None
    return int(digits) + 1 if digits in {"0", "1", "2", "3", "4", "5", "6", "7", "8"} else 0


def _with_ancestors(style: Style, own: dict[str, Style]) -> Style:
    for _ in range(_DEEPEST):
        above = own.get(style.parent)
        if above is None:
            break
        style = Style(
            bold=above.bold if style.bold is None else style.bold,
            italic=above.italic if style.italic is None else style.italic,
            hidden=above.hidden if style.hidden is None else style.hidden,
            bullet=above.bullet if style.bullet is None else style.bullet,
            heading=style.heading or above.heading,
            parent=above.parent,
        )
    return style
