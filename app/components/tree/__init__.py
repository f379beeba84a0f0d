"""The codebook as a tree: choose a code, drag it or move it with the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from streamlit.components.v2 import component

from app.components.files import code_of


@dataclass(frozen=True, slots=True)
class Move:
    """A code to put under another (None: at the top) at a place among its children."""

    code_id: str
    parent_id: str | None
    position: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was done in the tree in this run."""

    selected: str | None
    move: Move | None


def show(shown: dict[str, Any], key: str) -> Answer:
    """Draws the tree; ``shown`` holds rows, words, the chosen id and whether it may be changed."""
    made = _renderer()(data=shown, key=key, on_selected_change=_nothing, on_move_change=_nothing)
    return Answer(made.get("selected"), _move(made.get("move")))


def _move(sent: Any) -> Move | None:
    if not isinstance(sent, dict) or not isinstance(sent.get("id"), str):
        return None
    parent = sent.get("parent")
    return Move(
        sent["id"], parent if isinstance(parent, str) else None, int(sent.get("position") or 0)
    )


def _nothing() -> None:
    """What is done follows in the run itself, where trouble can be said."""


@cache
def _renderer() -> Any:
    script, style = code_of("tree")
    return component(
        "qualcode_tree",
        html='<div class="qc-tree-root"></div>',
        css=style,
        js=script,
        isolate_styles=False,
    )
