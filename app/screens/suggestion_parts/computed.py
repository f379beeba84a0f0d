"""What takes a while to compute: begun by a button, kept until the study changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from app.frame import work
from app.frame.handles import Handle
from qualcode.services import live
from qualcode.services.progress import Progress
from qualcode.wording import Message
from qualcode.wording import gettext as _

Task = Callable[[Progress], Any]


def computed(
    handle: Handle,
    name: str,
    label: str,
    said: Message,
    task: Task,
    *,
    asked: object = "",
    of_codings: bool = True,
) -> Any:
    """The outcome of a task for what is asked; None until somebody presses its button.

    It is for whoever acts and for what was asked when the button was pressed. Where it rests on
    codings and something was done in the study since, that is said and the button is there again.
    """
    desk = f"suggestion_{name}"
    done = work.finished(desk)
    if done is not None:
        handle.desk[desk] = done.outcome
    wanted, revision = (handle.study.coder.id, asked), live.latest_revision(handle.study)
    for_what, after, outcome = handle.desk.get(desk, (None, 0, None))
    held = for_what == wanted
    # drawn empty too: what comes below keeps its place, and is not closed by the line coming
    with st.container(horizontal=True, vertical_alignment="center"):
        if held and (after == revision or not of_codings):
            return outcome
        if held:
            st.caption(_("Something was done in the study since this was computed."))
        kind: Literal["primary", "secondary"] = "secondary" if held else "primary"
        if st.button(label, type=kind, key=f"qc_{desk}"):
            work.start(desk, said, lambda w: (wanted, revision, task(w.tell)), handle, writes=False)
            st.rerun()
    return outcome if held else None


def forget(handle: Handle, name: str) -> None:
    """Has it computed anew when asked again."""
    handle.desk.pop(f"suggestion_{name}", None)
