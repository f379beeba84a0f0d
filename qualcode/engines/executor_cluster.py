"""Pieces of work on a Dask cluster: a lab's, or one somebody started on several machines.

The scheduler and its workers see what travels: texts, before release with every name in them.
"""

from __future__ import annotations

import importlib.util
import logging
import queue
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import urlsplit

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
from qualcode.errors import BadInputError, MissingExtraError, QualcodeError, RefusedError
from qualcode.wording import Message

_CONNECT_S = 10.0
_ANSWER_S = 30.0
NO_WORKER_S = 60.0
"""How long a cluster may be without any worker before the work is given up."""
_LOOK_S = 2.0
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_PROGRAM = "qualcode"
_LOGGERS = ("distributed", "distributed.client", "distributed.core", "distributed.utils", "tornado")


def check_address(address: str, *, in_clear: bool) -> None:
    """Raises BadInputError for what is no address of a scheduler.

    RefusedError where texts would cross a network unencrypted and nobody said they may.
    """
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("tcp", "tls") and parts.hostname and parts.port
    except ValueError:
        known = None
    if not known:
        raise BadInputError(
            Message("“{address}” is not the address of a Dask scheduler.", address=address),
            Message("Write it like tcp://127.0.0.1:8786 or tls://machine:8786."),
        )
    if parts.scheme == "tcp" and parts.hostname not in _LOOPBACK and not in_clear:
        raise RefusedError(
            Message(
                "The texts would travel to {address} unencrypted over the network.",
                address=address,
            ),
            Message(
                "Use tls://, or a tunnel that ends on this machine (ssh -L); --in-clear allows it"
                " on a network you answer for."
            ),
        )


class Cluster:
    """A cluster, reached by its scheduler's address; close it when done."""

    def __init__(self, address: str, *, no_worker_s: float = NO_WORKER_S) -> None:
        self._address = address
        self._no_worker_s = no_worker_s
        self._client = _connected(address)
        self._checked: set[str] = set()

    def each(
        self,
        piece: Callable[[T], R],
        things: Iterable[T],
        told: Told,
        needs: tuple[str, ...] = (),
    ) -> Iterator[R]:
        """What the piece makes of each thing, in order; a lost worker's pieces are done again.

        Raises QualcodeError when the scheduler is lost or no worker is left, RefusedError when a
        machine of it has another version of the program or of what the piece needs.
        """
        known = tuple(things)
        if not known:
            return
        self._require_same(needs)
        crew = _ClusterCrew(self._client, self._address, self._no_worker_s)
        try:
            yield from in_order(crew, piece, known, told)
        finally:
            crew.end()

    def close(self) -> None:
        """Leaves the cluster, which goes on for others."""
        _within(_ANSWER_S, lambda: self._client.close(timeout=2))

    def _require_same(self, needs: tuple[str, ...]) -> None:
        for package in (_PROGRAM, *needs):
            if package in self._checked:
                continue
            here, there = version(package), self._versions(package)
            for machine, found in there.items():
                if found != here:
                    raise _another(package, here, str(found or ""), machine)
            if len(there) > 1:  # workers there, beside the scheduler
                self._checked.add(package)

    def _versions(self, package: str) -> dict[str, str | None]:
        """The version of a package by machine, the scheduler's included; None where it lacks.

        A worker that died a moment ago is still on the scheduler's list: it answers nothing.
        """

        # a function of the standard library: it is there whatever else is not
        def ask() -> dict[str, Any]:
            asked = dict(self._client.run(version, package, on_error="return"))
            try:
                asked[self._address] = self._client.run_on_scheduler(version, package)
            except PackageNotFoundError as error:
                asked[self._address] = error
            return asked

        found = _within(_ANSWER_S, ask)
        if found is None:
            raise _lost(self._address)
        return dict(_told(found))


