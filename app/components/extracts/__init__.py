"""The extracts of a node in one list, with the analysis and the report's picks beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.components.outbox import Operations, mounted, sent_operations

_SCRIPTS = ("palette", "card", "side", "extracts")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a transcript to open."""

    source_id: str
    start: int
    asked_id: str


def show(page: dict[str, Any], key: str) -> tuple[Operations, Place | None]:
    """Draws the list; gives operations to carry out and a place to open, if one was asked for."""
    made = mounted("extracts", *_SCRIPTS)(
        data=page, key=key, on_ops_change=_nothing, on_ask_change=_nothing
    )
    asked = made.get("ask")
    place = None
    if isinstance(asked, dict) and isinstance(asked.get("source"), str):
        place = Place(asked["source"], int(asked.get("start") or 0), str(asked.get("id")))
    return sent_operations(made), place


def _nothing() -> None:
    """What is done follows in the run itself, where trouble can be said."""
