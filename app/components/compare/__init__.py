"""Coders side by side: disagreements, the transcript with each coder's stripes, and decisions."""

from __future__ import annotations

from typing import Any

from app.components.outbox import Operations, mounted, sent_operations

_SCRIPTS = ("places", "offsets", "text", "panel", "compare")


def show(page: dict[str, Any], key: str) -> Operations:
    """Draws the comparison; gives what was decided and said, usually nothing."""
    made = mounted("compare", *_SCRIPTS)(data=page, key=key, on_ops_change=_nothing)
    return sent_operations(made)


def _nothing() -> None:
    """What is done follows in the run itself, where trouble can be said."""
