"""What the next screens need is imported while somebody looks at the first one."""

from __future__ import annotations

import threading
import time
from importlib import import_module

_FIRST = ("qualcode.services.studies", "app.screens.study", "qualcode.services.ingest", "pandas")
_LAST = ("pyarrow", "lxml.etree", "altair")
_DELAY_S = 0.8
_PAUSE_S = 0.05  # whoever clicks meanwhile is served in between

_warmed = threading.Event()


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

    for name in (*_FIRST, *(f"app.screens.{screen.name}" for screen in SCREENS), *_LAST):
        import_module(name)
        time.sleep(_PAUSE_S)
