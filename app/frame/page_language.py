"""Tells the browser which language the page speaks, for screen readers and hyphenation."""

from __future__ import annotations

from functools import cache
from typing import Any

from streamlit.components.v2 import component

_SCRIPT = """
export default function (part) {
  document.documentElement.lang = part.data.language;
  for (const [find, say] of Object.entries(part.data.words)) {
    document.documentElement.style.setProperty("--qc-" + find, JSON.stringify(say));
  }
}
"""


@cache
def _renderer() -> Any:
    return component(
        "qualcode_page_language", html="<span></span>", js=_SCRIPT, isolate_styles=False
    )


def declare(language: str, words: dict[str, str]) -> None:
    """Sets ``<html lang>``, and words that the style sheet puts in the place of Streamlit's own."""
    _renderer()(key="qc_page_language", data={"language": language, "words": words})
