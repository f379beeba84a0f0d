"""What was made of a study, kept until something is done in it or somebody else looks.

Each screen has a shelf of its own on the desk. What lies there was made for one coder after one
action: whatever a blind round hides from them was hidden before, and another action (a redaction,
a withdrawal, going back to a backup) empties the shelf.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from app.frame.handles import Handle
from qualcode.services import live

T = TypeVar("T")
_MOST_KEPT = 24


class Shelf:
    """What a screen keeps of a study, as it stands now. Take one for each run."""

    def __init__(self, handle: Handle, name: str) -> None:
        stamp = (live.latest_operation(handle.study), handle.study.coder.id)
        shelf: dict[str, Any] = handle.desk.setdefault(name, {})
        if shelf.get("stamp") != stamp:
            shelf.clear()
            shelf |= {"stamp": stamp, "kept": {}}
        self._kept: dict[Hashable, Any] = shelf["kept"]

    def get(self, key: Hashable) -> Any:
        """What lies there under a key, or None."""
        return self._kept.get(key)

    def put(self, key: Hashable, value: T) -> T:
        """Keeps a value, letting go of the oldest; returns it."""
        while len(self._kept) >= _MOST_KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = value
        return value

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What lies there under a key, else what is made now and kept."""
        if key not in self._kept:
            return self.put(key, make())
        found: T = self._kept[key]
        return found
