"""Runs a piece of work in a process of its own and kills it, at a given step or moment.

A step is a statement that writes to an SQLite file, whichever it is, the commit of a writer, or a
change of a folder's list of names; of a run of statements alike, the first: until the commit none
of them is in the file. The process learns of them from SQLite's trace and from the interpreter's
audit events; what the program does stays as it is.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import re
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Say = Callable[[Any], None]
_WRITES = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|VACUUM|BEGIN IMMEDIATE|BEGIN EXCLUSIVE"
    r"|PRAGMA (wal_checkpoint|journal_mode=DELETE|user_version=|application_id=))",
    re.IGNORECASE,
)
_NAMES_CHANGE = {"os.rename", "os.remove", "os.link", "os.mkdir", "shutil.rmtree"}


@dataclass(frozen=True)
class Death:
    """What the process said before it ended, and whether it was killed."""

    said: list[Any]
    killed: bool


def killed_at(step: int, work: Callable[[Say], None]) -> Death:
    """The work killed just before its ``step``-th write after it first said something."""

    def counted(say: Say) -> None:
        steps = _Steps(step)

        def say_and_count(what: Any) -> None:
            say(what)
            steps.counting = True

        work(say_and_count)

    return _in_a_process(counted)


def killed_after(seconds: float, work: Callable[[Say], None]) -> Death:
    """The work killed after some time, wherever it is then."""
    return _in_a_process(work, patience_s=seconds)


def _in_a_process(work: Callable[[Say], Any], patience_s: float | None = None) -> Death:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(reading, writing, work)
    os.close(writing)
    if patience_s is not None:
        time.sleep(patience_s)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    said = _everything_said(reading)
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    if not killed and os.waitstatus_to_exitcode(status) != 0:
        raise AssertionError(f"the work failed: {said[-1:]}")
    return Death(said, killed)


def _be_the_child(reading: int, writing: int, work: Callable[[Say], Any]) -> None:
    os.close(reading)
    code = 1

    def say(what: Any) -> None:
        words = pickle.dumps(what)
        os.write(writing, len(words).to_bytes(4, "big") + words)

    try:
        work(say)
        code = 0
    except BaseException as failure:  # noqa: BLE001 - told to the parent, which raises
        say(f"{type(failure).__name__}: {failure}")
    finally:
        os._exit(code)


def _everything_said(reading: int) -> list[Any]:
    with os.fdopen(reading, "rb") as stream:
        heard = stream.read()
    said, at = [], 0
    while at + 4 <= len(heard):
        size = int.from_bytes(heard[at : at + 4], "big")
        if at + 4 + size > len(heard):
            break  # killed in the middle of a word
        said.append(pickle.loads(heard[at + 4 : at + 4 + size]))
        at += 4 + size
    return said


class _Steps:
    """Counts the steps of this process from now to its end, and ends it."""

    def __init__(self, left: int) -> None:
        self._left = left
        self.counting = False
        self._connect = sqlite3.connect
        vars(sqlite3)["connect"] = self._connect_and_trace
        sys.addaudithook(self._on_event)

    def _count(self) -> None:
        self._left -= self.counting
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def _on_event(self, event: str, _: tuple[Any, ...]) -> None:
        if event in _NAMES_CHANGE:
            self._count()

    def _connect_and_trace(self, *args: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = self._connect(*args, **options)
        writes, before = False, ""

        def on_statement(statement: str) -> None:
            nonlocal writes, before
            alike = statement.split(maxsplit=1)[0] == before
            before = statement.split(maxsplit=1)[0]
            if _WRITES.match(statement) or (writes and statement.startswith("COMMIT")):
                writes = not statement.startswith("COMMIT")
                if not alike:
                    self._count()

        connection.set_trace_callback(on_statement)
        return connection
