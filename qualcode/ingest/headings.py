"""Column headings as researchers write them, in French and English, told by what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.coding.names import fold_name

_NUMBERED_LEVEL = re.compile(r"(?:niveau|niv|level|lvl) ?(\d{1,2})")
_REPEATED = re.compile(r"\(\d+\)")

_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"axe", "axis", "grand axe", "dimension", "domaine", "domain"}),
    frozenset({"grand theme", "great theme", "overarching theme", "main theme", "theme principal"}),
    frozenset({"theme", "thematique", "categorie", "category", "rubrique"}),
    frozenset({"sous theme", "sub theme", "subtheme", "sous categorie", "sub category"}),
    frozenset({"sous sous theme", "sub sub theme", "subsubtheme", "sous sous categorie"}),
    frozenset({"code", "noeud", "node", "etiquette", "tag", "unite de sens"}),
)


def heading_key(heading: str) -> str:
    """What two ways of writing one heading have in common: no case, accents, signs or plural."""
    bare = re.sub(r"[_\-.:/*°?!]+", " ", _REPEATED.sub(" ", fold_name(heading)))
    words = bare.split()
    if words and words[-1] in {"genere", "generes", "generated", "associe", "associes"}:
        words.pop()
    return " ".join(
        word[:-1] if len(word) > 3 and word.endswith("s") and word != "sous" else word
        for word in words
    )


def keys_of(headings: Sequence[str]) -> list[str]:
    """The key of every heading."""
    return [heading_key(heading) for heading in headings]


def first_column(keys: Sequence[str], known: frozenset[str]) -> int | None:
    """The first column whose heading is one of those known, or None."""
    return next((n for n, key in enumerate(keys) if key in known), None)


def level_columns(keys: Sequence[str]) -> tuple[int, ...]:
    """The columns that hold a level of the tree each, from the roots down."""
    ranked = [(rank, n) for n, key in enumerate(keys) if (rank := level_rank(key)) is not None]
    return tuple(n for _, n in sorted(ranked))


def level_rank(key: str) -> int | None:
    """How deep a heading's level is among others; None for what is no level."""
    numbered = _NUMBERED_LEVEL.fullmatch(key)
    if numbered:
        return 100 + int(numbered[1])
    return next((rank for rank, words in enumerate(_LEVELS) if key in words), None)


def says_several(heading: str) -> bool:
    """Whether the heading itself is a plural of codes, so that a cell may hold several."""
    return fold_name(heading) in {"codes", "noeuds", "nodes", "etiquettes", "tags"}
