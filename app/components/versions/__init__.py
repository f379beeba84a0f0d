"""Two versions of a text side by side, turn beside turn, with the codings on each."""

from __future__ import annotations

from typing import Any

from app.components.outbox import mounted


def show(page: dict[str, Any], key: str) -> None:
    """Draws the two versions."""
    mounted("versions")(data=page, key=key)
