"""The thematic tree as a figure shows it: what is written in each box, and what is folded away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qualcode.model import CodeKind, ThematicNode, ThematicTree
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


@dataclass(frozen=True)
class Branch:
    """A box with the boxes right of it; ``n_folded`` nodes under it are not drawn.

    ``part`` and ``n_parts`` count the pages over which a branch is spread.
    """

    label: str
    counted: str = ""
    is_lever: bool = False
    n_folded: int = 0
    children: tuple[Branch, ...] = ()
    colour: int = 0
    part: int = 1
    n_parts: int = 1

    def walk(self) -> Iterator[Branch]:
        """This box and all right of it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def depth(self) -> int:
        """How many boxes stand one after another."""
        return 1 + max((child.depth() for child in self.children), default=0)


@dataclass(frozen=True, slots=True)
class Shown:
    """How much a tree shows: levels under the axis (None: all), counts, levers, retired nodes."""

    n_levels: int | None = None
    counts: bool = True
    levers: bool = True


def axis_branch(node: ThematicNode, shown: Shown) -> Branch:
    """An axis with everything under it, each branch of it in a colour of its own."""
    branch = _branch(node, shown, 0)
    return replace(branch, children=_coloured(branch.children))


def axis_branches(title: str, tree: ThematicTree, shown: Shown) -> list[Branch]:
    """A branch for each axis that has something under it, and one for the others together."""
    with_some_under = [n for n in tree.roots if n.children or n.levers]
    alone = tuple(n for n in tree.roots if n not in with_some_under)
    branches = [axis_branch(node, shown) for node in with_some_under]
    if alone:
        rest = ThematicTree(alone, tree.n_extracts, tree.n_participants)
        called = _("Other nodes") if branches else title
        branches.append(whole_branch(called, rest, replace(shown, n_levels=None)))
    return branches


def whole_branch(title: str, tree: ThematicTree, shown: Shown) -> Branch:
    """All axes under the title of the study."""
    deeper = None if shown.n_levels is None else shown.n_levels - 1
    inside = replace(shown, n_levels=deeper)
    children = () if deeper is not None and deeper < 0 else tuple(
        _branch(root, inside, 0) for root in tree.roots
    )  # fmt: skip
    counted = counted_said(tree.n_extracts, tree.n_participants) if shown.counts else ""
    n_folded = 0 if children else sum(1 for _node in tree.walk())
    return Branch(title, counted, False, n_folded, _coloured(children))


def _coloured(branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
    return tuple(_painted(branch, number) for number, branch in enumerate(branches, 1))


def _painted(branch: Branch, colour: int) -> Branch:
    children = tuple(_painted(child, colour) for child in branch.children)
    return replace(branch, colour=colour, children=children)


def _branch(node: ThematicNode, shown: Shown, level: int) -> Branch:
    under = (*node.children, *(node.levers if shown.levers else ()))
    folded = shown.n_levels is not None and level >= shown.n_levels
    is_lever = node.code.kind is CodeKind.LEVER
    label = lever_said(node.code.name) if is_lever else node.code.name
    return Branch(
        label,
        counted_said(node.n_extracts, node.n_participants) if shown.counts else "",
        is_lever,
        sum(1 for child in under for _node in child.walk()) if folded else 0,
        () if folded else tuple(_branch(child, shown, level + 1) for child in under),
    )


def lever_said(name: str) -> str:
    """A lever by its name, which may say itself that it is one."""
    if name.casefold().startswith(("levier", "lever")):
        return name
    return render(Message("Lever: {name}", name=name))


def counted_said(n_extracts: int, n_participants: int) -> str:
    """How many extracts of how many participants a node holds."""
    if not n_extracts:
        return _("not coded")
    extracts = render(Message.plural("{n} extract", "{n} extracts", n=n_extracts))
    if not n_participants:
        return extracts
    people = render(Message.plural("{n} participant", "{n} participants", n=n_participants))
    return f"{extracts} · {people}"


def told(branch: Branch) -> str:
    """The branch in words, for whoever cannot see it."""
    name = f"{branch.label} ({branch.counted})" if branch.counted else branch.label
    if branch.n_folded:
        name = f"{name}, {folded_said(branch)}"
    if not branch.children:
        return name
    return f"{name} [{'; '.join(told(child) for child in branch.children)}]"


def folded_said(branch: Branch) -> str:
    """How many nodes are folded away under a box."""
    return render(Message.plural("+ {n} node", "+ {n} nodes", n=branch.n_folded))
