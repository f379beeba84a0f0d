"""Where the tree of codes ends: the codes in use with nothing in use under them."""

from __future__ import annotations

from qualcode.model import Code, Codebook


def leaves(codebook: Codebook) -> tuple[Code, ...]:
    """The codes in use with no code in use under them, in tree order."""
    return tuple(
        code
        for code in codebook.codes
        if not code.retired and all(child.retired for child in codebook.children(code.id))
    )