class _ClusterCrew:
    def __init__(self, client: Any, address: str, no_worker_s: float) -> None:
        self._client = client
        self._address = address
        self._no_worker_s = no_worker_s
        self._out: dict[Any, int] = {}
        self._came: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._places = 0
        self._looked = 0.0
        self._last_seen = time.monotonic()
        self._look()

    def has_place(self) -> bool:
        return len(self._out) < 2 * max(1, self._places)

    def hand_out(self, number: int, sealed: Sealed) -> None:
        future = self._client.submit(carry_out, sealed, pure=False)
        self._out[future] = number
        future.add_done_callback(self._came.put)

    def come_back(self) -> list[tuple[int, Answer]]:
        if time.monotonic() - self._looked > _LOOK_S:
            self._look()
        try:
            future = self._came.get(timeout=TICK_S)
        except queue.Empty:
            return []
        answer = self._answer_of(future)
        if answer is None:  # the worker was lost with the answer: it comes again
            return []
        return [(self._out.pop(future), answer)]

    def end(self) -> None:
        """Takes back what is still out; answers are not kept there."""
        held = list(self._out)
        self._out = {}
        if held and self._client.status == "running":
            _within(_ANSWER_S, lambda: self._client.cancel(held, force=True))

    def _answer_of(self, future: Any) -> Answer | None:
        from distributed import KilledWorker

        try:
            answer: Answer = future.result(timeout=_LOOK_S)
        except KilledWorker as error:
            raise QualcodeError(
                Message("A piece of the work ended every worker that took it up."),
                Message("There may be too little memory for it: give the workers more."),
            ) from error
        except TimeoutError:
            self._came.put(future)
            return None
        except Exception as error:
            if future.status in ("cancelled", "lost") or self._client.status != "running":
                raise _lost(self._address) from error
            raise QualcodeError(
                Message("A worker of the cluster could not take up a piece of the work."),
                Message("Install the same qualcode on every machine of it."),
            ) from error
        return self._of_same_version(answer)

    def _of_same_version(self, answer: Answer) -> Answer:
        here = Answer().version
        if answer.version != here:  # a worker that joined later
            raise _another(_PROGRAM, here, answer.version, self._address)
        return answer

    def _look(self) -> None:
        """How many workers there are; raises when there were none for too long."""
        self._looked = time.monotonic()
        threads = _within(_ANSWER_S, self._client.nthreads)
        if threads is None or self._client.status != "running":
            raise _lost(self._address)
        self._places = sum(threads.values())
        now = time.monotonic()
        if threads:
            self._last_seen = now
        elif now - self._last_seen > self._no_worker_s:
            raise QualcodeError(
                Message("The cluster at {address} has no worker.", address=self._address),
                Message("Start some with: dask worker {address}", address=self._address),
            )


def _connected(address: str) -> Any:
    if importlib.util.find_spec("distributed") is None:
        raise MissingExtraError(
            Message("Work on a cluster needs Dask, which is not installed."),
            Message("Install it with: pip install qualcode[cluster], or work without --scheduler."),
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the versions that matter are compared below
        import dask
        import distributed

        # a piece of topics holds the vectors of everything said: Dask would complain of its size
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"})
        client: Any = distributed.Client
        for name in _LOGGERS:  # what they have to say is said in sentences
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            return client(address, timeout=_CONNECT_S, set_as_default=False, name=_PROGRAM)
        except (OSError, TimeoutError, ValueError, TypeError, RuntimeError) as error:
            raise QualcodeError(
                Message("The scheduler at {address} cannot be reached.", address=address),
                Message("Check that it runs (dask scheduler) and that its address is right."),
            ) from error


def _within(seconds: float, call: Callable[[], Any]) -> Any:
    """What a call gives; None when it fails or takes longer, so that nothing waits for ever."""
    answers: list[Any] = []

    def ask() -> None:
        try:
            answers.append(call())
        except Exception:  # noqa: BLE001 — a cluster fails in many ways; all mean that it is lost
            answers.append(None)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    return answers[0] if answers else None


def _told(found: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    for machine, answer in found.items():
        if isinstance(answer, PackageNotFoundError):
            yield machine, None
        elif not isinstance(answer, BaseException):
            yield machine, str(answer)


def _lost(address: str) -> QualcodeError:
    return QualcodeError(
        Message("The scheduler at {address} no longer answers.", address=address),
        Message("Nothing was written. Start again, there or without --scheduler."),
    )


def _another(package: str, here: str, there: str, machine: str) -> RefusedError:
    if not there:
        return RefusedError(
            Message(
                "{package} is not installed on {machine} of the cluster.",
                package=package,
                machine=machine,
            ),
            Message("Install version {version} there.", version=here),
        )
    return RefusedError(
        Message(
            "{package} is {there} on {machine} of the cluster, and {here} here.",
            package=package,
            there=there,
            machine=machine,
            here=here,
        ),
        Message("Install the same version on every machine: results must not depend on where."),
    )
