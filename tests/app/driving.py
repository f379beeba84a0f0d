"""Runs the app without a browser: its screens, in a language, on a study."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from qualcode.services import studies
from qualcode.services.shipped import shipped

MAIN = shipped("app") / "main.py"
PATIENCE_S = 180.0


def app(*, language: str = "fr", study: Path | None = None) -> AppTest:
    """A browser session of the app, on the start page or with a study open."""
    tester = AppTest.from_file(str(MAIN), default_timeout=PATIENCE_S)
    tester.query_params["lang"] = language
    if study is not None:
        tester.query_params["study"] = remembered(study)
    return tester.run()


def language_of(tester: AppTest | None) -> str:
    """The language a session speaks, by its address."""
    asked = tester.query_params.get("lang", "fr") if tester else "fr"
    return str(asked[0] if isinstance(asked, list) else asked)


def remembered(study: Path) -> str:
    """Opens and closes a study, so that it is among the recent ones; gives its id."""
    with studies.open_study(study) as opened:
        return studies.get_study(opened).id


def show(tester: AppTest, screen: str) -> AppTest:
    """Goes to a screen, as a click in the sidebar does."""
    tester._page_hash = calc_hash("" if screen == "start" else screen)
    tester.run()
    tester._page_hash = ""  # from here on it goes where the app sends it
    return tester


def wait_for(tester: AppTest, key: str) -> AppTest:
    """Runs until a widget of that key is there: long work is done then."""
    until = time.monotonic() + PATIENCE_S
    while key not in keys(tester):
        assert time.monotonic() < until, f"{key} never came; there is {sorted(keys(tester))}"
        time.sleep(0.1)
        tester.run()
    return tester


def keys(tester: AppTest) -> set[str]:
    """The keys of all widgets on the page."""
    kinds = ("button", "text_input", "text_area", "selectbox", "multiselect", "toggle", "checkbox")
    widgets: list[Any] = [w for kind in kinds for w in getattr(tester, kind)]
    return {w.key for w in (*widgets, *tester.file_uploader) if w.key}


def until(tester: AppTest, done: Callable[[AppTest], bool], what: str) -> AppTest:
    """Runs until something is so: long work goes on in a thread of its own."""
    end = time.monotonic() + PATIENCE_S
    while not done(tester):
        assert time.monotonic() < end, f"{what}; the page says {words(tester)}"
        time.sleep(0.1)
        tester.run()
    return tester


def words(tester: AppTest) -> str:
    """Everything said on the page by text elements, as it is read."""
    said = ("title", "header", "subheader", "markdown", "caption", "text")
    kinds = (*said, "error", "warning", "info", "success")
    found = (str(element.value) for kind in kinds for element in getattr(tester, kind))
    return "\n".join(found).replace("\\", "")  # signs that Markdown reads are escaped


def button(tester: AppTest, key: str) -> Any:
    """The button of that key, in a form or not."""
    return next(b for b in tester.button if b.key and key in (b.key, b.key.rpartition("-")[2]))


def form_button(tester: AppTest, label: str) -> Any:
    """The button that sends a form, by its label."""
    return next(b for b in tester.button if b.label == label)


def copied(study: Path, folder: Path) -> Path:
    """A copy of a study and its vault, to change.

    Another process may be reading it: what SQLite keeps beside the file comes and goes.
    """
    for file in study.parent.glob(f"{study.stem}.qualcode*"):
        if not file.name.endswith(("-lock", "-shm")):
            with contextlib.suppress(FileNotFoundError):
                shutil.copy2(file, folder / file.name)
    return folder / study.name
