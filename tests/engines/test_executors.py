"""Pieces of work here, in processes and on a cluster: the same answers, whatever is lost."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from qualcode.engines import executor_cluster
from qualcode.engines.executor import Answer, InProcess, Sealed, carry_out
from qualcode.engines.executor_cluster import Cluster, check_address
from qualcode.engines.executor_processes import Processes
from qualcode.errors import BadInputError, QualcodeError, RefusedError
from qualcode.wording import Message
from tests.dask_cluster import PATIENCE_S, running_cluster

THINGS = list(range(12))
CUBES = [3**n for n in THINGS]


class Stopped(Exception):  # noqa: N818 — what a front raises to stop
    pass


class Told:
    """Progress that remembers."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []

    def __call__(self, done: int, of: int) -> None:
        self.heard.append((done, of))


def nobody(done: int, of: int) -> None:
    pass


@pytest.fixture
def processes() -> Iterator[Processes]:
    with closing(Processes(2)) as executor:
        yield executor


def test_answers_come_in_order_with_progress_here_and_in_processes(processes: Processes) -> None:
    for executor in (InProcess(), processes):
        told = Told()
        assert list(executor.each(partial(pow, 3), THINGS, told)) == CUBES
        assert told.heard[0] == (0, 12)
        assert told.heard[-1] == (12, 12)
        assert told.heard == sorted(told.heard)
        assert list(executor.each(partial(pow, 3), [], nobody)) == []


def test_an_error_of_a_piece_is_raised_where_its_answer_is_awaited(processes: Processes) -> None:
    for executor in (InProcess(), processes):
        answers = executor.each(int, ["1", "x", "2"], nobody)
        assert next(answers) == 1
        with pytest.raises(ValueError, match="invalid literal"):
            next(answers)


def test_work_in_processes_stops_at_once_and_leaves_none_behind(processes: Processes) -> None:
    before = set(multiprocessing.active_children())

    def stop(done: int, of: int) -> None:
        if done:
            raise Stopped

    started = time.monotonic()
    with pytest.raises(Stopped):
        list(processes.each(time.sleep, [0, 60, 60, 60], stop))
    assert time.monotonic() - started < 20
    while set(multiprocessing.active_children()) - before:
        assert time.monotonic() - started < 20
        time.sleep(0.05)


_HELD: list[Any] = []


def hold_a_lock(n: int) -> int:
    """As libraries do that draw bars of progress: a lock of the system, for as long as one lives."""
    _HELD.append(multiprocessing.get_context("spawn").Lock())
    return n


def test_processes_that_are_done_leave_nothing_python_complains_of() -> None:
    said = (
        "from tests.engines.test_executors import *\n"
        "with closing(Processes(2)) as some:\n"
        "    assert list(some.each(hold_a_lock, THINGS, nobody)) == THINGS\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", said],
        check=False,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_killed_process_costs_nothing(processes: Processes) -> None:
    before = set(multiprocessing.active_children())
    killed = False

    def kill_one(done: int, of: int) -> None:
        nonlocal killed
        if done >= 3 and not killed:
            killed = True
            next(p for p in multiprocessing.active_children() if p not in before).kill()

    assert list(processes.each(partial(pow, 3), THINGS, kill_one)) == CUBES
    assert killed


def test_a_piece_that_ends_every_process_is_given_up_with_a_sentence() -> None:
    with pytest.raises(QualcodeError) as raised:
        list(Processes(2).each(os._exit, [3], nobody))
    assert "--workers" in raised.value.sentence("en")


def test_what_travels_shows_nothing_of_itself() -> None:
    sealed = Sealed(str.upper, "Jeanne Morvan")
    answer = carry_out(sealed)
    assert answer.value == "JEANNE MORVAN"
    assert "Morvan" not in repr(sealed) and "MORVAN" not in repr(answer)
    told = QualcodeError(Message("The file {name} is empty.", name="x"), Message("Leave it out."))
    again = pickle.loads(pickle.dumps(Answer(error=told)))
    assert again.error.sentence("en") == told.sentence("en")


def test_only_a_scheduler_of_this_machine_is_reached_unencrypted_unless_allowed() -> None:
    for address in ("tcp://127.0.0.1:8786", "tcp://localhost:8786", "tls://lab.example:8786"):
        check_address(address, in_clear=False)
    check_address("tcp://lab.example:8786", in_clear=True)
    with pytest.raises(RefusedError):
        check_address("tcp://lab.example:8786", in_clear=False)
    for address in ("lab.example", "tcp://lab.example", "inproc://x:1", "tcp://x:port", ""):
        with pytest.raises(BadInputError):
            check_address(address, in_clear=True)


def test_a_scheduler_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor_cluster, "_CONNECT_S", 0.5)
    with pytest.raises(QualcodeError) as raised:
        Cluster("tcp://127.0.0.1:9")
    assert "tcp://127.0.0.1:9" in raised.value.sentence("en")


def test_a_worker_that_no_longer_answers_is_not_taken_for_one_without_the_program() -> None:
    answers = {"a": "1.0", "b": PackageNotFoundError("qualcode"), "c": OSError("closed")}
    assert dict(executor_cluster._told(answers)) == {"a": "1.0", "b": None}


def test_a_worker_killed_half_way_costs_nothing_and_a_cluster_that_is_gone_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_cluster(tmp_path) as running:
        cluster = Cluster(running.address)
        cluster._client.wait_for_workers(2, timeout=PATIENCE_S)
        told = Told()
        assert list(cluster.each(partial(pow, 3), THINGS, told)) == CUBES
        assert told.heard[-1] == (12, 12)
        with pytest.raises(ValueError, match="invalid literal"):
            list(cluster.each(int, ["1", "x"], nobody))

        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            assert list(cluster.each(len, [bytes(12_000_000)], nobody)) == [12_000_000]
        assert not [w for w in said if "large graph" in str(w.message)]

        long = [range(3_000_000 + n) for n in range(24)]
        sums = []
        for done, answer in enumerate(cluster.each(sum, long, nobody)):
            sums.append(answer)
            if done == 8:
                running.workers[0].kill()
        assert sums == [sum(each) for each in long]

        only_here = tmp_path / "here" / "tables_of_names-7.0.1.dist-info"
        only_here.mkdir(parents=True)
        (only_here / "METADATA").write_text("Name: tables-of-names\nVersion: 7.0.1\n")
        monkeypatch.syspath_prepend(only_here.parent)
        with pytest.raises(RefusedError) as refused:
            list(cluster.each(abs, [1], nobody, ("tables-of-names",)))
        assert "7.0.1" in refused.value.sentence("en")

        running.workers[1].kill()
        cluster.close()
        cluster = Cluster(running.address, no_worker_s=1.0)
        with pytest.raises(QualcodeError) as raised:
            list(cluster.each(partial(pow, 3), THINGS, nobody))
        assert "dask worker" in raised.value.sentence("en")
        running.scheduler.kill()
        with pytest.raises(QualcodeError) as lost:
            list(cluster.each(partial(pow, 3), THINGS, nobody))
        assert running.address in lost.value.sentence("en")
        cluster.close()
