"""What the next screens need is imported while somebody looks at the first one."""

from __future__ import annotations

import threading
import time
from importlib import import_module

# Streamlit itself imports the last ones when it first sees an icon
_AT_ONCE = (
    *("app.frame.run", "app.screens.start"),
    *("streamlit.emojis", "streamlit.material_icon_names", "streamlit.web.skills"),
)
_FIRST = ("qualcode.services.studies", "app.screens.study", "qualcode.services.ingest", "pandas")
_LAST = ("pyarrow", "lxml.etree", "altair")
_DELAY_S = 4.0  # should no browser say that it has nothing to do
_PAUSE_S = 0.05  # whoever clicks meanwhile is served in between

_one_at_a_time = threading.Lock()
_waiting = threading.Event()
_warmed = threading.Event()
_done = threading.Event()
_LONGEST_S = 120.0


def begin() -> None:
    """Imports the first page, before a browser can ask for it."""
    for name in _AT_ONCE:
        try:
            import_module(name)
        except ModuleNotFoundError as missing:  # another version of Streamlit
            if not str(missing.name).startswith("streamlit."):
                raise


def warm_up() -> None:
    """Has the rest imported soon, once a server; the page itself does not wait."""
    if not _waiting.is_set():
        _waiting.set()
        timer = threading.Timer(_DELAY_S, browser_is_idle)
        timer.daemon = True
        timer.start()


def browser_is_idle() -> None:
    """Starts importing in the background: the browser has drawn its first page."""
    with _one_at_a_time:
        if _warmed.is_set():
            return
        _warmed.set()
    threading.Thread(target=_import, name="qualcode-warming", daemon=True).start()


def _import() -> None:
    from app.frame.navigation import SCREENS

    screens = (f"app.screens.{screen.name}" for screen in SCREENS)
    for name in (*_FIRST, *screens, *_LAST):
        import_module(name)
        time.sleep(_PAUSE_S)
    _done.set()


def wait() -> None:
    """Returns once everything is imported; for work that can wait itself."""
    _done.wait(_LONGEST_S)
