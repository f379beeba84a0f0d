"""Themes, sub-themes and codes with their extracts and counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.model.code import Code
from qualcode.model.segment import Segment


@dataclass(frozen=True, slots=True)
class Extract:
    """A coded segment with who said it; ``shown`` is the quote as printed, […] where trimmed.

    A ``divergent`` one speaks against what its code says.
    """

    coding_id: str
    segment: Segment
    participant: str
    interview: str
    shown: str
    position: int = 0
    divergent: bool = False


@dataclass(frozen=True, slots=True)
class ThematicNode:
    """A code in the tree; counts are of distinct extracts and participants.

    ``n_extracts`` and ``n_participants`` count the node with everything under it, ``n_own…`` the
    node alone. ``levers`` are the levers answering this node; they are not among ``children``
    and do not count for it. ``picked`` are the extracts somebody picked for the report, in order
    and as trimmed by hand.
    """

    code: Code
    extracts: tuple[Extract, ...] = ()
    children: tuple[ThematicNode, ...] = ()
    levers: tuple[ThematicNode, ...] = ()
    n_own_extracts: int = 0
    n_own_participants: int = 0
    n_extracts: int = 0
    n_participants: int = 0
    picked: tuple[Extract, ...] = ()

    def walk(self) -> Iterator[ThematicNode]:
        """This node, then its levers and everything under it, in order."""
        yield self
        for node in (*self.levers, *self.children):
            yield from node.walk()


@dataclass(frozen=True, slots=True)
class ThematicTree:
    """The main themes with everything under them."""

    roots: tuple[ThematicNode, ...]
    n_extracts: int
    n_participants: int

    def walk(self) -> Iterator[ThematicNode]:
        """Every node, parents first."""
        for root in self.roots:
            yield from root.walk()
