"""Take back one's own latest action, or do it again."""

from __future__ import annotations

import streamlit as st

from app.frame.navigation import go
from app.frame.trouble import notice, spoken
from qualcode.errors import UndoBlockedError
from qualcode.services import history
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _


def undo_bar(study: OpenStudy) -> None:
    """Two buttons. What stands in the way is named, and the history asks about it."""
    undone = st.button("", icon=":material/undo:", help=_("Undo my last action"), key="qc_undo")
    again = st.button("", icon=":material/redo:", help=_("Redo"), key="qc_redo")
    with spoken():
        if undone:
            _undo(study)
        if again:
            again_done = history.redo(study)
            notice(Message("Done again: {what}", what=again_done.said))
            st.rerun()


def _undo(study: OpenStudy) -> None:
    try:
        taken_back = history.undo(study)
    except UndoBlockedError as blocked:
        notice(blocked.message)
        go("history")
    notice(Message("Taken back: {what}", what=taken_back.said))
    st.rerun()
