"""A transcript to read: turns down the page, coded words underlined, codes in the margin."""

from __future__ import annotations

from functools import cache
from typing import Any

from streamlit.components.v2 import component

from app.components.files import code_of


def show(page: dict[str, Any], key: str) -> None:
    """Draws a page made by ``app.screens.reading_parts.page``."""
    _renderer()(data=page, key=key)


@cache
def _renderer() -> Any:
    script, style = code_of("reader")
    return component(
        "qualcode_reader",
        html='<div class="qc-reader"></div>',
        css=style,
        js=script,
        isolate_styles=False,
    )
