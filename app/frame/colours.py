"""The colour of each code: its own, else that of its theme in a palette every eye tells apart."""

from __future__ import annotations

import re

from qualcode.model import Codebook

# Okabe and Ito's, the pale ones darkened until they reach 3:1 on a white page
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#B5609A", "#C38700", "#4A9BC8", "#9E962C", "#7A7A7A")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def colours_of(codebook: Codebook) -> dict[str, str]:
    """A ``#rrggbb`` for every code, by id."""
    found: dict[str, str] = {}
    for number, root in enumerate(codebook.children()):
        usual = PALETTE[number % len(PALETTE)]
        for code in (root, *codebook.walk(root.id)):
            parent = found.get(code.parent_id or "", usual)
            found[code.id] = code.colour if is_colour(code.colour) else parent
    return found


def is_colour(written: str) -> bool:
    """Whether this is a ``#rrggbb``: a colour goes into a style, so nothing else may."""
    return _HEX.fullmatch(written) is not None
