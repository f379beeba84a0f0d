"""Long work in a thread of its own, with its progress shown and a button that stops it.

A service tells its progress by calling a function; stopping raises from there, inside the
service's one transaction, so nothing is left half done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import nullcontext
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from app.frame import session
from app.frame.handles import HANDLES, Handle
from app.frame.parts import fragment
from app.frame.text import plain
from app.frame.trouble import notice, spoken
from qualcode.services.progress import Progress
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

PATIENCE_S = 0.3  # what takes no longer shows no bar
TICK_S = 0.4


class StoppedError(Exception):
    """Somebody pressed the button that stops the work."""


@dataclass
class Work:
    """One task under way; read by screens, written by its thread.

    ``writes`` False: it only computes, so that whoever stops it need not wait for it to notice.
    """

    label: Message
    writes: bool = True
    done: int = 0
    of: int = 0
    outcome: Any = None
    error: BaseException | None = None
    finished: threading.Event = field(default_factory=threading.Event)
    asked_to_stop: threading.Event = field(default_factory=threading.Event)

    def tell(self, done: int, of: int) -> None:
        """The progress function the service calls."""
        if self.asked_to_stop.is_set():
            raise StoppedError
        self.done, self.of = done, of

    def step(self, label: Message) -> Progress:
        """Begins the next step of the work; gives the function that tells its progress."""
        if self.asked_to_stop.is_set():
            raise StoppedError
        self.label, self.done, self.of = label, 0, 0
        return self.tell

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return min(1.0, self.done / self.of) if self.of else 0.0


Task = Callable[[Work], Any]
_under_way: dict[tuple[str, str], Work] = {}


def start(
    name: str,
    label: Message,
    task: Task,
    handle: Handle | None = None,
    *,
    writes: bool = True,
) -> None:
    """Starts a task of this session; one of each name at a time."""
    key = (session.session_id(), name)
    if key in _under_way and not _under_way[key].finished.is_set():
        return
    work = _under_way[key] = Work(label, writes)
    context = copy_context()
    thread = threading.Thread(
        target=lambda: context.run(_carry_out, work, task, handle), name=f"qualcode-{name}"
    )
    thread.daemon = True
    thread.start()
    work.finished.wait(PATIENCE_S)


def finished(name: str) -> Work | None:
    """The task of that name once it is done, None when none was started.

    While it goes on, its progress is drawn and the rest of the screen is not. A task that failed
    says so here and gives None.
    """
    key = (session.session_id(), name)
    work = _under_way.get(key)
    if work is None:
        return None
    if not work.finished.is_set():
        _show_progress(name)
        st.stop()
    del _under_way[key]
    if isinstance(work.error, StoppedError):
        notice(Message("Stopped. Nothing was left half done."))
        st.rerun()
    if work.error is not None:
        with spoken():
            raise work.error
        return None
    return work


@fragment(run_every=TICK_S, key="qc_work")
def _show_progress(name: str) -> None:
    work = _under_way.get((session.session_id(), name))
    if work is None or work.finished.is_set():
        st.rerun()
    with st.container(border=True, key="qc_progress"):
        said = render(work.label)
        counted = (
            " — " + render(Message("{done} of {of}", done=work.done, of=work.of)) if work.of else ""
        )
        st.progress(work.share, text=plain(said + counted))
        stopping = work.asked_to_stop.is_set()
        label = _("Stopping…") if stopping else _("Stop")
        if st.button(label, key=f"qc_stop_{name}", disabled=stopping):
            work.asked_to_stop.set()
            if not work.writes:
                work.error = StoppedError()
                work.finished.set()
                st.rerun()
            st.rerun(scope="fragment")


def _carry_out(work: Work, task: Task, handle: Handle | None) -> None:
    import pandas  # noqa: F401 - a chart drawn here trips over one that a page is just loading

    try:
        with HANDLES.working(handle) if handle else nullcontext():
            work.outcome = task(work)
    except BaseException as error:  # noqa: BLE001 - said on the screen by ``finished``
        work.error = work.error or error
    finally:
        work.finished.set()
