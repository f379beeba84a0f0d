"""The canvas and its bus: operations carried out, the news told every second."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.components import reader
from app.components.outbox import Operations
from app.frame import session
from app.frame.handles import HANDLES, Handle
from app.frame.parts import fragment
from app.screens.reading_parts.page import Page, answer_light, make_page, tell
from qualcode.model import Source
from qualcode.services import coders, live, studies
from qualcode.services.open_study import Ability
from qualcode.wording import current_language

_BUS = "qc_coding_bus"
_MOST_NEWS = 200  # more than this is worth a page of its own at the next full run
_ANSWERS_KEPT = 40
_EVERY_S = 1.0


def draw(handle: Handle, source: Source) -> None:
    """The transcript to code; the canvas stays what it is while its page does."""
    page = _page(handle, source)
    if not page.drawn["turns"]:
        return
    sent = reader.show(page.drawn, key="qc_reader")
    if sent:
        _carry_out(handle, sent)
    _bus(handle)


def _page(handle: Handle, source: Source) -> Page:
    """The page as it was given, while it still holds; else a new one."""
    study = handle.study
    asked = (current_language(), source.id, source.version, study.coder)
    kept: tuple[Any, Page] | None = handle.desk.get("coding")
    if kept is not None and kept[0] == asked:
        page = kept[1]
        told = page.told
        if told is None or len(told["codings"]) + len(told["gone"]) <= _MOST_NEWS:
            return page
    page = make_page(
        live.snapshot(study, source.id),
        coders.list_coders(study),
        study_id=studies.get_study(study).id,
        me=study.coder.id,
        may={
            "code": study.may(Ability.CODE),
            "create": study.may(Ability.CODE) and study.may(Ability.EDIT_CODEBOOK),
            "edit": study.may(Ability.EDIT_STUDY),
        },
    )
    handle.desk["coding"] = (asked, page)
    return page


@fragment(run_every=_EVERY_S, key="qc_coding_bus_part")
def _bus(handle: Handle) -> None:
    kept = handle.desk.get("coding")
    if kept is None:
        st.rerun()
    page: Page = kept[1]
    sent = reader.sent(_BUS)
    if sent:
        HANDLES.touch(handle)
        _carry_out(handle, sent)
    told = _told(handle, page)
    if told is None:
        handle.desk.pop("coding", None)
        st.rerun()
    reader.carry(told, key=_BUS)


def _carry_out(handle: Handle, sent: Operations) -> None:
    answers: dict[str, Any] = handle.desk.setdefault("coding_answers", {})
    fresh = [op for op in sent if op.get("id") not in answers]
    found = {key: answer_light(said) for key, said in live.apply(handle.study, fresh).items()}
    answers |= found
    for old in list(answers)[: -max(_ANSWERS_KEPT, len(sent))]:
        del answers[old]


def _told(handle: Handle, page: Page) -> dict[str, Any] | None:
    """What the bus says now; None when the page no longer holds."""
    latest = live.latest_revision(handle.study)
    if page.told is None or page.told_at != latest:
        news = live.since(handle.study, page.snapshot, page.known)
        known = {coder["id"] for coder in page.drawn["coders"]}
        if news.is_stale or any(c.coder_id not in known for c in news.codings):
            return None
        page.told, page.told_at = tell(page, news), latest
    arrival = session.remembered("coding_arrival")
    jump = (
        {"at": arrival[1], "mark": arrival[2]}
        if arrival and arrival[0] == page.drawn["source"]
        else None
    )
    return page.told | {"answers": dict(handle.desk.get("coding_answers", {})), "jump": jump}
