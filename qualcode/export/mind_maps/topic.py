"""The thematic tree as every program for mind maps knows it: topics under topics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from qualcode.export.figures.branch import counted_said, lever_said
from qualcode.model import CodeKind, ThematicNode, ThematicTree


@dataclass(frozen=True)
class Topic:
    """A topic: its id, its title, the counts beside it, its note; ``is_folded`` hides its children.

    ``branch`` numbers the great branches from 1; 0 is the middle of the map.
    """

    id: str
    title: str
    counted: str = ""
    note: str = ""
    is_lever: bool = False
    is_folded: bool = False
    branch: int = 0
    children: tuple[Topic, ...] = ()

    def walk(self) -> Iterator[Topic]:
        """This topic and all under it."""
        yield self
        for child in self.children:
            yield from child.walk()


def topics_of(
    title: str, tree: ThematicTree, *, counts: bool, levers: bool, n_levels: int | None
) -> Topic:
    """The tree under the title of the study; levels deeper than ``n_levels`` are folded."""
    maker = _Maker(counts, levers, n_levels)
    children = tuple(maker.topic(root, 0, n) for n, root in enumerate(tree.roots, 1))
    return Topic(str(uuid5(NAMESPACE_OID, title)), title, children=children)


@dataclass(frozen=True, slots=True)
class _Maker:
    counts: bool
    levers: bool
    n_levels: int | None

    def topic(self, node: ThematicNode, level: int, branch: int) -> Topic:
        code = node.code
        under = (*node.children, *(node.levers if self.levers else ()))
        is_lever = code.kind is CodeKind.LEVER
        return Topic(
            code.id,
            lever_said(code.name) if is_lever else code.name,
            counted_said(node.n_extracts, node.n_participants) if self.counts else "",
            code.definition,
            is_lever,
            bool(under) and self.n_levels is not None and level >= self.n_levels,
            branch,
            tuple(self.topic(child, level + 1, branch) for child in under),
        )
