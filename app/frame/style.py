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
/* on a narrow page, or one magnified to four times its size, it would lie on the title and on the
   button that opens the menu: there it stands above them in the page */
@media (max-width: 48rem) {
  [data-testid="stLayoutWrapper"]:has(> .st-key-qc_strip) { position: static; z-index: auto; }
  .st-key-qc_strip { flex-wrap: wrap; }
}
/* nothing stands around the menu */
[data-testid="stSidebarHeader"] {
  height: 1.6rem; min-height: 1.6rem; margin: 0; padding: 0; position: absolute; right: 0.4rem;
  z-index: 2; }
[data-testid="stSidebarContent"] {
  padding: 0.5rem 0.6rem 0; scrollbar-gutter: auto; scrollbar-width: thin; }
[data-testid="stSidebarUserContent"] { padding: 0; }
[data-testid="stHeaderActionElements"] { display: none; }
button[data-variant="segmented_control"][data-selected="true"] p,
button[data-variant="pills"][data-selected="true"] p {
  color: light-dark(#1d5f68, #7cc7cf); font-weight: 600; }
/* pale enough to step back, dark enough to be read */
[data-testid="stCaptionContainer"] { color: inherit; opacity: 0.82; }
[data-testid="stCaptionContainer"] p { color: inherit; }
[data-testid="stMarkdownContainer"] blockquote { opacity: 1; }
[data-testid="stMarkdownContainer"] blockquote, [data-testid="stMarkdownContainer"] blockquote * {
  color: inherit; }
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
