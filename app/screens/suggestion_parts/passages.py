"""Passages nobody coded that look like a code, to accept or reject one by one."""

from __future__ import annotations

import streamlit as st

from app.frame.extract_view import dress_extracts, show_extract
from app.frame.handles import Handle
from app.frame.opened import say_empty
from app.frame.text import plain, short
from app.frame.trouble import notice, spoken
from app.screens.retrieval_parts.found import open_place
from app.screens.suggestion_parts.computed import computed
from qualcode.model import Code, CodeKind, Segment, Source, Span
from qualcode.services import codebook, suggestion
from qualcode.services.extracts import list_extracts
from qualcode.services.open_study import Ability
from qualcode.services.progress import Progress
from qualcode.services.suggested_passages import LikePassage, more_like, passages_for_code
from qualcode.services.suggestion import CodeSuggestion
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _
from qualcode.wording.figures import percent

_SHOWN = 10
_MOST = 40


def draw(handle: Handle) -> None:
    """The code asked about, then its passages."""
    tree = codebook.get_codebook(handle.study)
    codes = [
        c.id
        for c in tree.walk()
        if not c.retired and (c.kind is not CodeKind.THEME or not tree.children(c.id))
    ]
    if not codes:
        say_empty(_("There is no code yet."), _("Make one in the codebook."))
        return
    code_id = st.selectbox(
        _("Code"),
        codes,
        format_func=lambda key: " › ".join(tree.path(key)),
        key=f"qc_suggestion_code_{current_language()}",
        width=720,
    )
    examples = _examples(handle, code_id)

    def look(tell: Progress) -> tuple[LikePassage, ...]:
        if examples:
            return more_like(handle.study, examples, most=_MOST, progress=tell)
        return passages_for_code(handle.study, code_id, most=_MOST, progress=tell)

    found: tuple[LikePassage, ...] | None = computed(
        handle,
        "passages",
        _("Look for passages"),
        Message("Reading what nobody coded"),
        look,
        asked=(code_id, examples),
    )
    if found is None:
        st.caption(
            _("What nobody coded yet is compared with the code’s extracts, name and definition.")
        )
        return
    _list(handle, tree.get(code_id), found)


def _examples(handle: Handle, code_id: str) -> tuple[Segment, ...]:
    """Extracts of the code that the passages shall be like; none: all of the code, and its name."""
    held = dict.fromkeys(
        e.coding.segment for e in list_extracts(handle.study, code_id=code_id, with_children=False)
    )
    if not held:
        return ()
    chosen = st.multiselect(
        _("Like these extracts only"),
        list(held),
        format_func=lambda segment: short(segment.quote, 90),
        placeholder=_("all of the code"),
        key=f"qc_suggestion_like_{code_id}_{current_language()}",
        width=720,
    )
    return tuple(chosen)


def _list(handle: Handle, code: Code, found: tuple[LikePassage, ...]) -> None:
    decided = suggestion.decided_places(handle.study, code.id, any_code=True)
    waiting = [p for p in found if (p.source.id, p.span) not in decided][:_SHOWN]
    if not waiting:
        st.caption(_("No uncoded passage looks like this code."))
        return
    for number, passage in enumerate(waiting):
        proposed = CodeSuggestion(code, passage.likeness, (), (), 0, passage.model)
        proposal(handle, number, passage.source, passage.span, passage.quote, proposed)


def proposal(
    handle: Handle,
    number: int,
    source: Source,
    span: Span,
    quote: str,
    proposed: CodeSuggestion,
    *,
    likeness: bool = True,
) -> None:
    """One passage and its buttons: accept, reject, open in its place; how alike it is, if told."""
    dress_extracts()
    key = f"{source.id}_{span.start}_{proposed.code.id}"
    with st.container(border=True, key=f"qc_proposal_{number}"):
        show_extract(quote)
        with st.container(horizontal=True, vertical_alignment="center"):
            said = Message(
                "{source}, likeness {share}",
                source=source.label,
                share=percent(proposed.share, 0),
            )
            st.caption(plain(said if likeness else source.label), width="stretch")
            may = handle.study.may(Ability.CODE)
            if may and st.button(_("Accept"), key=f"qc_accept_{key}", icon=":material/check:"):
                _decide(handle, source, span, proposed, accepted=True)
            if may and st.button(_("Reject"), key=f"qc_reject_{key}", icon=":material/close:"):
                _decide(handle, source, span, proposed, accepted=False)
            if st.button(_("Open"), key=f"qc_open_{key}", icon=":material/open_in_new:"):
                open_place(source.id, span.start)


def _decide(
    handle: Handle, source: Source, span: Span, proposed: CodeSuggestion, *, accepted: bool
) -> None:
    with spoken():
        if accepted:
            suggestion.accept(handle.study, source.id, span, proposed)
            notice(Message("“{code}” was put on the passage.", code=proposed.code.name))
        else:
            suggestion.reject(handle.study, source.id, span, proposed)
            notice(Message("Noted: this passage is not “{code}”.", code=proposed.code.name))
        st.rerun()
