"""A connection kept for what is done at one stroke."""

from __future__ import annotations

from pathlib import Path
from threading import local

from qualcode.store.engine import Reader


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

    def close(self) -> None:
        """Lets it go; the log is folded back unless another window is reading."""
        self.connection.close()


def _which(path: Path) -> tuple[int, int]:
    """Which file lies there: another one of the same name is another."""
    found = path.stat()
    return found.st_dev, found.st_ino
