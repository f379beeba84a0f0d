"""Parts of a screen: fragments and dialogs, which run alone, and what is drawn once it is opened.

When one that runs alone runs, the script around it does not: it must settle its language and catch
its trouble itself. Use these two instead of ``st.fragment`` and ``st.dialog``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal, ParamSpec

import streamlit as st

from app.frame import session
from app.frame.trouble import spoken
from qualcode.wording import settle_language

P = ParamSpec("P")


def fragment(
    *, run_every: float | None = None, key: str | None = None
) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """A part that reruns alone when something in it is touched, or every so many seconds."""

    def decorate(draw: Callable[P, None]) -> Callable[P, None]:
        made: Any = st.fragment(_alone(draw), run_every=run_every, key=key)
        return wraps(draw)(made)

    return decorate


def dialog(
    title: str, *, width: Literal["small", "medium", "large"] = "large"
) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """A window over the screen. Call it where the title's language is settled: inside a screen."""

    def decorate(draw: Callable[P, None]) -> Callable[P, None]:
        made: Any = st.dialog(title, width=width)(_alone(draw))
        return wraps(draw)(made)

    return decorate


def _alone(draw: Callable[P, None]) -> Callable[P, None]:
    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> None:
        settle_language(session.language())
        if session.is_signed_out():
            st.rerun()
        with spoken():
            draw(*args, **kwargs)

    return drawn


def folded(label: str, key: str) -> Any:
    """A part that opens; look at its ``open`` and draw what is in it only then."""
    return st.expander(label, key=key, on_change="rerun")
