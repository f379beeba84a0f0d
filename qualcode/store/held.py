"""A connection kept for what is done at one stroke, and a moment longer for the next."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Lock, Thread, local

from qualcode.store.engine import Reader

REST_S = 0.5


class Held:
    """A connection kept for several things done at one stroke; ``close`` it when they are done.

    Opening one and folding the log back take longer than an action. What the thread does ``with``
    it goes through it; anybody may close it then, and somebody must, soon: until then the log is
    not folded. A file put in the place of the one it was opened on is noticed.
    """

    def __init__(self, connection: Reader, path: Path, users: local) -> None:
        self.connection = connection
        self._path = path
        self._which = _which(path)
        self._users = users

    def __enter__(self) -> Held:
        self._users.held = self
        return self

    def __exit__(self, *_: object) -> None:
        self._users.held = None

    def is_free(self) -> bool:
        """Whether a transaction may go through it now."""
        return not self.connection.in_transaction() and self._which == _which(self._path)

    def used_by(self, users: local) -> Held:
        """The same for the threads of another opening of the file."""
        self._users = users
        return self

    def rest(self) -> None:
        """Keeps it for whoever asks for the file within ``REST_S``; then it is closed."""
        RESTING.put(self._path, self)

    def close(self) -> None:
        """Lets it go; the log is folded back unless another window is reading."""
        self.connection.close()


class Resting:
    """Connections between two requests: where many work at once, each opens none of its own.

    The last to be closed folds the log back while everybody waits; here that happens only once
    nobody asked for half a second.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._there: list[tuple[float, Path, Held]] = []
        self._is_watched = False

    def put(self, path: Path, held: Held) -> None:
        """Has a connection rest."""
        with self._guard:
            self._there.append((time.monotonic(), path, held))
            if not self._is_watched:
                self._is_watched = True
                Thread(target=self._watch, name="qualcode-resting", daemon=True).start()

    def take(self, path: Path) -> Held | None:
        """One that rests on this file; None where there is none."""
        with self._guard:
            found = next((each for each in self._there if each[1] == path), None)
            if found is not None:
                self._there.remove(found)
        if found is None:
            return None
        held = found[2]
        if held.is_free():
            return held
        held.close()
        return None

    def close(self, path: Path) -> None:
        """Closes whatever rests on a file."""
        with self._guard:
            found = [each for each in self._there if each[1] == path]
            self._there = [each for each in self._there if each[1] != path]
        for _, _, held in found:
            held.close()

    def _watch(self) -> None:
        while self._is_watched:
            time.sleep(REST_S / 2)
            with self._guard:
                long_ago = time.monotonic() - REST_S
                over = [each for each in self._there if each[0] <= long_ago]
                self._there = [each for each in self._there if each[0] > long_ago]
                self._is_watched = bool(self._there)
            for _, _, held in over:
                held.close()


RESTING = Resting()


def _which(path: Path) -> tuple[int, int]:
    """Which file lies there: another one of the same name is another."""
    found = path.stat()
    return found.st_dev, found.st_ino
