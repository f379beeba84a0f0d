"""The codebook as a tree: choose, mark several, drag, rename, gather, merge; by mouse or keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.components.outbox import Operations, mounted, sent_operations

_SCRIPTS = ("model", "row", "drag", "keys", "tree")


@dataclass(frozen=True, slots=True)
class Asked:
    """Something the page asks the screen for: a window about some codes."""

    what: str
    code_ids: tuple[str, ...]
    id: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was done in the tree in this run."""

    selected: str | None
    operations: Operations
    asked: Asked | None


def show(shown: dict[str, Any], key: str) -> Answer:
    """Draws the tree; ``shown`` holds rows, words, the chosen id and answers to operations."""
    made = mounted("tree", *_SCRIPTS)(
        data=shown,
        key=key,
        on_selected_change=_nothing,
        on_ops_change=_nothing,
        on_ask_change=_nothing,
    )
    selected = made.get("selected")
    return Answer(
        selected if isinstance(selected, str) else None,
        sent_operations(made),
        _asked(made.get("ask")),
    )


def _asked(sent: Any) -> Asked | None:
    if not isinstance(sent, dict) or not isinstance(sent.get("codes"), list):
        return None
    codes = tuple(code for code in sent["codes"] if isinstance(code, str))
    return Asked(str(sent.get("what")), codes, str(sent.get("id")))


def _nothing() -> None:
    """What is done follows in the run itself, where trouble can be said."""
