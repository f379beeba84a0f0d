"""The straight way: operations without a run of the page, for who knows the study's key."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from app.frame import straight
from app.frame.handles import HANDLES, Handle
from app.screens.reading_parts import coding
from qualcode.services import codings, reading, studies
from qualcode.store.held import REST_S
from tests.services.operations import put


@dataclass
class Desk:
    """A study whose page a browser shows, and the way straight into it."""

    client: TestClient
    handle: Handle
    stamp: str

    def send(self, *operations: dict[str, Any], **other: Any) -> Any:
        asked = {"name": "coding", "key": self.handle.key, "stamp": self.stamp, "at": 0}
        return self.client.post(straight.PATH, json=asked | {"ops": list(operations)} | other)

    def coding(self, words: str) -> dict[str, Any]:
        return put(self.handle.study, words, "Argent")

    def quotes(self) -> list[str]:
        return [c.segment.quote for c in codings.list_codings(self.handle.study)]


@pytest.fixture
def desk(small_study: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(straight, "_opened", set())
    study = studies.open_study(small_study, remember=False)
    handle = HANDLES.add(study, "a browser")
    page = coding._page(handle, reading.find_source(study, "M1"))
    with TestClient(Starlette(routes=straight.routes())) as client:
        yield Desk(client, handle, page.stamp)
    HANDLES.close(handle.id)


def test_what_is_sent_is_stored_once_and_told(desk: Desk) -> None:
    op = desk.coding("payé")
    for _ in range(2):
        told = desk.send(op).json()
        assert told["answers"] == {op["id"]: 0}
        assert [c["id"] for c in told["codings"]] == [op["codes"][0][1]]
    assert desk.quotes().count("payé") == 1


def test_a_moment_after_a_page_has_its_answer_the_study_is_one_whole_file(desk: Desk) -> None:
    desk.send(desk.coding("payé"))
    path = desk.handle.study.file.path
    log = path.with_name(f"{path.name}-wal")
    until = time.monotonic() + 20 * REST_S
    while log.exists() and time.monotonic() < until:
        time.sleep(REST_S / 10)
    assert not log.exists()


def test_who_asks_again_hears_only_what_is_new(desk: Desk) -> None:
    told = desk.send().json()
    assert desk.send(at=told["at"]).status_code == 204
    desk.send(desk.coding("payé"))
    assert [c["start"] for c in desk.send(at=told["at"]).json()["codings"]]


@pytest.mark.parametrize("key", ["", "x", "é"])
def test_nobody_comes_in_without_the_key(desk: Desk, key: str) -> None:
    assert desk.send(desk.coding("payé"), key=key).status_code == 404
    assert "payé" not in desk.quotes()


def test_a_key_of_another_account_opens_nothing(desk: Desk) -> None:
    desk.handle.account = "Samira"
    assert desk.send(desk.coding("payé")).status_code == 404
    assert "payé" not in desk.quotes()


def test_a_page_of_a_closed_study_is_sent_round(desk: Desk) -> None:
    HANDLES.close(desk.handle.id)
    assert desk.send().status_code == 404


def test_a_page_that_no_longer_holds_is_told_so_and_its_operations_are_stored(desk: Desk) -> None:
    op = desk.coding("payé")
    told = desk.send(op, stamp="another page").json()
    assert told == {"stale": True, "answers": {op["id"]: 0}}
    assert "payé" in desk.quotes()


def test_the_page_of_one_coder_is_told_nothing_once_another_is_at_work(desk: Desk) -> None:
    desk.send(desk.coding("payé"))
    desk.handle.study.act_as("Samira")
    assert desk.send(desk.coding("voilà")).json() == {"stale": True, "answers": {}}
    assert "voilà" not in desk.quotes()


@pytest.mark.parametrize("body", [b"", b"[", b"[]", b'{"name": "coding"}', b'{"name": 3}', b"\xff"])
def test_nonsense_is_refused(desk: Desk, body: bytes) -> None:
    assert desk.client.post(straight.PATH, content=body).status_code == 400


def test_more_than_a_page_ever_sends_is_refused(desk: Desk) -> None:
    assert desk.client.post(straight.PATH, content=b"x" * 4_000_001).status_code == 413


def test_another_window_of_the_coder_is_given_the_same_page_while_nothing_is_done(
    desk: Desk,
) -> None:
    study = studies.open_study(desk.handle.study.file.path, remember=False)
    other = HANDLES.add(study, "another browser")
    source = reading.find_source(study, "M1")
    first = desk.handle.desk["coding"][1]
    page = coding._page(other, source)
    assert page.drawn is first.drawn
    assert page.known is not first.known
    other.desk.clear()
    study.act_as("Samira")
    assert coding._page(other, source).drawn["me"] == study.coder.id
    other.desk.clear()
    study.act_as("Anne")
    desk.send(desk.coding("payé"))
    assert coding._page(other, source).drawn is not first.drawn
    HANDLES.close(other.id)
