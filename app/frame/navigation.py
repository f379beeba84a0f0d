"""Which screens there are, in which order, and how to go from one to another.

To add a screen: write ``app/screens/NAME.py`` with a function ``draw()``, and a line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Literal, NoReturn

import streamlit as st

from app.components import menu
from app.frame import session
from app.frame.trouble import guarded
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its file in ``app/screens``, its title, its icon, and where it stands."""

    name: str
    title: Message
    icon: str
    section: Message
    needs_study: bool = True


_STUDY = Message("Study")
_MATERIAL = Message("Material")
_ANALYSIS = Message("Analysis")
_TEAM = Message("Team")

SCREENS = (
    Screen("study", Message("Overview"), "home", _STUDY),
    Screen("ingest", Message("Import"), "upload_file", _MATERIAL),
    Screen("anonymise", Message("Pseudonymisation"), "person_off", _MATERIAL),
    Screen("participants", Message("Participants"), "group", _MATERIAL),
    Screen("interviews", Message("Interviews"), "mic", _MATERIAL),
    Screen("guide", Message("Interview guide"), "list_alt", _MATERIAL),
    Screen("reading", Message("Coding"), "edit_note", _ANALYSIS),
    Screen("codebook", Message("Codebook"), "account_tree", _ANALYSIS),
    Screen("extracts", Message("Extracts"), "format_quote", _ANALYSIS),
    Screen("grouping", Message("Grouping table"), "dashboard", _ANALYSIS),
    Screen("codings", Message("Codings"), "label", _ANALYSIS),
    Screen("memos", Message("Memos"), "sticky_note_2", _ANALYSIS),
    Screen("retrieval", Message("Retrieval"), "manage_search", _ANALYSIS),
    Screen("suggestion", Message("Suggestions"), "lightbulb", _ANALYSIS),
    Screen("portraits", Message("Portraits"), "bar_chart", _ANALYSIS),
    Screen("saturation", Message("Saturation"), "show_chart", _ANALYSIS),
    Screen("triangulation", Message("Triangulation"), "join_inner", _ANALYSIS),
    Screen("agreement", Message("Agreement"), "compare_arrows", _ANALYSIS),
    Screen("report", Message("Report"), "article", _ANALYSIS),
    Screen("export", Message("Export"), "download", _ANALYSIS),
    Screen("checklist", Message("COREQ and SRQR"), "checklist", _ANALYSIS),
    Screen("coders", Message("Coders"), "badge", _TEAM),
    Screen("requests", Message("Requests"), "forum", _TEAM),
    Screen("participant_checks", Message("Participant checking"), "fact_check", _TEAM),
    Screen("history", Message("History"), "history", _TEAM),
    Screen("vault", Message("Vault"), "lock", _STUDY),
    Screen("start", Message("My studies"), "folder_open", _STUDY, needs_study=False),
    Screen("help", Message("Help"), "help", _STUDY, needs_study=False),
    Screen("copies", Message("Copies and backups"), "inventory_2", _STUDY),
)

_SECTIONS = (_STUDY, _MATERIAL, _ANALYSIS, _TEAM)
_FIRST = "start"
_LONG_NAMES = ("copies", "guide", "participant_checks")


def navigate() -> Any:
    """Draws the menu in the sidebar, goes where it is asked to; gives the page to run.

    Screens that need a study stay out of sight while none is open, yet can be gone to.
    """
    page = st.navigation([_page(screen) for screen in SCREENS], position="hidden")
    with st.sidebar:
        wanted = menu.show(_sections(), page.url_path, _("Menu"))
    if wanted is not None:
        go(next(screen.name for screen in SCREENS if _address(screen) == wanted))
    return page


def _sections() -> list[menu.Section]:
    opened = session.remembered("handle") is not None
    shown = [screen for screen in SCREENS if opened or not screen.needs_study]
    sections = ((section, [s for s in shown if s.section == section]) for section in _SECTIONS)
    return [
        menu.Section(render(section), [_entry(s) for s in inside], section == _ANALYSIS)
        for section, inside in sections
        if inside
    ]


def _entry(screen: Screen) -> menu.Entry:
    wide = screen.name in _LONG_NAMES
    return menu.Entry(_address(screen), _titled(screen), screen.icon, wide)


def _address(screen: Screen) -> str:
    return "" if screen.name == _FIRST else screen.name  # the first one has none in Streamlit


def go(name: str) -> NoReturn:
    """Shows another screen, keeping the language and the study in the address."""
    st.switch_page(_page(by_name(name)), query_params=dict(st.query_params))


def link(name: str, label: str = "", *, primary: bool = False, key: str | None = None) -> None:
    """A button that leads to another screen."""
    screen = by_name(name)
    said = label or render(screen.title)
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    icon = f":material/{screen.icon}:"
    if st.button(said, type=kind, icon=icon, key=key or f"qc_go_{name}"):
        go(name)


@cache
def by_name(name: str) -> Screen:
    """The screen of that name."""
    return next(screen for screen in SCREENS if screen.name == name)


def _page(screen: Screen) -> Any:
    return st.Page(
        _drawing(screen),
        title=render(screen.title),
        url_path=screen.name,
        default=screen.name == _FIRST,
    )


def _titled(screen: Screen) -> str:
    """The screen's title; with how many requests are open, so that both sides see it."""
    title = render(screen.title)
    handle = session.opened_now() if screen.name == "requests" else None
    if handle is None:
        return title
    from qualcode.services.requests import list_requests

    with handle.study.file.one_stroke(rests=True):
        n_open = len(list_requests(handle.study, only_open=True))
    return f"{title} ({n_open})" if n_open else title


@cache
def _drawing(screen: Screen) -> Callable[[], None]:
    def draw() -> None:
        module = import_module(f"app.screens.{screen.name}")
        drawing: Callable[[], None] = module.draw
        drawing()

    drawn = guarded(draw)
    drawn.__name__ = screen.name
    return drawn
