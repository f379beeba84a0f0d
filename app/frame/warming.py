"""What the next screens need is imported while somebody looks at the first one."""

from __future__ import annotations

import threading
from importlib import import_module

_NEEDED = ("qualcode.services.studies", "app.screens.study", "qualcode.services.ingest", "pandas")
_DELAY_S = 0.8

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
    for name in _NEEDED:
        import_module(name)
