"""The few rules of style that Streamlit's theme has no setting for. No user's text enters here."""

from __future__ import annotations

import streamlit as st

_STYLE = """
<style>
.st-key-qc_page_language, [data-testid="stElementContainer"]:has(> .st-key-qc_page_language) {
  display: none; }
[data-testid="stMainBlockContainer"] { max-width: 1180px; padding-top: 2.6rem; }
[data-testid="stHeader"] { height: 2.6rem; min-height: 2.6rem; }
/* the strip at the top: where one is, and the language */
[data-testid="stLayoutWrapper"]:has(> .st-key-qc_strip) {
  position: fixed; top: 0.35rem; right: 3.6rem; width: auto; z-index: 999991; }
.st-key-qc_strip { align-items: center; gap: 0.75rem; width: auto; }
.st-key-qc_strip button { min-height: 1.75rem; padding-top: 0; padding-bottom: 0; }
.st-key-qc_strip p { font-size: 0.85rem; }
/* every screen in one sidebar, without scrolling on a small laptop; a row is 24 px, no less */
[data-testid="stSidebarHeader"] {
  height: 1.6rem; min-height: 1.6rem; margin: 0; padding: 0; position: absolute; right: 0.4rem;
  z-index: 2; }
[data-testid="stSidebarNav"] { padding-top: 0.5rem; }
[data-testid="stSidebarNavItems"] { padding: 0; }
[data-testid="stSidebarNavItems"] > div { margin-top: 0.1rem; }
[data-testid="stSidebarNavItems"] li { margin: 0; }
[data-testid="stNavSectionHeader"], [data-testid="stSidebarNav"] header {
  margin: 0; padding-top: 0; padding-bottom: 0; height: 1.35rem; font-size: 0.78rem; opacity: 0.8; }
[data-testid="stSidebarNavLink"] {
  min-height: 0; height: 1.6rem; padding-top: 0; padding-bottom: 0; margin-top: 0; margin-bottom: 0; }
[data-testid="stSidebarNavLink"] span { font-size: 0.9rem; }
/* what one works in is a list; around it two screens share a row, those of a long name none */
[data-testid="stSidebarContent"] {
  padding-left: 0.6rem; padding-right: 0.6rem; scrollbar-gutter: auto; scrollbar-width: thin; }
[data-testid="stSidebarNav"] { padding-left: 0; padding-right: 0; }
[data-testid="stSidebarNavLink"] { gap: 0.35rem; padding-left: 0.35rem; padding-right: 0.2rem; }
[data-testid="stSidebarNavItems"] header { padding-left: 0.35rem; }
[data-testid="stSidebarNavItems"] > div:not(:has(a[href$="/reading"])) {
  display: grid; grid-template-columns: minmax(0, 46fr) minmax(0, 54fr); }
[data-testid="stSidebarNavItems"] header,
[data-testid="stSidebarNavItems"] li:has(
  a[href$="/copies"], a[href$="/guide"], a[href$="/participant_checks"]) { grid-column: 1 / -1; }
/* nothing is shown below the menu */
[data-testid="stSidebarNavSeparator"] { display: none; }
[data-testid="stSidebarUserContent"], [data-testid="stSidebarContent"] { padding-bottom: 0; }
[data-testid="stSidebarUserContent"] { padding-top: 0; }
[data-testid="stHeaderActionElements"] { display: none; }
button[data-variant="segmented_control"][data-selected="true"] p {
  color: light-dark(#1d5f68, #7cc7cf); font-weight: 600; }
/* pale enough to step back, dark enough to be read */
[data-testid="stCaptionContainer"] { color: inherit; opacity: 0.82; }
[data-testid="stCaptionContainer"] p { color: inherit; }
/* the colour of what is chosen is too dark for words on a dark page */
[data-testid="stSliderThumbValue"], [data-testid="stSliderThumbValue"] * {
  color: light-dark(#1d5f68, #7cc7cf); }
.st-key-qc_recent button > div { justify-content: flex-start; }
.st-key-qc_strip a { color: inherit; font-size: 0.85rem; }
</style>
"""


def dress() -> None:
    """Adds the rules to the page."""
    st.html(_STYLE)
