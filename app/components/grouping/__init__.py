"""The grouping table: extracts as cards to lay on heaps."""

from __future__ import annotations

from typing import Any

from app.components.outbox import Operations, mounted, sent_operations


def show(page: dict[str, Any], key: str) -> Operations:
    """Draws the table; gives the heaps to be made into themes, usually none."""
    made = mounted("grouping")(data=page, key=key, on_ops_change=_nothing)
    return sent_operations(made)


def _nothing() -> None:
    """What is done follows in the run itself, where trouble can be said."""
