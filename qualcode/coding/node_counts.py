"""How many extracts and participants every node of the codebook holds, in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from qualcode.coding.thematic_tree import SaidBy, levers_beside
from qualcode.model import Codebook, Coding, Segment

_Held = tuple[frozenset[int], frozenset[str]]
_NOTHING: _Held = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class NodeCounts:
    """Distinct extracts and participants: of a node itself, and with everything under it."""

    n_own_extracts: int = 0
    n_own_participants: int = 0
    n_extracts: int = 0
    n_participants: int = 0


def node_counts(
    codebook: Codebook,
    codings: Iterable[Coding],
    said_by: Mapping[str, SaidBy],
    *,
    coder_ids: Collection[str] | None = None,
) -> dict[str, NodeCounts]:
    """The counts of every code by id, as the thematic tree gives them.

    A node counts what is coded with it or with anything under it, except its own levers.
    """
    own = _own(codings, said_by, coder_ids)
    whole: dict[str, _Held] = {}
    for code in reversed(codebook.codes):  # children come after their parents
        below = [whole[child.id] for child in codebook.children(code.id)]
        whole[code.id] = _together([own.get(code.id, _NOTHING), *below])
    found = {}
    for code in codebook.codes:
        alone = own.get(code.id, _NOTHING)
        beside = {lever.id for lever in levers_beside(codebook, code.id)}
        children = codebook.children(code.id)
        held = whole[code.id]
        if any(child.id in beside for child in children):
            held = _together([alone, *(whole[c.id] for c in children if c.id not in beside)])
        found[code.id] = NodeCounts(len(alone[0]), len(alone[1]), len(held[0]), len(held[1]))
    return found


def _own(
    codings: Iterable[Coding],
    said_by: Mapping[str, SaidBy],
    coder_ids: Collection[str] | None,
) -> dict[str, _Held]:
    numbers: dict[Segment, int] = {}
    extracts: dict[str, set[int]] = {}
    voices: dict[str, set[str]] = {}
    for coding in codings:
        if coder_ids is not None and coding.coder_id not in coder_ids:
            continue
        number = numbers.setdefault(coding.segment, len(numbers))
        extracts.setdefault(coding.code_id, set()).add(number)
        who = said_by[coding.id].participant if coding.id in said_by else ""
        if who:
            voices.setdefault(coding.code_id, set()).add(who)
    return {i: (frozenset(held), frozenset(voices.get(i, ()))) for i, held in extracts.items()}


def _together(several: list[_Held]) -> _Held:
    return (
        frozenset().union(*(held[0] for held in several)),
        frozenset().union(*(held[1] for held in several)),
    )
