"""Where pieces of work are carried out: here, in processes of this machine, or on a cluster.

A piece is a function at the top of a module and what it is given, both picklable: it reads nothing
else and writes nothing. Answers come in the order of what was given, whoever found them first, so
that what is made of them is the same everywhere.
"""

from __future__ import annotations

import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import qualcode

Told = Callable[[int, int], None]
T = TypeVar("T")
R = TypeVar("R")

TICK_S = 0.2
"""How long an executor waits at most before it tells its progress again, and may be stopped."""

_one_at_a_time = threading.Lock()


class Executor(Protocol):
    """What carries pieces out."""

    def each(
        self,
        piece: Callable[[T], R],
        things: Iterable[T],
        told: Told,
        needs: tuple[str, ...] = (),
    ) -> Iterator[R]:
        """What the piece makes of each thing, in order.

        ``told`` hears how many are done and stops the work by raising; ``needs`` names packages
        the piece uses beside the program's own, which must be the same wherever it runs.
        """


class InProcess:
    """Carries pieces out here, one after the other."""

    def each(
        self,
        piece: Callable[[T], R],
        things: Iterable[T],
        told: Told,
        needs: tuple[str, ...] = (),
    ) -> Iterator[R]:
        """What the piece makes of each thing, in order."""
        known = tuple(things)
        for done, thing in enumerate(known):
            told(done, len(known))
            yield piece(thing)
        told(len(known), len(known))


@dataclass(frozen=True)
class Answer:
    """What came of a piece elsewhere: a value, or the error it raised; ``version`` is that of the
    program there.
    """

    value: Any = None
    error: BaseException | None = None
    version: str = qualcode.__version__

    def __repr__(self) -> str:
        return "Answer(…)"  # logs of a cluster write what they handle: nothing of it shows


class Sealed:
    """A piece on its way: bytes that only the one who carries it out looks into."""

    def __init__(self, piece: Callable[[Any], Any], thing: Any) -> None:
        self._content = pickle.dumps((piece, thing), pickle.HIGHEST_PROTOCOL)

    def __repr__(self) -> str:
        return "Sealed(…)"

    def __len__(self) -> int:
        return len(self._content)

    def opened(self) -> tuple[Callable[[Any], Any], Any]:
        """The piece and what it is given."""
        piece, thing = pickle.loads(self._content)  # noqa: S301 — our own, see :class:`Sealed`
        return piece, thing


def carry_out(sealed: Sealed) -> Answer:
    """Carries a piece out in another process; nothing is raised there, so nothing is logged there.

    One at a time in each process: the libraries below are not made for several at once.
    """
    try:
        piece, thing = sealed.opened()
        with _one_at_a_time:
            return Answer(piece(thing))
    except Exception as error:  # noqa: BLE001 — raised again where the answer is awaited
        return Answer(error=_that_travels(error))


def _that_travels(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301
    except Exception:  # noqa: BLE001 — an error of any library
        return RuntimeError(f"{type(error).__name__} in a piece of work")
    return error


class Crew(Protocol):
    """Those who carry pieces out elsewhere; ``in_order`` keeps the books."""

    def has_place(self) -> bool:
        """Whether one more piece may be handed out now."""

    def hand_out(self, number: int, sealed: Sealed) -> None:
        """Hands a piece out."""

    def come_back(self) -> list[tuple[int, Answer]]:
        """The answers that came, by number; waits a moment for the first."""


def in_order(crew: Crew, piece: Callable[[T], R], things: Iterable[T], told: Told) -> Iterator[R]:
    """Hands pieces out as there is place, and gives the answers in order."""
    waiting = deque(enumerate(things))
    of, done, following = len(waiting), 0, 0
    ready: dict[int, Answer] = {}
    told(0, of)
    while following < of:
        while waiting and crew.has_place():
            number, thing = waiting.popleft()
            crew.hand_out(number, Sealed(piece, thing))
        for number, answer in crew.come_back():
            ready[number] = answer
            done += 1
        told(done, of)
        while following in ready:
            answer = ready.pop(following)
            following += 1
            if answer.error is not None:
                raise answer.error
            yield answer.value
