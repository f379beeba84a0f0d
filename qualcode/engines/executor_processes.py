"""Pieces of work in several processes of this machine."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

from qualcode.engines.executor import (
    TICK_S,
    Answer,
    R,
    Sealed,
    T,
    Told,
    carry_out,
    in_order,
)
from qualcode.errors import QualcodeError
from qualcode.wording import Message

_PATIENCE = 3
"""How often in a row processes may end without an answer before the work is given up."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Processes:
    """So many processes, started with the first work and kept for the next; close them when done."""

    def __init__(self, n: int) -> None:
        self._n = n
        self._crew: _ProcessCrew | None = None

    def each(
        self,
        piece: Callable[[T], R],
        things: Iterable[T],
        told: Told,
        needs: tuple[str, ...] = (),
    ) -> Iterator[R]:
        """What the piece makes of each thing, in order.

        Raises QualcodeError when processes keep ending under the work.
        """
        self._crew = self._crew or _ProcessCrew(self._n)
        finished = False
        try:
            yield from in_order(self._crew, piece, things, told)
            finished = True
        finally:
            if not finished:  # stopped: what is still under way is of no use to anybody
                self.close()

    def close(self) -> None:
        """Ends the processes."""
        if self._crew is not None:
            self._crew.end()
        self._crew = None


class _ProcessCrew:
    def __init__(self, n: int) -> None:
        self._n = n
        self._broken = 0
        self._out: dict[Future[Answer], tuple[int, Sealed]] = {}
        self._pool = self._started()

    def has_place(self) -> bool:
        return len(self._out) < 2 * self._n

    def hand_out(self, number: int, sealed: Sealed) -> None:
        try:
            future = self._pool.submit(carry_out, sealed)
        except BrokenProcessPool:
            self._begin_again()
            future = self._pool.submit(carry_out, sealed)
        self._out[future] = (number, sealed)

    def come_back(self) -> list[tuple[int, Answer]]:
        finished, _ = wait(self._out, TICK_S, FIRST_COMPLETED)
        answers = []
        lost = False
        for future in finished:
            if isinstance(future.exception(), BrokenProcessPool):
                lost = True
                continue
            number, _ = self._out.pop(future)
            answers.append((number, future.result()))
        if answers:
            self._broken = 0
        if lost:
            self._begin_again()
        return answers

    def end(self) -> None:
        """Ends the processes: at once where they are still at something, else as they would."""
        if not self._out:
            self._pool.shutdown()  # killed, they would leave what Python complains of in the end
            return
        running = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in running:
            process.kill()
        for process in running:
            process.join()

    def _begin_again(self) -> None:
        """A process was lost, and with it the pool: what is not done is handed out anew."""
        self._broken += 1
        if self._broken > _PATIENCE:
            raise QualcodeError(
                Message("The processes that carry out the work keep ending."),
                Message("There may be too little memory: give fewer with --workers, or none."),
            )
        held = sorted(self._out.values(), key=lambda each: each[0])
        self.end()
        self._out = {}
        self._pool = self._started()
        for number, sealed in held:
            self._out[self._pool.submit(carry_out, sealed)] = (number, sealed)

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._n, get_context("spawn"), _prepare)


def _prepare() -> None:
    """What a process does first: the keyboard is its parent's, and it goes when its parent goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _THREADS:
        os.environ[name] = "1"  # the processes are the threads
    threading.Thread(target=_go_with_parent, daemon=True).start()


def _go_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
