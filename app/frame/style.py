"""The few rules of style that Streamlit's theme has no setting for. No user's text enters here."""

from __future__ import annotations

import streamlit as st

_STYLE = """
<style>
/* Streamlit's own English words in the uploader: said by us, in the page's language */
[data-testid="stFileUploaderDropzoneInstructions"] > div > span,
[data-testid="stFileUploaderDropzoneInstructions"] span { font-size: 0 !important; }
[data-testid="stFileUploaderDropzoneInstructions"] > div > span:first-child::after,
[data-testid="stFileUploaderDropzoneInstructions"] > span:first-of-type::after {
  content: var(--qc-drop); font-size: 0.95rem; }
.st-key-qc_page_language { display: none; }
.st-key-qc_sidebar_foot { margin-top: 0.5rem; }
[data-testid="stSidebarHeader"] {
  height: 2rem; min-height: 2rem; margin-bottom: 0; padding-bottom: 0; }
[data-testid="stSidebarNavSectionHeader"], [data-testid="stNavSectionHeader"] {
  margin-top: 0.35rem; padding-top: 0; padding-bottom: 0; }
[data-testid="stSidebarNavLink"] { padding-top: 0.1rem; padding-bottom: 0.1rem; }
[data-testid="stMainBlockContainer"] { max-width: 1180px; }
.qc-turn { white-space: pre-wrap; }
</style>
"""


def dress() -> None:
    """Adds the rules to the page."""
    st.html(_STYLE)
