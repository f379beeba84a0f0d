"""The studies open in this server, one a browser session, kept out of the session's state.

What unlocks a vault never leaves this process. It is forgotten after 30 minutes in which nobody
did anything; a study whose browser has gone is closed.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.errors import QualcodeError
from qualcode.model import new_id

if TYPE_CHECKING:
    from qualcode.services.open_study import OpenStudy

IDLE_S = 30 * 60.0
GONE_S = 5 * 60.0
SWEEP_S = 20.0
RUN_S = 5.0  # how long the stop waits for whoever still reads a study


@dataclass
class Handle:
    """An open study of one browser session.

    ``desk`` holds what a screen works on before it is brought in, a preview with its names say:
    it stays in this process and goes with the study. ``key`` lets the page that shows the study
    in without a run; what comes that way and what a run does take turns under ``guard``.
    """

    id: str
    study: OpenStudy
    session: str
    used_at: float
    account: str = ""
    n_working: int = 0
    was_locked: bool = False
    desk: dict[str, Any] = field(default_factory=dict)
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    guard: threading.RLock = field(default_factory=threading.RLock)


class Handles:
    """Every open study; safe to use from all threads of the server."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._guard = threading.RLock()
        self._open: dict[str, Handle] = {}

    def add(self, study: OpenStudy, session: str, account: str = "") -> Handle:
        """Keeps an open study for a browser session, and for whoever signed in to it."""
        handle = Handle(new_id(), study, session, self._clock(), account)
        with self._guard:
            self._open[handle.id] = handle
        return handle

    def get(self, handle_id: str | None, session: str, account: str = "") -> Handle | None:
        """The open study of that id, if it is this session's; None when it was closed."""
        with self._guard:
            handle = self._open.get(handle_id or "")
            if handle is None or (handle.session, handle.account) != (session, account):
                return None
            self._lock_if_idle(handle)
            return handle

    def keyed(self, key: str, account: str = "") -> Handle | None:
        """The open study whose page knows this key, if the account is the one that opened it."""
        known = key.encode(errors="replace")
        with self._guard:
            kept = (h for h in self._open.values() if compare_digest(h.key.encode(), known))
            handle = next(kept, None)
            return handle if handle is not None and handle.account == account else None

    def on_desks(self, path: Path, name: str) -> tuple[Any, ...]:
        """What lies under a name on the desks of every session that has this study file open."""
        with self._guard:
            there = [h.desk.get(name) for h in self._open.values() if h.study.file.path == path]
        return tuple(found for found in there if found is not None)

    def touch(self, handle: Handle) -> None:
        """Notes that somebody is there: a run of a screen, not a clock's."""
        with self._guard:
            self._lock_if_idle(handle)
            handle.used_at = self._clock()

    def lock_idle(self, handle: Handle) -> None:
        """Locks the vault if nobody was there for too long; a clock that asks counts as nobody."""
        with self._guard:
            self._lock_if_idle(handle)

    def close(self, handle_id: str) -> None:
        """Closes a study and forgets it."""
        with self._guard:
            handle = self._open.pop(handle_id, None)
        if handle is not None:
            _close(handle.study)

    @contextmanager
    def working(self, handle: Handle) -> Iterator[None]:
        """While long work goes on, the vault is not locked under its feet."""
        with self._guard:
            handle.n_working += 1
        try:
            yield
        finally:
            with self._guard:
                handle.n_working -= 1
                handle.used_at = self._clock()

    def sweep(self, is_there: Callable[[str], bool]) -> None:
        """Locks what is idle, closes what belongs to browsers that have gone."""
        with self._guard:
            for handle in tuple(self._open.values()):
                self._lock_if_idle(handle)
                silent = self._clock() - handle.used_at > GONE_S and not handle.n_working
                if silent and not is_there(handle.session):
                    self.close(handle.id)

    def close_all(self) -> None:
        """Closes every study, when the server stops; a run at work gets a moment to end."""
        files = [handle.study.file for handle in tuple(self._open.values())]
        for handle_id in tuple(self._open):
            self.close(handle_id)
        patience = time.monotonic() + RUN_S
        while not all(file.fold() for file in files) and time.monotonic() < patience:
            time.sleep(0.05)

    def _lock_if_idle(self, handle: Handle) -> None:
        idle = self._clock() - handle.used_at >= IDLE_S and not handle.n_working
        if idle and handle.study.vault is not None:
            handle.study.lock()
            handle.was_locked = True


def _close(study: OpenStudy) -> None:
    try:
        study.close()
    except QualcodeError:  # its file went away, nothing is left to be put in order
        study.file.close()


HANDLES = Handles()
