"""Codes suggested beside the text, by the straight way: proposed, decided, remembered, hidden."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from app.frame import straight
from app.frame.handles import HANDLES, Handle
from app.screens.reading_parts import coding, suggesting
from qualcode.model import CoderRole, new_id
from qualcode.services import (
    coders,
    codings,
    history,
    reading,
    studies,
    suggestion_while_coding,
)
from qualcode.services.suggestion_material import forget
from qualcode.services.suggestion_quality import suggestion_quality
from qualcode.store.data_folder import caches_folder
from qualcode.store.study_file import study_id_of
from tests.services.small_study import span_of

WORDS = "les réunions sont trop longues"


class Page:
    """What a browser that shows M2 sends, and what it is told."""

    def __init__(self, client: TestClient, handle: Handle) -> None:
        self.client, self.handle = client, handle
        self.source, self.span = span_of(handle.study, "M2", WORDS)

    def send(self, name: str, **other: Any) -> Any:
        asked = {"name": name, "key": self.handle.key, "me": self.handle.study.coder.id}
        return self.client.post(straight.PATH, json=asked | other)

    def ask(self, **other: Any) -> dict[str, Any]:
        place = {"source": self.source, "start": self.span.start, "end": self.span.end}
        told: dict[str, Any] = self.send("suggesting", language="fr", **place, **other).json()
        return told

    def suggested(self) -> list[dict[str, Any]]:
        until, told = time.monotonic() + 60, self.ask()
        while "waits" in told:
            assert time.monotonic() < until, told
            time.sleep(0.1)
            told = self.ask(again=True)
        found: list[dict[str, Any]] = told["codes"]
        return found

    def decide(self, do: str, one: dict[str, Any]) -> Any:
        op: dict[str, Any] = {"id": new_id(), "do": do, "source": self.source, "quote": WORDS}
        op |= {"start": self.span.start, "end": self.span.end}
        op |= {name: one[name] for name in ("share", "model", "words", "code")}
        op |= {"codes": [[one["code"], new_id()]]}
        told = self.send("coding", stamp="", at=0, ops=[op]).json()
        return told["answers"][op["id"]]


@pytest.fixture
def page(small_study: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    monkeypatch.setattr(straight, "_opened", set())
    handle = HANDLES.add(studies.open_study(small_study, remember=False), "a browser")
    coding._page(handle, reading.find_source(handle.study, "M2"))
    with TestClient(Starlette(routes=straight.routes())) as client:
        yield Page(client, handle)
    HANDLES.close(handle.id)


def test_codes_are_suggested_with_their_reasons_and_nothing_is_put(page: Page) -> None:
    before = codings.list_codings(page.handle.study)
    found = page.suggested()
    assert found
    assert all(0 <= one["share"] <= 1 and one["model"] for one in found)
    assert any(near["quote"] for one in found for near in one["near"])
    assert codings.list_codings(page.handle.study) == before


def test_codes_by_words_alone_are_told_while_all_is_being_read(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, tell = threading.Event(), suggesting._Learning.tell

    def tell_later(learning: suggesting._Learning, done: int, of: int) -> None:
        assert goes_on.wait(60)
        tell(learning, done, of)

    monkeypatch.setattr(suggesting._Learning, "tell", tell_later)
    monkeypatch.setattr(suggestion_while_coding, "_MANY", 1)
    with page.handle.study.reading() as reader:
        study_id = study_id_of(reader)
    forget(study_id)
    shutil.rmtree(caches_folder(study_id), ignore_errors=True)
    until, told = time.monotonic() + 60, page.ask()
    while "codes" not in told:
        assert time.monotonic() < until, told
        time.sleep(0.05)
        told = page.ask(again=True)
    assert "mots" in told["waits"], "the codes are said to be of words alone"
    assert {one["model"] for one in told["codes"]} == {"words alone"}
    assert page.ask(again=True, meanwhile=True).keys() == {"waits"}
    goes_on.set()
    assert "words alone" not in {one["model"] for one in page.suggested()}


def test_an_accepted_one_is_a_coding_of_mine_with_its_origin_undone_in_one_step(page: Page) -> None:
    study, (first, *_) = page.handle.study, page.suggested()
    before = codings.list_codings(study)
    assert page.decide("accept", first) == 0
    (made,) = set(codings.list_codings(study)) - set(before)
    assert (made.code_id, made.coder_id) == (first["code"], study.coder.id)
    assert made.segment.quote == WORDS
    assert made.origin == f"suggested by {first['model']}"
    assert first["code"] not in {one["code"] for one in page.suggested()}
    history.undo(study)
    assert codings.list_codings(study) == before


def test_a_rejected_one_is_remembered_and_not_proposed_for_these_words_again(page: Page) -> None:
    first = page.suggested()[0]
    assert page.decide("reject", first) == 0
    assert first["code"] not in {one["code"] for one in page.suggested()}
    assert suggestion_quality(page.handle.study).rejected == 1
    history.undo(page.handle.study)
    assert first["code"] in {one["code"] for one in page.suggested()}


def test_nonsense_about_a_suggestion_is_refused_in_a_sentence(page: Page) -> None:
    first = page.suggested()[0]
    for wrong in ({"code": "no such code"}, {"share": "x"}, {"words": 3}):
        said = page.decide("accept", first | wrong)
        assert said and said["said"]
    assert page.decide("accept", first | {"share": 7e9}) == 0


def test_another_coder_and_a_reader_are_told_nothing(page: Page) -> None:
    study = page.handle.study
    anne = study.coder.id
    assert page.suggested()
    samira = coders.find_coder(study, "Samira")
    coders.change_role(study, samira.id, CoderRole.READER)
    study.act_as("Samira")
    assert page.ask() == {"stale": True}
    assert page.send("suggesting", me=anne, source=page.source, start=0, end=9).json() == {
        "stale": True
    }


def test_what_was_learnt_of_others_is_not_used_once_their_work_is_hidden(page: Page) -> None:
    from tests.services.two_coders import start

    study = page.handle.study
    study.act_as("Samira")
    seen = {near["who"] for one in page.suggested() for near in one["near"]}
    assert "M1" in seen
    study.act_as("Anne")
    start(study, "M1")
    study.act_as("Samira")
    others = {c.id for c in codings.list_codings(study) if c.coder_id == study.coder.id}
    quotes = {c.segment.quote for c in codings.list_codings(study) if c.id in others}
    told = {near["quote"] for one in page.suggested() for near in one["near"]}
    assert told <= quotes
