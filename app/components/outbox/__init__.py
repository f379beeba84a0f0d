"""What components share: an outbox that loses nothing, and ways to build a page safely."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components.v2 import component

Operations = list[dict[str, Any]]
_COMPONENTS = Path(__file__).parent.parent
_SHARED = ("outbox/make.js", "outbox/outbox.js")


def outbox_script() -> str:
    """The JavaScript of the outbox, to stand before a component's own."""
    return _read("outbox/outbox.js")


def sent_operations(made: Any) -> Operations:
    """The operations a mounted component sent in this run: all that wait, oldest first."""
    sent = made.get("ops")
    return [op for op in sent if isinstance(op, dict)] if isinstance(sent, list) else []


@cache
def mounted(name: str, *scripts: str) -> Any:
    """A component of ``app/components/NAME``: its style, and its scripts after the shared ones."""
    parts = (*_SHARED, *(f"{name}/{script}.js" for script in scripts or (name,)))
    return component(
        f"qualcode_{name}",
        html=f'<div class="qc-{name}-root"></div>',
        css=_read("outbox/shared.css") + _read(f"{name}/{name}.css"),
        js="\n".join(_read(part) for part in parts),
        isolate_styles=False,
    )


def _read(path: str) -> str:
    return (_COMPONENTS / path).read_text(encoding="utf-8")
