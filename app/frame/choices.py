"""A choice among words of the interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from app.frame import session
from qualcode.wording import current_language

T = TypeVar("T")


def choose(
    label: str,
    options: Sequence[T],
    said: Callable[[T], str],
    key: str,
    *,
    present: T | None = None,
    **layout: Any,
) -> T:
    """The option chosen, the first or ``present`` one until then.

    The browser remembers a choice by its words: in another language it is another choice, or a
    French word would be sent among English ones.
    """
    chosen: T | None = st.selectbox(
        label,
        options,
        index=options.index(present) if present in options else 0,
        format_func=said,
        key=f"{key}_{current_language()}",
        **layout,
    )
    return options[0] if chosen is None else chosen


def choose_view(name: str, label: str, names: Mapping[str, str]) -> str:
    """Which of a screen's views is shown; the session remembers it, and others may set it.

    ``names`` gives what each is called, the first one shown until another is chosen.
    """
    wanted = session.remembered(name, next(iter(names)))
    view = st.segmented_control(
        label,
        list(names),
        format_func=lambda key: names[key],
        default=wanted,
        required=True,
        label_visibility="collapsed",
        key=f"qc_{name}_{wanted}_{current_language()}",
    )
    if view and view != wanted:
        session.remember(name, view)
        st.rerun()
    return str(wanted)
