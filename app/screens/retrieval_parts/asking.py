"""The question put to the extracts: codes and how they go together, then what narrows it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from app.frame import session
from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.parts import dialog
from app.frame.text import plain
from app.frame.trouble import spoken
from app.frame.undo_bar import undo_bar
from app.screens.extracts_parts.whose import choose_coder
from qualcode.model import Codebook
from qualcode.services import codebook, participants, saved_queries
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.query import Query
from qualcode.services.reading import list_sources
from qualcode.services.retrieval_names import values_here, values_of
from qualcode.services.written_codes import code_as_written
from qualcode.wording import current_language
from qualcode.wording import gettext as _

_ALONE = ""
_RELATIONS = (_ALONE, "AND", "OR", "NOT", "INSIDE", "OVERLAPPING", "NEAR")
_OF_UNCODED = "UNCODED"
_CODER = "qc_retrieval_coder"


def ask(handle: Handle) -> Query:
    """The query the fields say; a saved or passed-on one fills them once."""
    _fill_once(handle)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        expression = _expression(handle)
        coder = choose_coder(handle.study, _CODER)
        _saved(handle, expression, coder)
    return _narrowed(handle, expression, coder)


def pass_on(query: Query) -> None:
    """Has the fields say this query at the next run."""
    session.remember("retrieval_asked", query)
    session.remember("retrieval_view", "extracts")


def _fill_once(handle: Handle) -> None:
    query: Query | None = session.remembered("retrieval_asked")
    if query is None:
        return
    session.remember("retrieval_asked", None)
    query = _still_known(handle.study, query)
    fields = {
        "expression": query.expression,
        "write": bool(query.expression),
        "sources": list(query.source_ids),
        "people": list(query.participants),
        "sites": list(query.site_ids),
        "values": list(query.attributes),
        "since": query.since,
        "until": query.until,
        "words": query.words,
        "memo": query.memo_words,
        "divergent": query.divergent,
        "picked": query.picked,
        "one_coder": query.one_coder,
    }
    coder = query.coder_ids[0] if len(query.coder_ids) == 1 else None
    st.session_state[f"{_CODER}_{current_language()}"] = coder
    for name, value in fields.items():
        st.session_state[_key(name)] = value


def _still_known(study: OpenStudy, query: Query) -> Query:
    """A query without what the study no longer has; it then asks more, and that is said."""
    table = participants.participants_table(study)
    sources = {s.id for s in list_sources(study) if s.version}
    people = {p.identifier for p in table.participants}
    sites = {s.id for s in table.sites}
    known = replace(
        query,
        source_ids=tuple(s for s in query.source_ids if s in sources),
        participants=tuple(p for p in query.participants if p in people),
        site_ids=tuple(s for s in query.site_ids if s in sites),
        attributes=values_here(study, query.attributes),
    )

    def wishes(one: Query) -> int:
        held = (one.source_ids, one.participants, one.site_ids, one.attributes)
        return sum(map(len, held))

    session.remember("retrieval_lost", wishes(query) - wishes(known))
    return known


def _key(name: str) -> str:
    return f"qc_retrieval_{name}_{current_language()}"


def _expression(handle: Handle) -> str:
    """The question in codes: chosen from lists, or written."""
    if st.session_state.get(_key("write")):
        return st.text_input(
            _("Question"),
            placeholder=_('Workload NOT Levers, "Evenings" NEAR/2 Money, UNCODED'),
            help=_(
                "AND: the words both cover. OR, NOT, INSIDE, OVERLAPPING, NEAR/3: no more than "
                "three turns apart. =Code leaves out what stands under it. UNCODED: what nobody "
                "coded."
            ),
            key=_key("expression"),
            width=520,
        )
    tree = codebook.get_codebook(handle.study)
    first = _code(tree, _("Code"), "first", with_uncoded=True)
    relation = choose(_("and"), _RELATIONS, _relation_name, _key("relation"), width=210)
    if relation == _ALONE:
        return first
    second = _code(tree, _("Other code"), "second", with_uncoded=False)
    if not first or not second:
        return first
    turns = ""
    if relation == "NEAR":
        n = st.number_input(_("Turns apart"), 0, 100, 2, key=_key("turns"), width=110)
        turns = f"/{n}"
    return f"{first} {relation}{turns} {second}"


def _code(tree: Codebook, label: str, name: str, *, with_uncoded: bool) -> str:
    """A code as an expression writes it; empty for any code."""
    ids = ["", *([_OF_UNCODED] if with_uncoded else []), *(c.id for c in tree.codes)]

    def said(code_id: str) -> str:
        if not code_id:
            return _("Any code")
        if code_id == _OF_UNCODED:
            return _("What nobody coded")
        return " › ".join(tree.path(code_id))

    chosen = st.selectbox(label, ids, format_func=said, key=_key(name), width=300)
    if not chosen or chosen == _OF_UNCODED or chosen not in tree:
        return chosen if chosen == _OF_UNCODED else ""
    return code_as_written(tree, chosen)


def _relation_name(relation: str) -> str:
    return {
        _ALONE: _("by itself"),
        "AND": _("on the same words as"),
        "OR": _("or"),
        "NOT": _("without"),
        "INSIDE": _("inside"),
        "OVERLAPPING": _("overlapping"),
        "NEAR": _("near"),
    }[relation]


def _saved(handle: Handle, expression: str, coder: str | None) -> None:
    """Saved queries, and the way to save this one."""
    kept = saved_queries.list_queries(handle.study)
    st.toggle(_("Write the question"), key=_key("write"))
    if kept:
        names = {q.id: q.name for q in kept}
        with st.popover(_("Saved queries"), icon=":material/bookmark:", key=_menu_key()):
            for query_id, name in names.items():
                with st.container(horizontal=True):
                    if st.button(plain(name), key=f"qc_retrieval_saved_{query_id}"):
                        pass_on(next(q.query for q in kept if q.id == query_id))
                        st.rerun()
                    if handle.study.may(Ability.CODE):
                        _change(handle.study, query_id, name)
    if handle.study.may(Ability.CODE):
        if st.button(_("Save"), icon=":material/bookmark_add:", key="qc_retrieval_save"):
            _save(handle, _read(expression, coder))
        undo_bar(handle.study)


def _change(study: OpenStudy, query_id: str, name: str) -> None:
    """Another name for a saved query, or its end."""
    if st.button(
        _("Rename"),
        key=f"qc_retrieval_rename_{query_id}",
        type="tertiary",
        on_click=_close_menu,  # it would stand over the window
    ):
        _rename(study, query_id, name)
    if st.button(_("Remove it"), key=f"qc_retrieval_forget_{query_id}", type="tertiary"):
        with spoken():
            saved_queries.forget_query(study, query_id)
            st.rerun()


def _menu_key() -> str:
    return f"qc_retrieval_kept_{session.remembered('retrieval_menus', 0)}"


def _close_menu() -> None:
    """Has the list of saved queries drawn anew, closed."""
    session.remember("retrieval_menus", session.remembered("retrieval_menus", 0) + 1)


def _rename(study: OpenStudy, query_id: str, before: str) -> None:
    @dialog(_("Rename the saved query"), width="small")
    def window() -> None:
        name = st.text_input(_("Its name"), before, key=f"qc_retrieval_new_name_{query_id}")
        if st.button(_("Rename"), type="primary", key="qc_retrieval_rename_now"):
            with spoken():
                saved_queries.rename_query(study, query_id, name)
                st.rerun()

    window()


def _save(handle: Handle, query: Query) -> None:
    @dialog(_("Save this query"), width="small")
    def window() -> None:
        name = st.text_input(_("Its name"), key="qc_retrieval_name")
        if st.button(_("Save"), type="primary", key="qc_retrieval_save_now"):
            with spoken():
                saved_queries.save_query(handle.study, name, query)
                st.rerun()

    window()


def _narrowed(handle: Handle, expression: str, coder: str | None) -> Query:
    query = _read(expression, coder)
    narrowing = sum(
        bool(v)
        for v in (
            *(query.source_ids, query.participants, query.site_ids),
            *(query.attributes, query.since, query.until, query.words, query.memo_words),
            *(query.divergent, query.picked, query.one_coder),
        )
    )
    label = _("Narrow down") + (f" ({narrowing})" if narrowing else "")
    if session.remembered("retrieval_lost"):
        st.caption(
            _(
                "Part of what this query narrows down to is no longer in the study: it asks more now."
            )
        )
    with st.expander(label, icon=":material/filter_alt:"):
        _fields(handle.study)
    return _read(expression, coder)


def _fields(study: OpenStudy) -> None:
    table = participants.participants_table(study)
    sources = {s.id: s.label for s in list_sources(study) if s.version}
    values = values_of(study)
    with st.container(horizontal=True):
        _several(
            _("Participants"), {p.identifier: p.identifier for p in table.participants}, "people"
        )
        _several(_("Transcripts"), sources, "sources")
        _several(_("Attributes"), values, "values")
        _several(_("Sites"), {s.id: s.name for s in table.sites}, "sites")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(_("Words in the extract"), key=_key("words"), width=220)
        st.text_input(_("Words in its comment or memos"), key=_key("memo"), width=220)
        st.text_input(_("Interviews from"), placeholder="2026-01-31", key=_key("since"), width=150)
        st.text_input(_("up to"), placeholder="2026-12-31", key=_key("until"), width=150)
        st.toggle(_("Divergent cases"), key=_key("divergent"))
        st.toggle(_("In the report"), key=_key("picked"))
        st.toggle(
            _("Codes of the same coder"),
            key=_key("one_coder"),
            help=_("Codes meet only where the same coder put them, as in the table codes by code."),
        )


def _several(label: str, names: Mapping[Any, str], name: str) -> None:
    held = dict(names)
    if held:
        st.multiselect(
            label,
            list(held),
            format_func=lambda key: held.get(key, "?"),
            placeholder=_("all"),
            key=_key(name),
            width=220,
        )


def _read(expression: str, coder: str | None) -> Query:
    """The query as the fields stand."""

    def held(name: str) -> tuple[str, ...]:
        return tuple(st.session_state.get(_key(name)) or ())

    def text(name: str) -> str:
        return str(st.session_state.get(_key(name)) or "").strip()

    return Query(
        expression,
        (coder,) if coder else (),
        held("sources"),
        held("people"),
        held("sites"),
        tuple((str(a), str(v)) for a, v in (st.session_state.get(_key("values")) or ())),
        text("since"),
        text("until"),
        text("words"),
        text("memo"),
        bool(st.session_state.get(_key("divergent"))),
        bool(st.session_state.get(_key("picked"))),
        bool(st.session_state.get(_key("one_coder"))),
    )
