"""An extract in its context. Every word is escaped before it enters the page."""

from __future__ import annotations

from html import escape

import streamlit as st

_STYLE = """<style>
.qc-extract { margin: 0; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }
.qc-extract .qc-around { opacity: 0.78; }
.qc-extract mark { color: inherit; padding: 0 1px; border-radius: 2px;
  background: color-mix(in srgb, #E0A100 32%, transparent); }
</style>"""


def dress_extracts() -> None:
    """Adds the style once, before the first extract."""
    st.html(_STYLE)


def show_extract(quote: str, before: str = "", after: str = "") -> None:
    """The quote marked between the words around it."""
    st.html(
        '<p class="qc-extract">'
        f'<span class="qc-around">{escape(before)}</span>'
        f"<mark>{escape(quote)}</mark>"
        f'<span class="qc-around">{escape(after)}</span></p>'
    )
