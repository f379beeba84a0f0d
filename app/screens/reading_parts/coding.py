"""The canvas and its bus: operations carried out, the news told every second.

Where the server has a straight way, the page sends and asks by it; the bus then is drawn with the
page only. Else the bus is a fragment that runs every second.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from app.components import reader
from app.components.outbox import Operations, sent_operations
from app.frame import session, straight
from app.frame.handles import HANDLES, Handle
from app.frame.parts import fragment
from app.screens.reading_parts.page import (
    Page,
    answer_light,
    given_to_another,
    make_page,
    tell,
)
from qualcode.model import Source
from qualcode.services import coders, live, studies, transcript_news
from qualcode.services.open_study import Ability
from qualcode.wording import current_language, settle_language

_BUS = "qc_coding_bus"
_MOST_NEWS = 200  # more than this is worth a page of its own at the next full run
_ANSWERS_KEPT = 40
_EVERY_S = 1.0


def draw(handle: Handle, source: Source) -> None:
    """The transcript to code; the canvas stays what it is while its page does."""
    page = _page(handle, source)
    if not page.drawn["turns"]:
        return
    sent = reader.show(page.packed, key="qc_reader")
    if sent:
        with handle.guard:
            _carry_out(handle, sent)
    (_bus if straight.address() else _bus_by_the_clock)(handle)


def _page(handle: Handle, source: Source) -> Page:
    """The page as it was given, while it still holds; else a new one."""
    study = handle.study
    asked = (current_language(), source.id, source.version, study.coder)
    kept: tuple[Any, Page] | None = handle.desk.get("coding")
    if kept is not None and kept[0] == asked:
        page = kept[1]
        told = page.told
        if len(told["codings"]) + len(told["gone"]) <= _MOST_NEWS:
            return page
    page = _made_at(handle, asked, live.latest_operation(study))
    handle.desk["coding"] = (asked, page)
    return page


def _made_at(handle: Handle, asked: tuple[Any, ...], latest: tuple[int, str]) -> Page:
    """A new page, or the same as another session of this coder was given since the last action."""
    page: Page
    for shown, page in HANDLES.on_desks(handle.study.file.path, "coding"):
        if shown == asked and page.made_at == latest:
            return given_to_another(page)
    study, source_id = handle.study, asked[1]
    made = make_page(
        transcript_news.snapshot(study, source_id),
        coders.list_coders(study),
        study_id=studies.get_study(study).id,
        me=study.coder.id,
        may={
            "code": study.may(Ability.CODE),
            "comment": study.may(Ability.COMMENT),
            "create": study.may(Ability.CODE) and study.may(Ability.EDIT_CODEBOOK),
            "edit": study.may(Ability.EDIT_STUDY),
        },
    )
    return replace(made, made_at=latest)


def answer(handle: Handle, asked: dict[str, Any]) -> dict[str, Any] | None:
    """What a page sent by the straight way: carried out; the news since, None without any."""
    sent = sent_operations(asked)
    with handle.guard:
        kept: tuple[Any, Page] | None = handle.desk.get("coding")
        if kept is None or kept[0][-1] != handle.study.coder:
            return {"stale": True, "answers": {}}
        settle_language(kept[0][0])
        if sent:
            HANDLES.touch(handle)
            _carry_out(handle, sent)
        if kept[1].stamp != asked.get("stamp"):
            return {"stale": True, "answers": _answers(handle)}
        told = _told(handle, kept[1])
        if told is None:
            handle.desk.pop("coding", None)
            return {"stale": True, "answers": _answers(handle)}
        return None if not sent and told["at"] == asked.get("at") else told


def _news(handle: Handle) -> None:
    kept = handle.desk.get("coding")
    if kept is None:
        st.rerun()
    page: Page = kept[1]
    sent = reader.sent(_BUS)
    with handle.guard:
        if sent:
            HANDLES.touch(handle)
            _carry_out(handle, sent)
        told = _told(handle, page)
    if told is None:
        handle.desk.pop("coding", None)
        st.rerun()
    way = {"way": straight.address(), "key": handle.key} if straight.address() else {}
    reader.carry(told | {"jump": _arrival(page)} | way, key=_BUS)


_bus = fragment(key="qc_coding_bus_part")(_news)
_bus_by_the_clock = fragment(run_every=_EVERY_S, key="qc_coding_bus_part")(_news)


def _carry_out(handle: Handle, sent: Operations) -> None:
    answers: dict[str, Any] = handle.desk.setdefault("coding_answers", {})
    fresh = [op for op in sent if op.get("id") not in answers]
    found = {key: answer_light(said) for key, said in live.apply(handle.study, fresh).items()}
    answers |= found
    for old in list(answers)[: -max(_ANSWERS_KEPT, len(sent))]:
        del answers[old]


def _told(handle: Handle, page: Page) -> dict[str, Any] | None:
    """What the bus says now; None when the page no longer holds."""
    news = transcript_news.news(handle.study, page.snapshot, page.known, heard=page.heard)
    if news is not None:
        known = {coder["id"] for coder in page.drawn["coders"]}
        if news.is_stale or any(c.coder_id not in known for c in news.codings):
            return None
        tell(page, news)
    return page.told | {"at": page.heard.revision, "answers": _answers(handle)}


def _answers(handle: Handle) -> dict[str, Any]:
    return dict(handle.desk.get("coding_answers", {}))


def _arrival(page: Page) -> dict[str, Any] | None:
    """Where somebody who comes from elsewhere is brought to, if it is in this text."""
    arrival = session.remembered("coding_arrival")
    if not arrival or arrival[0] != page.drawn["source"]:
        return None
    return {"at": arrival[1], "mark": arrival[2]}
