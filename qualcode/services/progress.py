"""How long work tells a front where it is, and how a front stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

# called with what is done and what there is; a front cancels by raising from it
Progress = Callable[[int, int], None]

_T = TypeVar("_T")


def nobody_watches(done: int, of: int) -> None:
    """The progress of work nobody watches."""


def watched(things: Iterable[_T], progress: Progress) -> Iterator[_T]:
    """The things one by one, progress told before each and after the last."""
    known = tuple(things)
    for done, thing in enumerate(known):
        progress(done, len(known))
        yield thing
    progress(len(known), len(known))
