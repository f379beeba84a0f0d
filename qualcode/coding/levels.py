"""How deep the codebook is, and how many of what it holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from qualcode.model import Code, Codebook, CodeKind


@dataclass(frozen=True, slots=True)
class CodebookCounts:
    """Numbers of codes in use (retired ones apart); ``by_level[0]`` counts the roots."""

    n_codes: int
    n_themes: int
    n_leaves: int
    n_levers: int
    n_retired: int
    by_level: tuple[int, ...]

    @property
    def n_levels(self) -> int:
        """How many levels the tree has."""
        return len(self.by_level)


def leaves(codebook: Codebook) -> tuple[Code, ...]:
    """The codes in use with no code in use under them, in tree order."""
    return tuple(
        code
        for code in codebook.codes
        if not code.retired and all(child.retired for child in codebook.children(code.id))
    )


def count_codes(codebook: Codebook) -> CodebookCounts:
    """How many codes, themes, leaves and levers are in use."""
    used = [code for code in codebook.codes if not code.retired]
    depths = Counter(codebook.depth(code.id) for code in used)
    return CodebookCounts(
        n_codes=len(used),
        n_themes=sum(code.kind is CodeKind.THEME for code in used),
        n_leaves=len(leaves(codebook)),
        n_levers=sum(code.kind is CodeKind.LEVER for code in used),
        n_retired=len(codebook) - len(used),
        by_level=tuple(depths[level] for level in range(1, max(depths, default=0) + 1)),
    )
