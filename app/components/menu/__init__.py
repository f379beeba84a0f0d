"""The menu beside every screen. Streamlit's own costs a fifth of what loading a page costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from streamlit.components.v2 import component

from app.components.files import code_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A screen as the menu shows it: its address, its title, its icon."""

    address: str
    title: str
    icon: str
    wide: bool = False  # its title needs a row of its own


@dataclass(frozen=True, slots=True)
class Section:
    """Screens under one heading: a list, or two in a row to save room."""

    title: str
    entries: Sequence[Entry]
    one_by_one: bool = False


def show(sections: Sequence[Section], current: str, label: str) -> str | None:
    """Draws the menu; gives the address somebody chose in this run, or None."""
    known = {entry.address for section in sections for entry in section.entries}
    # a list, since Streamlit imports pandas to look for tables in a dictionary
    drawn = [
        [s.title, s.one_by_one, [[e.address, e.title, e.icon, e.wide] for e in s.entries]]
        for s in sections
    ]
    made = _renderer()(data=[label, current, drawn], key="qc_menu", on_go_change=_nothing)
    wanted = made.get("go")
    return wanted if wanted in known else None


def _nothing() -> None:
    """What was chosen is taken up in the run itself."""


@cache
def _renderer() -> Any:
    script, style = code_of("menu")
    return component(
        "qualcode_menu",
        html='<nav class="qc-nav"></nav>',
        css=style,
        js=script,
        isolate_styles=False,
    )
