"""A long list shown ten at a time."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TypeVar

import streamlit as st

from app.frame.text import plain
from qualcode.wording import Message
from qualcode.wording import gettext as _

T = TypeVar("T")


def page_of(things: Sequence[T], key: str, size: int = 10) -> Sequence[T]:
    """The things of the page chosen; the choice is drawn where there is more than one page."""
    n_pages = ceil(len(things) / size)
    if n_pages <= 1:
        return things
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page = st.number_input(
            _("Page"), min_value=1, max_value=n_pages, step=1, key=f"{key}_{n_pages}", width=140
        )
        st.caption(plain(Message("of {n}", n=n_pages)))
    start = (int(page) - 1) * size
    return things[start : start + size]
