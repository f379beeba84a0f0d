"""The review itself: the page given once, operations carried out, changes told back."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.components import review as review_part
from app.frame.handles import HANDLES, Handle
from app.frame.parts import fragment
from app.screens.anonymise_parts import second_reader
from app.screens.anonymise_parts.operations import Answers, carry_out
from app.screens.anonymise_parts.page import Page, make_page
from qualcode.errors import LockedError
from qualcode.services import review
from qualcode.services.review_view import Entity
from qualcode.wording import current_language

_MOST_CHANGES = 200


def draw(handle: Handle, *, second: bool) -> None:
    """The list, the panel and the keyboard."""
    handle.desk.pop("review_told", None)
    entities = review.list_entities(handle.study)
    page = _page(handle, entities, second=second)
    sent = review_part.show(page.drawn, key="qc_review")
    if sent and carry_out(handle.study, sent, _answers(handle)):
        st.rerun()
    _carry(handle, second=second)


def forget(handle: Handle) -> None:
    """Has the page made anew at the next run: something else than the keyboard changed it."""
    handle.desk.pop("review_page", None)


def _page(handle: Handle, entities: tuple[Entity, ...], *, second: bool) -> Page:
    asked = (current_language(), second, handle.study.coder.id)
    kept: tuple[Any, Page] | None = handle.desk.get("review_page")
    if kept is not None and kept[0] == asked and kept[1].knows(entities):
        changes = kept[1].changes(entities)
        if len(changes["changed"]) + len(changes["gone"]) <= _MOST_CHANGES:
            return kept[1]
    page = make_page(handle.study, entities, second=second)
    handle.desk["review_page"] = (asked, page)
    return page


def _answers(handle: Handle) -> Answers:
    answers: Answers = handle.desk.setdefault("review_answers", {})
    return answers


@fragment(key="qc_review_bus_part")
def _carry(handle: Handle, *, second: bool) -> None:
    kept = handle.desk.get("review_page")
    if kept is None or handle.study.vault is None:
        st.rerun()
    page: Page = kept[1]
    sent = review_part.carry(_told(handle, page), key="qc_review_bus")
    try:
        done = carry_out(handle.study, sent, _answers(handle))
    except LockedError:
        st.rerun()
    if done:
        HANDLES.touch(handle)  # somebody decides: the vault is not idle, though no screen ran
        handle.desk.pop("review_told", None)
        st.rerun(scope="fragment")
    if second:  # here, since it changes with every decision
        second_reader.show_agreement(handle)


def _told(handle: Handle, page: Page) -> dict[str, Any]:
    """What changed since the page was made; read from the vault anew after every operation."""
    told: dict[str, Any] | None = handle.desk.get("review_told")
    if told is None or told["stamp"] != page.stamp:
        told = {
            "name": "review",
            "stamp": page.stamp,
            "answers": dict(_answers(handle)),
            **page.changes(review.list_entities(handle.study)),
        }
        handle.desk["review_told"] = told
    return told
