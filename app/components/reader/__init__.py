"""The coding screen: a transcript to code with the mouse or the keyboard alone.

Two mounts: the heavy canvas stays as it is while its ``page`` does; the small bus, inside a
fragment, carries operations in and the news out.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from app.components.by_address import address_of, fetched
from app.components.outbox import Operations, outbox_script, sent_operations

_HERE = Path(__file__).parent
PARTS = (
    *("make", "offsets", "moves", "fold", "ranges", "book", "ledger", "recent"),
    *("page", "segments", "stripes", "overlays", "selection", "palette", "suggest"),
    *("carry", "handles"),
    *(
        "drafts",
        "card",
        "memos",
        "about",
        "side",
        "bar",
        "keys",
        "actions",
        "ways",
        "placing",
        "looks",
    ),
    *("notices", "drawing", "canvas"),
)
_STYLES = ("canvas", "bar", "palette", "suggest", "side")


def show(page: bytes, key: str) -> Operations:
    """Draws the canvas of a packed page; gives operations that came round the bus, usually none."""
    return sent_operations(_canvas()(data=page, key=key, on_ops_change=_nothing))


def sent(key: str) -> Operations:
    """The operations that reached the bus of that key in this run, before it is drawn again."""
    return sent_operations(st.session_state.get(key) or {})


def carry(told: dict[str, Any], key: str) -> Operations:
    """Hands over the news; gives the operations that wait."""
    return sent_operations(_bus()(data=told, key=key, on_ops_change=_nothing))


def script() -> str:
    """The JavaScript of the canvas."""
    return "\n".join((outbox_script(), *map(part_script, PARTS)))


@cache
def address() -> str:
    """Where the browser finds the JavaScript of the canvas."""
    return address_of("coding", script())


def part_script(part: str) -> str:
    """The JavaScript of one part of the canvas."""
    return _read(f"{part}.js")


def _nothing() -> None:
    """What is sent is carried out in the run itself, where trouble can be said."""


@cache
def _canvas() -> Any:
    return component(
        "qualcode_coding",
        html='<div class="qc-reader"></div>',
        css="\n".join(_read(f"{style}.css") for style in _STYLES),
        js=fetched(address()),
        isolate_styles=False,
    )


@cache
def _bus() -> Any:
    return component(
        "qualcode_coding_bus",
        html="<span></span>",
        js="\n".join((outbox_script(), _read("straight.js"), _read("bus.js"))),
        isolate_styles=False,
    )


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
