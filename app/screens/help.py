"""Help: pages that ship with the program, in the language of the screen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from app.frame import session
from qualcode.wording import current_language
from qualcode.wording import gettext as _

_FOLDER = Path(__file__).parent.parent / "help"
PAGES = (
    "start",
    "importing",
    "names",
    "reading",
    "codebook",
    "extracts",
    "grouping",
    "memos",
    "codings",
    "retrieval",
    "suggestion",
    "portraits",
    "saturation",
    "agreement",
    "triangulation",
    "report",
    "export",
    "checklist",
    "team",
    "copies",
    "promises",
)


def draw() -> None:
    """The titles at the left, the chosen page beside them."""
    st.title(_("Help"))
    language = current_language()
    wanted = session.remembered("help_page")
    start = PAGES.index(wanted) if wanted in PAGES else 0
    left, right = st.columns([2, 5], gap="large")
    with left:
        chosen = st.radio(
            _("Pages"),
            PAGES,
            index=start,
            format_func=lambda name: title_of(name, language),
            key=f"qc_help_page_{wanted}",
            label_visibility="collapsed",
        )
    with right:
        st.markdown(text_of(chosen or PAGES[start], language))


@cache
def text_of(name: str, language: str) -> str:
    """A page of the help as Markdown, its title as a second heading."""
    return "#" + (_FOLDER / language / f"{name}.md").read_text(encoding="utf-8")


def title_of(name: str, language: str) -> str:
    """The title of a page: its first line."""
    return text_of(name, language).splitlines()[0].lstrip("# ").strip()
