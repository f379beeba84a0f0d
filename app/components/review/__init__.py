"""The review of what may name somebody: a list, a panel, the keyboard, and an outbox.

Two mounts: the heavy part stays as it is while its ``page`` does; the small one, inside a
fragment, carries operations in and answers out.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components.v2 import component

from app.components.outbox import Operations, outbox_script, sent_operations

_HERE = Path(__file__).parent
_PARTS = ("make", "entries", "detail", "forms", "review")


def show(page: dict[str, Any], key: str) -> Operations:
    """Draws the review; gives operations that came round the fragment, usually none."""
    return sent_operations(_canvas()(data=page, key=key, on_ops_change=_nothing))


def carry(told: dict[str, Any], key: str) -> Operations:
    """Hands over what changed since the page was made; gives the operations that wait."""
    return sent_operations(_bus()(data=told, key=key, on_ops_change=_nothing))


def _nothing() -> None:
    """What is sent is carried out in the run itself, where trouble can be said."""


@cache
def _canvas() -> Any:
    return component(
        "qualcode_review",
        html='<div class="qc-review"></div>',
        css=_read("review.css"),
        js="\n".join((outbox_script(), *(_read(f"{part}.js") for part in _PARTS))),
        isolate_styles=False,
    )


@cache
def _bus() -> Any:
    return component(
        "qualcode_review_bus",
        html="<span></span>",
        js=outbox_script() + "\n" + _read("bus.js"),
        isolate_styles=False,
    )


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
