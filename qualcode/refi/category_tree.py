"""A tree out of rows that name what they stand under; circles are cut and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.model import Finding
from qualcode.refi.guids import made_of
from qualcode.refi.project import RefiCode
from qualcode.wording import Message

Node = tuple[str, str | None, RefiCode]
"""Its key, the key of what it stands under, and the code."""


def tree_of(nodes: Sequence[Node]) -> tuple[tuple[RefiCode, ...], list[Finding]]:
    """The codes, parents first, each under its parent's GUID, and points to check.

    A code under something unknown, or above itself, stands at the top.
    """
    findings: list[Finding] = []
    unique: dict[str, Node] = {}
    seen: set[str] = set()
    for key, above, code in nodes:
        if code.guid in seen:
            code = replace(code, guid=made_of("double", code.guid, key))
        seen.add(code.guid)
        unique.setdefault(key, (key, above, code))
    for key in list(unique):
        if _goes_round(unique, key):
            node = unique[key]
            unique[key] = (key, None, node[2])
            findings.append(
                Finding(
                    Message("code {name}", name=node[2].name),
                    Message("In the file it stands under itself."),
                    Message("It was put at the top of the codebook: move it where it belongs."),
                )
            )
    under: dict[str | None, list[Node]] = {}
    for node in unique.values():
        under.setdefault(node[1] if node[1] in unique else None, []).append(node)
    ordered: list[RefiCode] = []
    waiting = list(reversed(under.get(None, [])))
    while waiting:
        key, above, code = waiting.pop()
        parent = unique[above][2].guid if above in unique else None
        ordered.append(replace(code, parent_guid=parent))
        waiting += reversed(under.get(key, []))
    return tuple(ordered), findings


def _goes_round(nodes: dict[str, Node], key: str) -> bool:
    met: set[str] = set()
    at: str | None = key
    while at is not None and at in nodes:
        if at in met:
            return at == key
        met.add(at)
        at = nodes[at][1]
    return False
