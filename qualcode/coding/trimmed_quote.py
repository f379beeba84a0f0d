"""A quote as trimmed by hand: verbatim, with […] where something was left out."""

from __future__ import annotations

import re

from qualcode.coding.names import fold_name
from qualcode.coding.trimming import OMITTED

_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_DOTS = re.compile(r"\[\s*(?:\.\.\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\)")


def tidied(trimmed: str) -> str:
    """The trimmed quote with single spaces, and […] for every way of writing it."""
    return " ".join(_DOTS.sub(OMITTED, trimmed).split())


def follows(trimmed: str, quote: str) -> bool:
    """Whether a trimmed quote says nothing that the quote does not, in the same order.

    What stands between brackets ([…], [le secrétariat]) is the researcher's. Letters and their
    order count; spaces, case at the beginning of a piece and apostrophes' shapes do not.
    """
    pieces = [fold_name(piece).strip(" ,;:.") for piece in _BRACKETS.split(tidied(trimmed))]
    said, reached = fold_name(quote), 0
    held = [piece for piece in pieces if piece]
    for piece in held:
        found = said.find(piece, reached)
        if found < 0:
            return False
        reached = found + len(piece)
    return bool(held)
