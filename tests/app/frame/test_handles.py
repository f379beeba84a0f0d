"""Open studies: one a browser session, the passphrase forgotten when nobody is there."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.frame.handles import GONE_S, IDLE_S, Handle, Handles
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import make_study


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def handles(clock: Clock) -> Iterator[Handles]:
    kept = Handles(clock)
    yield kept
    kept.close_all()


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return make_study(tmp_path, passphrase="une bonne phrase")


def test_another_session_does_not_get_the_study(handles: Handles, study: OpenStudy) -> None:
    handle = handles.add(study, "mine")
    assert handles.get(handle.id, "mine") is handle
    assert handles.get(handle.id, "theirs") is None
    assert handles.get("", "mine") is None


def test_a_page_that_looks_by_the_clock_locks_and_keeps_nothing_open(
    handles: Handles, study: OpenStudy, clock: Clock
) -> None:
    handle = handles.add(study, "mine")
    for _ in range(int(IDLE_S) // 30):
        assert study.vault is not None
        clock.now += 30
        handles.lock_idle(handle)
    assert study.vault is None
    assert handle.was_locked


def test_the_vault_is_locked_after_thirty_idle_minutes(
    handles: Handles, study: OpenStudy, clock: Clock
) -> None:
    handle = handles.add(study, "mine")
    clock.now += IDLE_S - 1
    assert handles.get(handle.id, "mine") is not None
    assert study.vault is not None
    clock.now += 1
    handles.get(handle.id, "mine")
    assert study.vault is None
    assert handle.was_locked


def test_somebody_at_work_keeps_the_vault_open(
    handles: Handles, study: OpenStudy, clock: Clock
) -> None:
    handle = handles.add(study, "mine")
    for _ in range(3):
        clock.now += IDLE_S - 1
        handles.touch(handle)
    assert study.vault is not None


def test_coming_back_after_the_time_does_not_save_the_vault(
    handles: Handles, study: OpenStudy, clock: Clock
) -> None:
    handle = handles.add(study, "mine")
    clock.now += IDLE_S
    handles.touch(handle)
    assert study.vault is None


def test_long_work_keeps_its_vault(handles: Handles, study: OpenStudy, clock: Clock) -> None:
    handle = handles.add(study, "mine")
    with handles.working(handle):
        clock.now += 2 * IDLE_S
        handles.sweep(lambda session: True)
        assert study.vault is not None
    clock.now += IDLE_S
    handles.sweep(lambda session: True)
    assert study.vault is None


def test_the_study_of_a_browser_that_has_gone_is_closed(
    handles: Handles, study: OpenStudy, clock: Clock
) -> None:
    handle = handles.add(study, "mine")
    clock.now += GONE_S + 1
    handles.sweep(lambda session: True)
    assert handles.get(handle.id, "mine") is handle
    handles.sweep(lambda session: False)
    assert handles.get(handle.id, "mine") is None
    assert study.vault is None


def test_many_threads_may_ask_at_once(tmp_path: Path, handles: Handles) -> None:
    wrong: list[str] = []
    done: list[int] = []

    def come_and_go(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        mine: Handle = handles.add(make_study(folder), f"session {number}")
        for _ in range(50):
            found = handles.get(mine.id, f"session {number}")
            if found is not mine:
                wrong.append(mine.id)
            handles.touch(mine)
            handles.sweep(lambda session: True)
        handles.close(mine.id)
        done.append(number)

    threads = [threading.Thread(target=come_and_go, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert sorted(done) == [0, 1, 2, 3]


def test_stopping_waits_for_a_run_that_still_reads(handles: Handles, study: OpenStudy) -> None:
    handles.add(study, "mine")
    path, begun = study.file.path, threading.Event()

    def reads_on() -> None:
        with study.file.reading():
            begun.set()
            time.sleep(0.6)

    run = threading.Thread(target=reads_on)
    run.start()
    assert begun.wait(5)
    handles.close_all()
    run.join()
    assert path.read_bytes()[18] == 1  # SQLite's byte: the file is written without a log beside it
