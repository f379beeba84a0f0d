"""Bold, italic and hidden in the style sheets of a web page, as far as exports use them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_RULE = re.compile(r"\.([\w-]{1,80})\s*\{([^{}]{0,2000})\}")
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(\w+)", re.IGNORECASE)
_GONE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_HEAVY = frozenset({"bold", "bolder", "600", "700", "800", "900"})


@dataclass(frozen=True, slots=True)
class CssLook:
    """What a style settles; None where it settles nothing."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool = False

    @property
    def is_bold(self) -> bool:
        """Bold, when something said so."""
        return bool(self.bold)

    @property
    def is_italic(self) -> bool:
        """Italic, when something said so."""
        return bool(self.italic)

    def with_(self, inner: CssLook) -> CssLook:
        """This look with what an inner one settles on top."""
        return CssLook(
            self.bold if inner.bold is None else inner.bold,
            self.italic if inner.italic is None else inner.italic,
            self.hidden or inner.hidden,
        )


def own_look(style: str) -> CssLook:
    """What a list of declarations settles."""
    weight, slant = _WEIGHT.search(style), _SLANT.search(style)
    return CssLook(
        weight.group(1).lower() in _HEAVY if weight else None,
        slant.group(1).lower() in {"italic", "oblique"} if slant else None,
        _GONE.search(style) is not None,
    )


def looks_by_class(root: HtmlElement) -> dict[str, CssLook]:
    """The classes that the page's own style sheets make bold or italic."""
    looks: dict[str, CssLook] = {}
    for sheet in root.iter("style"):
        for rule in _RULE.finditer(sheet.text or ""):
            looks[rule.group(1)] = own_look(rule.group(2))
    return looks
