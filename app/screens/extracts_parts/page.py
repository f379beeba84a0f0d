"""The extracts of a node as the list component draws them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from app.frame.handles import Handle
from app.screens.codebook_parts.rows import TreeShown, tree_of
from qualcode.model import Code
from qualcode.services import live
from qualcode.services.codebook_versions import is_outdated
from qualcode.services.extracts import ListedExtract, list_extracts
from qualcode.services.open_study import Ability
from qualcode.wording import current_language
from qualcode.wording import gettext as _


def make_page(
    handle: Handle, code: Code | None, *, coder_id: str | None, with_children: bool
) -> dict[str, Any]:
    """The page for a node, made anew when something was recorded since."""
    study = handle.study
    node = code.id if code else ""
    session = (live.latest_revision(study), study.coder.id, current_language())
    asked = (*session, node, coder_id, with_children)
    kept: tuple[Any, dict[str, Any]] | None = handle.desk.get("extracts_page")
    if kept is not None and kept[0] == asked:
        return kept[1]
    page = _made(handle, tree_of(handle), code, coder_id, with_children=with_children)
    handle.desk["extracts_page"] = (asked, page)
    return page


def _made(
    handle: Handle,
    shown: TreeShown,
    code: Code | None,
    coder_id: str | None,
    *,
    with_children: bool,
) -> dict[str, Any]:
    found = list_extracts(
        handle.study,
        code_id=code.id if code else None,
        with_children=with_children,
        coder_id=coder_id,
    )
    below = [c.id for c in shown.tree.walk(code.id)] if code and with_children else []
    return page_of(handle, shown, found, code, below)


def page_of(
    handle: Handle,
    shown: TreeShown,
    found: Sequence[ListedExtract],
    code: Code | None = None,
    below: Sequence[str] = (),
) -> dict[str, Any]:
    """The page for some extracts: those of a node and of what is below it, or any others."""
    study, tree = handle.study, shown.tree
    rows = [_row(each) for each in found]
    codes = [
        {"id": c.id, "name": c.name, "path": " › ".join(tree.path(c.id))}
        for c in tree.codes
        if not c.retired
    ]
    page = {
        "rows": rows,
        "codes": codes,
        "node": code.id if code else "",
        "inside": [*([code.id] if code else []), *below],
        "analysis": tree.get(code.id).analysis if code else "",
        "several": len({each.coder.id for each in found}) > 1,
        "editable": study.may(Ability.CODE),
        "may_analyse": study.may(Ability.EDIT_CODEBOOK),
        "place": f"qualcode.outbox.{shown.study_id}.{study.coder.id}.extracts",
        "words": _words(),
    }
    drawn = json.dumps([rows, page["node"], list(below), current_language()]).encode()
    page["stamp"] = hashlib.blake2b(drawn, digest_size=12).hexdigest()
    return page


def _row(each: ListedExtract) -> dict[str, Any]:
    coding = each.coding
    return {
        "id": coding.id,
        "code": each.code.id,
        "code_name": each.code.name,
        "who": each.participant,
        "coder": each.coder.name,
        "source": each.source.id,
        "source_label": each.source.label,
        "start": coding.segment.span.start,
        "turn": each.turn,
        "before": each.before,
        "quote": coding.segment.quote,
        "after": each.after,
        "comment": coding.comment,
        "divergent": coding.divergent,
        "old": is_outdated(coding, each.code),
        "picked": coding.report_position,
        "trimmed": coding.report_quote,
    }


def _words() -> dict[str, str]:
    return {
        "search": _("Words in the extracts"),
        "only": _("Which extracts"),
        "only_all": _("All extracts"),
        "only_old": _("To look at again"),
        "only_divergent": _("Divergent cases"),
        "only_picked": _("In the report"),
        "counted": _("Extracts: {n}, codings: {codings}, participants: {people}"),
        "all_seen": _("All {n} seen, they stay"),
        "none": _("No extract here."),
        "turn": _("turn {n}"),
        "open": _("Open in the transcript (o)"),
        "divergent": _("Divergent case"),
        "old": _("coded before the definition changed"),
        "in_report": _("in the report"),
        "seen": _("Seen, stays"),
        "to_report": _("For the report"),
        "recode": _("Another code…"),
        "uncode": _("Take the code off"),
        "which_code": _("Find a code"),
        "no_code": _("No code contains these letters."),
        "analysis": _("Analysis of this node"),
        "analysis_hint": _("What you say of it in the results; the Word report prints it."),
        "writing": _("Not stored yet: it is when you pause."),
        "theirs": _("Somebody else wrote meanwhile:"),
        "take_theirs": _("Take theirs"),
        "keep_mine": _("Keep mine"),
        "picks": _("In the report: {n}"),
        "no_picks": _("None picked: the report chooses a few by itself."),
        "trim": _("Words printed of {who}; put […] where you leave some out"),
        "up": _("Earlier"),
        "down": _("Later"),
        "out": _("Leave out"),
        "stored": _("Stored."),
        "saving": _("Saving…"),
        "unsaved": _("Not stored yet: {n}, for {s} s. They are kept here and sent again."),
        "keys": _(
            "Keys: arrows walk, p for the report, d divergent, s seen, e another code, "
            "o open, x take off, Ctrl+Z undo."
        ),
    }
