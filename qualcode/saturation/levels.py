"""At which level of the tree two codings are the same thing."""

from __future__ import annotations

from enum import StrEnum

from qualcode.model import Code, Codebook, CodeKind

LEAF_DEPTH = 3
"""Theme, sub-theme, sub-sub-theme: what stands deeper counts with its sub-sub-theme."""

_LEVERS = ":levers"


class IncidenceLevel(StrEnum):
    """What is counted as one.

    CODE: every code, each named lever apart. LEAF: the sub-sub-theme (or the sub-theme or theme
    that has none), its levers together but apart from it. LEAF_MERGED: the same with its levers.
    SUB_THEME and THEME: the second and first level; a lever counts with its barrier.
    """

    CODE = "code"
    LEAF = "leaf"
    LEAF_MERGED = "leaf_merged"
    SUB_THEME = "sub_theme"
    THEME = "theme"


_DEPTHS = {
    IncidenceLevel.LEAF: LEAF_DEPTH,
    IncidenceLevel.LEAF_MERGED: LEAF_DEPTH,
    IncidenceLevel.SUB_THEME: 2,
    IncidenceLevel.THEME: 1,
}


def key_at(codebook: Codebook, code_id: str, level: IncidenceLevel) -> str:
    """What a code counts as at a level: a code's id, or that of a barrier's levers together."""
    if level is IncidenceLevel.CODE:
        return code_id
    place, as_lever = _place(codebook, code_id)
    line = (*codebook.ancestors(place.id), place)
    counted = line[min(_DEPTHS[level], len(line)) - 1]
    apart = as_lever and level is IncidenceLevel.LEAF
    return counted.id + _LEVERS if apart else counted.id


def in_tree_order(codebook: Codebook, keys: set[str]) -> tuple[str, ...]:
    """The keys as the tree has them, levers right after their barrier."""
    both = (key for code in codebook.codes for key in (code.id, code.id + _LEVERS))
    return tuple(key for key in both if key in keys)


def has_levers_apart(codebook: Codebook) -> bool:
    """Whether a lever stands beside the barrier it answers, so that levels differ by levers."""
    return any(_barrier_beside(codebook, code) is not None for code in codebook.codes)


def _place(codebook: Codebook, code_id: str) -> tuple[Code, bool]:
    """The barrier when the code is, or stands under, a lever beside it; else the code itself."""
    code = codebook.get(code_id)
    for each in (*codebook.ancestors(code_id), code):
        barrier = _barrier_beside(codebook, each)
        if barrier is not None:
            return barrier, True
    return code, False


def _barrier_beside(codebook: Codebook, code: Code) -> Code | None:
    """The barrier a lever answers, if it stands beside it or under it; a lever kept in a theme of
    levers counts in its own place.
    """
    if code.kind is not CodeKind.LEVER or code.answers is None or code.answers not in codebook:
        return None
    barrier = codebook.get(code.answers)
    near = code.parent_id in (barrier.parent_id, barrier.id)
    return barrier if near and barrier.kind is not CodeKind.LEVER else None
