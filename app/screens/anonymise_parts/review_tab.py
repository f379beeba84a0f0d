"""The first part: the search, then the review with its policies and its second reader."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.trouble import notice, spoken
from app.screens.anonymise_parts import detection, elsewhere, policies, reviewing, second_reader
from qualcode.model import IdentifierKind
from qualcode.services import anonymise, release, review
from qualcode.services.review_view import Entity, Place
from qualcode.wording import Message
from qualcode.wording import gettext as _


def draw(handle: Handle) -> None:
    """The search when nothing was looked through yet, else the review."""
    unread = anonymise.waiting_to_be_read(handle.study)
    entities = review.list_entities(handle.study)
    if not entities:
        _nothing_yet(unread=len(unread))
        if unread:
            detection.begin(handle, unread)
            elsewhere.offer(handle, release.waiting(handle.study))
        else:
            detection.again(handle)
            _add_by_hand(handle)
        return
    if unread:  # before a review that would say that all is decided
        detection.begin(handle, unread)
    second = second_reader.choose()
    reviewing.draw(handle, second=second)
    if second:
        return
    if not unread:
        detection.again(handle)
    _add_by_hand(handle)
    policies.draw(handle, entities)


def _nothing_yet(*, unread: int) -> None:
    if not unread:
        st.info(
            _(
                "Nothing waits in the vault, or nothing that names somebody was found. Transcripts "
                "released by a key or a statement are not looked through."
            ),
            icon=":material/info:",
        )


def _add_by_hand(handle: Handle) -> None:
    with (
        st.expander(_("Add a name the search did not find")),
        st.form("qc_by_hand", border=False, clear_on_submit=True),
    ):
        name_form(handle, "qc_hand")


def name_form(handle: Handle, key: str, *, marked: tuple[str, Place | None] = ("", None)) -> None:
    """Fields of a name entered by hand and the button that adds it; stands inside a form.

    ``marked`` is what was selected in a text, and where: as long as it is not typed over, that
    mention is replaced even if the form is an ordinary word elsewhere.
    """
    from app.screens.anonymise_parts.words import kind_name

    form, kind, words = st.columns([3, 2, 3])
    typed = form.text_input(_("As it is said"), key=f"{key}_form")
    kinds = [k for k in IdentifierKind if k is not IdentifierKind.CONTEXT]
    chosen = kind.selectbox(_("What it is"), kinds, format_func=kind_name, key=f"{key}_kind")
    replacement = words.text_input(
        _("What stands for it"), key=f"{key}_words", placeholder=_("proposed if left empty")
    )
    if not st.form_submit_button(_("Add it"), icon=":material/add:"):
        return
    with spoken():
        place = marked[1] if typed == marked[0] else None
        added: Entity = review.add_by_hand(
            handle.study, typed, kind=chosen, replacement=replacement, place=place
        )
        handle.desk.pop("missed_at", None)  # it is done: the same word typed later means any place
        notice(_added(added))
        st.rerun()


def _added(added: Entity) -> Message:
    if added.everywhere:
        return Message(
            "“{form}” becomes {words}, everywhere.", form=added.form, words=added.replacement
        )
    return Message(
        "“{form}” becomes {words} here and where it was found before. It is also an ordinary "
        "word: mark its other mentions in the same way.",
        form=added.form,
        words=added.replacement,
    )
