"""Codings that read like another code, codes that look alike, groups within a code."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.frame.extract_view import dress_extracts, show_extract
from app.frame.figures import show_table, with_figures
from app.frame.handles import Handle
from app.frame.text import plain
from app.screens.retrieval_parts.found import open_place
from app.screens.suggestion_parts.computed import computed
from qualcode.services.progress import Progress
from qualcode.services.suggested_passages import (
    DoubtfulCoding,
    LikeCodes,
    Split,
    doubtful_codings,
    like_codes,
    split_of,
)
from qualcode.services.suggestion_material import learnt
from qualcode.wording import Message
from qualcode.wording import gettext as _

_SHOWN = 12
_LARGE = 12


def draw(handle: Handle) -> None:
    """A button, then the three lists."""
    found = computed(
        handle,
        "doubts",
        _("Look at the codings again"),
        Message("Judging each extract by the others"),
        lambda tell: _looked(handle, tell),
    )
    if found is None:
        st.caption(
            _(
                "Each extract is judged as if it were not coded. What reads otherwise may be a slip, a "
                "code to define better, or your finding."
            )
        )
        return
    doubtful, alike, splits = found
    _show_doubtful(doubtful)
    _show_alike(alike)
    _show_splits(splits)


def _looked(handle: Handle, tell: Progress) -> Any:
    study = handle.study
    known = learnt(study, progress=tell)
    tell(0, 3)
    doubtful = doubtful_codings(study)
    tell(1, 3)
    alike = like_codes(study)
    tell(2, 3)
    sizes: dict[str, int] = {}
    for coding in known.codings_by_row:
        sizes[coding.code_id] = sizes.get(coding.code_id, 0) + 1
    large = sorted((c for c in sizes if sizes[c] >= _LARGE), key=lambda c: -sizes[c])
    splits = [split for split in (split_of(study, c) for c in large[:8]) if split]
    tell(3, 3)
    return doubtful, alike, splits


def _show_doubtful(found: tuple[DoubtfulCoding, ...]) -> None:
    st.subheader(_("Codings to look at again"))
    if not found:
        st.caption(_("No extract reads like another code than it has."))
    dress_extracts()
    for number, each in enumerate(found[:_SHOWN]):
        with st.container(border=True, key=f"qc_doubt_{number}"):
            show_extract(each.coding.segment.quote)
            with st.container(horizontal=True, vertical_alignment="center"):
                said = Message(
                    "{participant}: “{code}”, reads like “{other}”",
                    participant=each.participant,
                    code=each.code.name,
                    other=each.other.name,
                )
                st.caption(plain(said), width="stretch")
                if st.button(_("Open"), key=f"qc_doubt_open_{each.coding.id}"):
                    open_place(each.coding.segment.source_id, each.coding.segment.span.start)


def _show_alike(found: tuple[LikeCodes, ...]) -> None:
    st.subheader(_("Codes hard to tell apart"))
    if not found:
        st.caption(_("No two codes are often taken for each other."))
        return
    shown, confused = found[:_SHOWN], _("taken for each other")
    columns: dict[str, list[object]] = {
        _("code"): [a.first.name for a in shown],
        _("and"): [a.second.name for a in shown],
        confused: [a.confused for a in shown],
        _("extracts"): [a.n_extracts for a in shown],
    }
    show_table(
        with_figures(columns, shares={confused: 0}),
        key="qc_alike",
    )


def _show_splits(found: list[Split]) -> None:
    st.subheader(_("Groups within large codes"))
    if not found:
        st.caption(_("No large code falls into clear groups."))
    for split in found:
        with st.expander(plain(split.code.name)):
            for group in split.groups:
                said = Message.plural(
                    "{n} extract: {words}",
                    "{n} extracts: {words}",
                    n=len(group.codings),
                    words=", ".join(group.words),
                )
                st.markdown(plain(said))
                for coding in group.codings[:2]:
                    show_extract(coding.segment.quote)
