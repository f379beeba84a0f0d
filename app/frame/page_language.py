"""Tells the browser which language the page speaks, and says Streamlit's own words in it."""

from __future__ import annotations

from functools import cache
from typing import Any

from streamlit.components.v2 import component

from app.frame.ahead import files_ahead
from qualcode.wording import LANGUAGES, speaking
from qualcode.wording import gettext as _

# looks only into the few elements that hold Streamlit's own English, and only when some appear
_SCRIPT = """
const PLACES = '[data-testid="stFileUploaderDropzone"], [data-testid="InputInstructions"],'
  + ' [data-testid="stFileUploaderDropzoneInstructions"], [data-testid="stMainMenuList"],'
  + ' [data-testid="stSkipToContent"], [data-testid="stToastViewButton"]';
const labelled = (words) => Object.keys(words)
  .map((word) => `[aria-label="${word}"]`).concat('[aria-label^="Help for "]').join(", ");

function say(words) {
  for (const place of document.querySelectorAll(PLACES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const said = texts.currentNode.data.trim();
      if (Object.hasOwn(words, said)) texts.currentNode.data = words[said];
      else if (/^\\d+(\\.\\d+)?\\s?[KMG]B per file/.test(said)) texts.currentNode.data = words.drop;
    }
  }
  if (!Object.hasOwn(words, "Help for")) return;  // Streamlit speaks English
  for (const part of document.querySelectorAll(labelled(words))) {
    const label = part.getAttribute("aria-label");
    const about = label.replace(/^Help for /, "");
    if (about !== label) part.setAttribute("aria-label", words["Help for"] + " " + about);
    else part.setAttribute("aria-label", words[label]);
  }
}

// what a screen reader would not be told
function putRight() {
  for (const told of document.getElementsByClassName("stToast")) {
    if (!told.hasAttribute("aria-label")) told.setAttribute("aria-label", told.textContent.trim());
  }
  const zones = '[data-testid="stFileUploaderDropzone"][role="presentation"]';
  for (const zone of document.querySelectorAll(zones)) zone.setAttribute("role", "group");
}

// what later screens are drawn with, one after the other, once nothing else is going on
function fetchAhead(files) {
  if (window.qualcodeAhead) return;
  window.qualcodeAhead = true;
  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 200));
  const waiting = [...files];
  const next = () => {
    const file = waiting.shift();
    if (file === undefined) return drawAhead(files);
    import(new URL('/static/js/' + file, location.origin).href)
      .catch(() => {})
      .finally(() => idle(next));
  };
  setTimeout(() => idle(next), 1000);
}

// a first chart, seen by nobody: the browser translates half a megabyte of script for it
async function drawAhead(files) {
  const file = files.find((name) => name.startsWith("loadVegaEmbed."));
  if (!file) return;
  try {
    const loaded = await import(new URL('/static/js/' + file, location.origin).href);
    const { embed, expressionInterpreter } = await Object.values(loaded)[0]();
    const [x, y] = [{ field: "x", type: "ordinal" }, { field: "y", type: "quantitative" }];
    const color = { field: "kind", type: "nominal" };
    const tooltip = [{ field: "x", type: "ordinal" }];
    const layer = [{ mark: { type: "line", point: true } }, { mark: "rule" }, { mark: "bar" }]
      .map((one) => ({ ...one, encoding: { x, y, color, tooltip } }));
    const values = [{ x: 1, y: 2, kind: "a" }, { x: 2, y: 1, kind: "b" }];
    const options = { ast: true, expr: expressionInterpreter, actions: false, renderer: "canvas" };
    const made = await embed(document.createElement("div"), { data: { values }, layer }, options);
    made.finalize();
  } catch { /* another version of Streamlit: the first chart takes its time */ }
}

export default function (part) {
  const [language, words, files] = part.data;
  fetchAhead(files);
  document.documentElement.lang = language;
  window.qualcodeWords?.disconnect();
  let waits = false;
  // what our own components draw speaks the language already, and they draw at every key
  const ours = ({ target }) =>
    !!(target.closest ? target : target.parentElement)
      ?.closest('[data-testid="stBidiComponentRegular"]');
  const soon = (changes) => {
    if (waits || changes?.every(ours)) return;
    waits = true;
    setTimeout(() => { waits = false; say(words); putRight(); }, 60);
  };
  window.qualcodeWords = new MutationObserver(soon);
  window.qualcodeWords.observe(document.body, { childList: true, characterData: true, subtree: true });
  soon();
}
"""


@cache
def _renderer() -> Any:
    return component(
        "qualcode_page_language", html="<span></span>", js=_SCRIPT, isolate_styles=False
    )


def declare(language: str) -> None:
    """Sets ``<html lang>``, and has Streamlit's own words said in that language."""
    words = {"drop": _("or drop the files here")} | (
        _back_to_english() if language == "en" else _own_words()
    )
    # a list, since Streamlit imports pandas to look for tables in a dictionary
    _renderer()(key="qc_page_language", data=[language, words, files_ahead()])


@cache
def _back_to_english() -> dict[str, str]:
    """What stands on the page in another language since before English was chosen.

    Words that were said for two of Streamlit's are left as they are.
    """
    back: dict[str, str] = {}
    for other in LANGUAGES:
        with speaking(other):
            said, drop = _own_words(), _("or drop the files here")
        back[drop] = "or drop the files here"
        spoken = [*said.values()]
        back |= {v: k for k, v in said.items() if spoken.count(v) == 1}
    return back


def _own_words() -> dict[str, str]:
    return {
        "Upload": _("Choose files"),
        "Press Enter to apply": _("Enter to apply"),
        "Press Enter to submit form": _("Enter to send"),
        "Press Ctrl+Enter to apply": _("Ctrl+Enter to apply"),
        "Press Ctrl+Enter to submit form": _("Ctrl+Enter to send"),
        "Press ⌘+Enter to apply": _("⌘+Enter to apply"),
        "Press ⌘+Enter to submit form": _("⌘+Enter to send"),
        "Skip to main content": _("Skip to main content"),
        "view more": _("view more"),
        "view less": _("view less"),
        "Help for": _("Help about"),
        "Show password": _("Show what is typed"),
        "Hide password": _("Hide what is typed"),
        "Close": _("Close"),
        "Open": _("Show the list"),
        "file upload": _("Files"),
        "Choose date": _("Choose the day"),
        "Increment": _("More"),
        "Decrement": _("Less"),
        "Add row": _("Add a row"),
        "Search": _("Search"),
        "Show/hide columns": _("Columns to show"),
        "Clear all": _("Clear"),
        "Open main menu": _("Menu"),
        "Main menu": _("Menu"),
        "Rerun": _("Run again"),
        "Settings": _("Settings"),
        "Print": _("Print"),
        "Record a screencast": _("Record a screencast"),
        "About": _("About"),
    }
