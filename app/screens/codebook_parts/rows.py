"""The codebook as rows for the tree component, each with its counts and what to look at in it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from app.analysis_words import code_kind_name
from app.frame.colours import colours_of
from app.frame.handles import Handle
from qualcode.model import Code, Codebook, CodeKind
from qualcode.services import codebook, live
from qualcode.services.code_links import list_links
from qualcode.services.codebook_versions import codings_to_check
from qualcode.services.codings import list_codings
from qualcode.services.open_study import OpenStudy
from qualcode.services.studies import get_study
from qualcode.services.thematic_tree import count_nodes, usual_coder
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


@dataclass(frozen=True, slots=True)
class Counts:
    """Extracts and participants of a node: of itself, and with everything under it."""

    own: tuple[int, int] = (0, 0)
    all: tuple[int, int] = (0, 0)


Counted = dict[str, Counts]


@dataclass(frozen=True)
class TreeShown:
    """The codebook at a revision: nouns for the panel, rows for the tree."""

    tree: Codebook
    counts: Counted
    rows: list[dict[str, Any]]
    stamp: str
    study_id: str
    has_consensus: bool


def tree_of(handle: Handle) -> TreeShown:
    """The codebook with its counts, made anew when something was recorded since."""
    study = handle.study
    asked = (live.latest_revision(study), study.coder.id, current_language())
    kept: tuple[Any, TreeShown] | None = handle.desk.get("tree_shown")
    if kept is not None and kept[0] == asked:
        return kept[1]
    shown = _made(study)
    handle.desk["tree_shown"] = (asked, shown)
    return shown


def _made(study: OpenStudy) -> TreeShown:
    tree = codebook.get_codebook(study)
    counts = counted(study, tree)
    flags = _flags(study, tree)
    colours = colours_of(tree)
    rows = [
        _row(code, counts[code.id], colours[code.id], flags.get(code.id, [])) for code in tree.codes
    ]
    stamp = hashlib.blake2b(json.dumps(rows).encode(), digest_size=12).hexdigest()
    return TreeShown(tree, counts, rows, stamp, get_study(study).id, usual_coder(study) is not None)


def counted(study: OpenStudy, tree: Codebook) -> Counted:
    """Extracts and participants of every node."""
    found = {
        code_id: Counts((n.n_own_extracts, n.n_own_participants), (n.n_extracts, n.n_participants))
        for code_id, n in count_nodes(study).items()
    }
    return {code.id: found.get(code.id, Counts()) for code in tree.codes}


def counts_said(counts: Counts) -> str:
    """“12 extracts, 5 participants”, with everything under the node."""
    return render(
        Message(
            "{extracts}, {participants}",
            extracts=Message.plural("{n} extract", "{n} extracts", n=counts.all[0]),
            participants=Message.plural("{n} participant", "{n} participants", n=counts.all[1]),
        )
    )


def page_of_tree(
    handle: Handle, shown: TreeShown, selected: str | None, answers: dict[str, str]
) -> dict[str, Any]:
    """What the tree component draws."""
    study = handle.study
    return {
        "rows": shown.rows,
        "stamp": shown.stamp,
        "selected": selected,
        "editable": study.may(codebook_ability()),
        "answers": answers,
        "place": f"qualcode.outbox.{shown.study_id}.{study.coder.id}.tree",
        "kinds": {kind.value: code_kind_name(kind) for kind in CodeKind}
        | {"subtheme": _("Sub-theme")},
        "words": _words(),
    }


def codebook_ability() -> Any:
    """What a role must allow to change the tree."""
    from qualcode.services.open_study import Ability

    return Ability.EDIT_CODEBOOK


def _flags(study: OpenStudy, tree: Codebook) -> dict[str, list[list[str]]]:
    """By code, short signs with what they say: to look at again, divergent, linked."""
    found: dict[str, list[list[str]]] = {}
    old = Counter(c.code_id for c in codings_to_check(study))
    divergent = Counter(c.code_id for c in list_codings(study) if c.divergent and c.code_id in tree)
    linked = Counter(end for link in list_links(study) for end in (link.from_id, link.to_id))
    for counts, sign, said in (
        (old, "↻", _old),
        (divergent, "≠", _divergent),
        (linked, "↔", _linked),
    ):
        for code_id, n in counts.items():
            found.setdefault(code_id, []).append([f"{sign} {n}", render(said(n))])
    return found


def _old(n: int) -> Message:
    return Message.plural(
        "{n} extract coded before the definition changed",
        "{n} extracts coded before the definition changed",
        n=n,
    )


def _divergent(n: int) -> Message:
    return Message.plural("{n} divergent extract", "{n} divergent extracts", n=n)


def _linked(n: int) -> Message:
    return Message.plural("{n} link to another code", "{n} links to other codes", n=n)


def _row(code: Code, counts: Counts, colour: str, flags: list[list[str]]) -> dict[str, Any]:
    return {
        "id": code.id,
        "parent": code.parent_id,
        "name": code.name,
        "kind": code.kind.value,
        "retired": code.retired,
        "colour": colour,
        "own": counts.own,
        "all": counts.all,
        "flags": flags,
    }


def _words() -> dict[str, str]:
    return {
        "search": _("Find a code"),
        "tree": _("Codebook"),
        "none": _("No code contains these letters."),
        "name": _("Name of the code"),
        "new_theme": _("New theme"),
        "head_code": _("Code"),
        "head_extracts": _("Extracts"),
        "head_people": _("Participants"),
        "extracts": _("Extracts with everything under the node: {n}; of the node itself: {own}"),
        "people": _("Participants with everything under the node: {n}; of the node itself: {own}"),
        "counted": _("Extracts: {n}, participants: {p}"),
        "retired": _("retired"),
        "fresh": _("+ Code"),
        "rename": _("Rename"),
        "gather": _("Gather…"),
        "merge": _("Merge…"),
        "retire": _("Retire"),
        "retire_key": _("Delete"),
        "restore": _("Use it again"),
        "table": _("Sort extracts…"),
        "marked": _("{n} chosen"),
        "cut": _("{n} cut: go to where they belong and press Ctrl+V."),
        "stored": _("Stored."),
        "saving": _("Saving…"),
        "unsaved": _("Not stored yet: {n}, for {s} s. They are kept here and sent again."),
        "keys": _(
            "Drag, or: Alt+arrows move, Ctrl+X and Ctrl+V, F2 rename, Shift+arrows mark several, "
            "Ctrl+Z undo, letters find a name."
        ),
    }
