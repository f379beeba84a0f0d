"""The codebook as rows for the tree component, each with its counts."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from app.analysis_words import code_kind_name
from app.frame.colours import colours_of
from qualcode.model import Code, Codebook, CodeKind
from qualcode.services.open_study import OpenStudy
from qualcode.services.thematic_tree import thematic_tree
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

Counted = dict[str, tuple[int, int]]


def counted(study: OpenStudy, tree: Codebook) -> Counted:
    """Extracts and participants of every node with what stands under it."""
    found = {n.code.id: (n.n_extracts, n.n_participants) for n in thematic_tree(study).walk()}
    return {code.id: found.get(code.id, (0, 0)) for code in tree.codes}


def tree_shown(
    tree: Codebook, counts: Counted, selected: str | None, *, editable: bool
) -> dict[str, Any]:
    """What the tree component draws."""
    colours = colours_of(tree)
    rows = [_row(tree, code, counts[code.id], colours[code.id]) for code in tree.codes]
    stamp = hashlib.blake2b(json.dumps(rows).encode(), digest_size=12).hexdigest()
    return {
        "rows": rows,
        "stamp": stamp,
        "selected": selected,
        "editable": editable,
        "words": {
            "search": _("Find a code"),
            "tree": _("Codebook"),
            "none": _("No code has these letters."),
        },
    }


def counts_said(counts: tuple[int, int]) -> str:
    """“12 extracts, 5 participants”."""
    return render(
        Message(
            "{extracts}, {participants}",
            extracts=Message.plural("{n} extract", "{n} extracts", n=counts[0]),
            participants=Message.plural("{n} participant", "{n} participants", n=counts[1]),
        )
    )


def _row(tree: Codebook, code: Code, counts: tuple[int, int], colour: str) -> dict[str, Any]:
    return {
        "id": code.id,
        "parent": code.parent_id,
        "name": code.name,
        "depth": tree.depth(code.id),
        "kind": code.kind.value,
        "retired": code.retired,
        "inner": bool(tree.children(code.id)),
        "colour": colour,
        "tag": _tag(code),
        "counts": f"{counts[0]} · {counts[1]}",
        "counted": counts_said(counts),
    }


def _tag(code: Code) -> str:
    if code.retired:
        return _("retired")
    return code_kind_name(code.kind) if code.kind is CodeKind.LEVER else ""
