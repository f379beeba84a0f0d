"""A paragraph with a button that copies it.

Streamlit's own for code brings a third of a second of colouring with it, in every language of
programming there is.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from streamlit.components.v2 import component

from qualcode.wording import gettext as _

_PAGE = "<p></p><button type='button'></button>"
_STYLE = """
:host { display: block; }
div:has(> p) { display: flex; align-items: flex-start; gap: 0.8rem; padding: 0.7rem 0.9rem;
  border-radius: 6px; background: var(--st-secondary-background-color); }
p { flex: 1; margin: 0; white-space: pre-wrap; line-height: 1.5; color: var(--st-text-color); }
button { font: inherit; font-size: 0.9em; min-height: 1.8rem; padding: 0.1rem 0.6rem;
  cursor: pointer; color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: 6px; }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
"""
_SCRIPT = """
export default function (part) {
  const [text, language, copy, copied] = part.data;
  const words = part.parentElement.querySelector("p");
  const button = part.parentElement.querySelector("button");
  words.textContent = text;
  words.lang = language;
  button.textContent = copy;
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 2000);
    } catch {  // not allowed here: what is chosen can be copied by hand
      getSelection().selectAllChildren(words);
    }
  };
}
"""


@cache
def _renderer() -> Any:
    return component("qualcode_copied", html=_PAGE, css=_STYLE, js=_SCRIPT)


def paragraph_to_copy(text: str, language: str, key: str) -> None:
    """Shows a text of a language, with a button that puts it on the clipboard."""
    _renderer()(key=key, data=[text, language, _("Copy"), _("Copied")])
