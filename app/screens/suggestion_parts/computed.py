"""What takes a while to compute: begun by a button, kept until the study changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from app.frame import work
from app.frame.handles import Handle
from qualcode.services import live
from qualcode.services.progress import Progress
from qualcode.wording import Message

Task = Callable[[Progress], Any]


def computed(
    handle: Handle, name: str, label: str, said: Message, task: Task, *, asked: object = ""
) -> Any:
    """The outcome of a task for what is asked; None until somebody presses its button."""
    desk = f"suggestion_{name}"
    done = work.finished(desk)
    if done is not None:
        handle.desk[desk] = (asked, live.latest_revision(handle.study), done.outcome)
    kept = handle.desk.get(desk)
    if kept is not None and kept[0] == asked:
        return kept[2]
    if st.button(label, type="primary", key=f"qc_{desk}"):
        work.start(desk, said, lambda w: task(w.tell), handle)
        st.rerun()
    return None


def forget(handle: Handle, name: str) -> None:
    """Has it computed anew when asked again."""
    handle.desk.pop(f"suggestion_{name}", None)
