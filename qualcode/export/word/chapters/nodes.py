"""What a node of the tree says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.export.word.chapters.code_cells import code_title
from qualcode.export.word.document.typography import count_extracts, count_participants
from qualcode.model import Extract, ThematicNode, ThematicTree
from qualcode.wording import Message, render


def holds_extracts(node: ThematicNode) -> bool:
    """Whether an extract stands somewhere at or under a node, its levers included."""
    return any(place.extracts or place.picked for place in node.walk())


def shows_every_extract(tree: ThematicTree) -> bool:
    """Whether every node of the tree shows all extracts it counts."""
    return all(len(node.extracts) >= node.n_own_extracts for node in tree.walk())


def node_title(node: ThematicNode) -> str:
    """The name of the node, said to be a lever where it is one."""
    return code_title(node.code)


def count_line(node: ThematicNode, shown: Sequence[Extract]) -> str:
    """How many extracts of how many participants a node holds, and how many are quoted."""
    counts = Message(
        "{extracts}, {participants}",
        extracts=count_extracts(node.n_extracts),
        participants=count_participants(node.n_participants),
    )
    line = render(counts)
    if node.n_own_extracts and node.n_own_extracts < node.n_extracts:
        own = Message("{n} on the node itself", n=node.n_own_extracts)
        line = f"{line} ({render(own)})"
    if len(shown) < node.n_own_extracts:
        quoted = Message.plural("{n} quoted here", "{n} quoted here", n=len(shown))
        return render(Message("{counts}; {quoted}", counts=line, quoted=quoted))
    return line
