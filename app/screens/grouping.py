"""The grouping table: extracts of chosen codes sorted into heaps, which become sub-themes."""

from __future__ import annotations

import hashlib
from typing import Any

import streamlit as st

from app.components import grouping as table_part
from app.components.outbox import Operations
from app.frame import session
from app.frame.handles import Handle
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.opened import say_empty, study_handle
from app.frame.text import plain
from app.frame.undo_bar import undo_bar
from app.screens.codebook_parts.carrying import answers_of, carried
from app.screens.codebook_parts.rows import TreeShown, tree_of
from app.screens.extracts_parts.whose import choose_coder
from qualcode.model import Code
from qualcode.services.coders import list_coders
from qualcode.services.codings import who_coded
from qualcode.services.grouping import list_cards
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw() -> None:
    """The choice of codes, then the table."""
    handle = study_handle()
    heading(_("Grouping table"), help_page="grouping")
    shown = tree_of(handle)
    coded = [c for c in shown.tree.codes if shown.counts[c.id].own[0]]
    if not coded:
        say_empty(
            _("Nothing is coded yet."),
            _("Code some extracts first: here they are sorted into heaps."),
        )
        link("reading", _("Read and code"), primary=True, key="qc_grouping_reading")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        codes = _choose(shown, coded)
        whose = choose_coder(
            handle.study, "qc_grouping_coder", own_first=not handle.study.may(Ability.EDIT_STUDY)
        )
        if handle.study.may(Ability.EDIT_CODEBOOK):
            undo_bar(handle.study)
    if not codes:
        st.caption(_("Choose the codes whose extracts lie on the table."))
        return
    _say_whose(handle.study, whose)
    page = _page(handle, shown, codes, whose)
    sent = table_part.show(page, key="qc_grouping")
    if sent and carried(handle, sent):
        _lay_out(handle, sent, codes)
        st.rerun()


def _say_whose(study: OpenStudy, whose: str | None) -> None:
    """Whose codings change code with the heaps, where several people have coded."""
    others = who_coded(study) - {whose}
    if not others or others == {study.coder.id}:
        return
    names = {c.id: c.name for c in list_coders(study)}
    if not _may_sort(study, whose):
        said = Message(
            "Your role lets you sort your own codings: choose them above. Here you only look."
        )
    elif whose is None:
        said = Message("Everybody’s codings lie on the table: those of all change code together.")
    else:
        said = Message(
            "Only the codings of {name} lie on the table and change code; what others put on the "
            "same words keeps its code. Choose “Everybody” to move all together.",
            name=names.get(whose, "—"),
        )
    st.caption(plain(said))


def _may_sort(study: OpenStudy, whose: str | None) -> bool:
    if not study.may(Ability.EDIT_CODEBOOK):
        return False
    own = whose == study.coder.id or who_coded(study) <= {study.coder.id}
    return own or study.may(Ability.EDIT_STUDY)


def _lay_out(handle: Handle, sent: Operations, codes: list[Code]) -> None:
    """Has what was just made lie on the table with what is left."""
    answers = answers_of(handle)
    done = [op for op in sent if op.get("do") == "themes" and answers.get(op["id"]) == ""]
    made = [str(heap["code"]) for op in done for heap in op["heaps"]]
    if made:
        session.remember("grouping_codes", (*made, *(code.id for code in codes)))


def _choose(shown: TreeShown, coded: list[Code]) -> list[Code]:
    wanted = session.remembered("grouping_codes") or ()
    inside = {c.id for i in wanted if i in shown.tree for c in shown.tree.walk(i)} | set(wanted)
    if wanted:
        session.remember("grouping_codes", None)
        st.session_state["qc_grouping_chosen"] = [c.id for c in coded if c.id in inside]
    ids = [c.id for c in coded]
    present = [i for i in st.session_state.get("qc_grouping_chosen", []) if i in ids]
    st.session_state["qc_grouping_chosen"] = present
    chosen = st.multiselect(
        _("Codes on the table"),
        ids,
        format_func=lambda i: " › ".join(shown.tree.path(i)),
        key="qc_grouping_chosen",
        placeholder=_("Choose one or several"),
    )
    return [shown.tree.get(i) for i in chosen]


def _page(
    handle: Handle, shown: TreeShown, codes: list[Code], coder_id: str | None
) -> dict[str, Any]:
    study, tree = handle.study, shown.tree
    ids = [c.id for c in codes]
    cards: dict[Any, dict[str, Any]] = {}
    for each in list_cards(study, ids, coder_id=coder_id):
        card = cards.setdefault(
            (each.code.id, each.coding.segment),
            {
                "id": each.coding.id,
                "codings": [],
                "quote": each.coding.segment.quote,
                "who": each.participant,
                "code": each.code.name,
            },
        )
        card["codings"].append(each.coding.id)
    table = hashlib.blake2b(
        "".join([*sorted(ids), coder_id or ""]).encode(), digest_size=9
    ).hexdigest()
    whose = f"{shown.study_id}.{study.coder.id}"
    return {
        "cards": list(cards.values()),
        "table": table,
        "heaps_place": f"qualcode.heaps.{whose}.{table}",
        "place": f"qualcode.outbox.{whose}.grouping",
        "parent": codes[0].id if len(codes) == 1 else codes[0].parent_id,
        "parents": [[c.id, " › ".join(tree.path(c.id))] for c in tree.codes if not c.retired],
        "editable": _may_sort(study, coder_id),
        "answers": answers_of(handle),
        "words": _words(),
    }


def _words() -> dict[str, str]:
    return {
        "search": _("Words in the extracts"),
        "counted": _("Extracts on the table: {n}; on no heap yet: {left}"),
        "loose": _("Not sorted yet"),
        "heap": _("Heap {n}"),
        "new_heap": _("New heap"),
        "name_of": _("Name of heap {n}"),
        "away": _("Take this heap away; its extracts go back"),
        "laid": _("{n} laid on: {heap}"),
        "under": _("Sub-themes of"),
        "top": _("At the top of the tree"),
        "retire": _("retire codes left without extract"),
        "go": _("Make {n} sub-themes"),
        "saving": _("Saving…"),
        "stored": _("Stored."),
        "keys": _(
            "Drag cards onto heaps, or: arrows walk, 1 to 9 lay on a heap, 0 takes back, n new "
            "heap, space marks several. Heaps stay in this browser until they become sub-themes; "
            "undo takes that back in one step."
        ),
    }
