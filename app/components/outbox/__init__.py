"""What a component shares with others to lose nothing: operations wait until each is confirmed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

Operations = list[dict[str, Any]]


def outbox_script() -> str:
    """The JavaScript of the outbox, to stand before a component's own."""
    return (Path(__file__).parent / "outbox.js").read_text(encoding="utf-8")


def sent_operations(made: Any) -> Operations:
    """The operations a mounted component sent in this run: all that wait, oldest first."""
    sent = made.get("ops")
    return [op for op in sent if isinstance(op, dict)] if isinstance(sent, list) else []
