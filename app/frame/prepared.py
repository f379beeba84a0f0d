"""What screens ask of a whole study is worked out while somebody looks at another one.

It goes on their shelves: the first visit finds it there. After a change it is made when asked for.
"""

from __future__ import annotations

import threading
import time
from importlib import import_module

from app.frame import straight, warming
from app.frame.handles import HANDLES, Handle
from qualcode.wording import current_language, settle_language

_SCREENS = ("report", "agreement", "checklist")
_PAUSE_S = 0.5  # whoever clicks meanwhile is served in between
# in a larger study it takes long enough to be in the way of whoever codes: its screens wait
_MOST_CODINGS = 1000


def work_ahead(handle: Handle) -> None:
    """Begins once for each coder and language of an open study, where a server runs."""
    wanted = (handle.study.coder.id, current_language())
    if not straight.address() or handle.desk.get("worked_ahead") == wanted:
        return
    handle.desk["worked_ahead"] = wanted
    begun = threading.Thread(target=_prepare, args=(handle, wanted[1]), daemon=True)
    begun.start()


def _prepare(handle: Handle, language: str) -> None:
    warming.wait()
    settle_language(language)
    # only a thread of an open study needs it: the first page starts without the database
    from qualcode.services.studies import describe

    if describe(handle.study).n_codings > _MOST_CODINGS:
        return
    for name in _SCREENS:
        time.sleep(_PAUSE_S)
        if HANDLES.get(handle.id, handle.session, handle.account) is None:
            return
        try:
            import_module(f"app.screens.{name}").prepare(handle)
        except Exception:  # noqa: BLE001, S112 - whoever comes to the screen is told there
            continue
