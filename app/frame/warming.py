"""What the next screens need is imported while somebody looks at the first one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from importlib import import_module

_AT_ONCE = ("app.frame.run", "app.screens.start")
_FIRST = ("qualcode.services.studies", "app.screens.study", "qualcode.services.ingest", "pandas")
_LAST = ("pyarrow", "lxml.etree", "altair")
_DELAY_S = 0.8
_PAUSE_S = 0.05  # whoever clicks meanwhile is served in between

_warmed = threading.Event()


def begin() -> None:
    """Starts importing the first page when the server starts: the browser is not there yet."""
    for_first_page = threading.Thread(target=_import_each, args=(_AT_ONCE, 0.0), daemon=True)
    for_first_page.start()


def warm_up() -> None:
    """Starts importing in the background, once a server; the page itself does not wait."""
    if _warmed.is_set():
        return
    _warmed.set()
    timer = threading.Timer(_DELAY_S, _import)
    timer.daemon = True
    timer.start()


def _import() -> None:
    from app.frame.navigation import SCREENS

    screens = (f"app.screens.{screen.name}" for screen in SCREENS)
    _import_each((*_FIRST, *screens, *_LAST), _PAUSE_S)


def _import_each(names: Iterable[str], pause_s: float) -> None:
    for name in names:
        import_module(name)
        time.sleep(pause_s)
