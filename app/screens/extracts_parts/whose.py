"""Whose codings are looked at: one coder's, or everybody's together."""

from __future__ import annotations

import streamlit as st

from qualcode.services.coders import list_coders
from qualcode.services.codings import who_coded
from qualcode.services.open_study import OpenStudy
from qualcode.services.thematic_tree import usual_coder
from qualcode.wording import current_language
from qualcode.wording import gettext as _


def choose_coder(study: OpenStudy, key: str, *, own_first: bool = False) -> str | None:
    """The coder chosen, proposed is the consensus where it stands for all that was coded; None is everybody together.

    Asked only where several coders have codings; with ``own_first`` one's own stand first.
    """
    coded = who_coded(study)
    who = [c for c in list_coders(study) if c.id in coded]
    if len(who) < 2:
        return None
    first = [None, *(c.id for c in who)]
    names = {c.id: c.name for c in who}
    start = study.coder.id if own_first else usual_coder(study)
    chosen = st.selectbox(
        _("Codings of"),
        first,
        index=first.index(start) if start in first else 0,
        format_func=lambda i: names[i] if i else _("Everybody"),
        placeholder=_("Everybody"),
        key=f"{key}_{current_language()}",
        width=200,
    )
    return str(chosen) if chosen else None
