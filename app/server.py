"""What the server runs: the app, the straight way into it and, on a lab's server, a door."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

_HOUSE = str(Path(__file__).resolve().parent.parent)
if _HOUSE not in sys.path:
    sys.path.insert(0, _HOUSE)

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

from app.frame import browser, no_delay, own_components, page_files, straight, warming  # noqa: E402
from app.frame.handles import HANDLES  # noqa: E402
from qualcode.services.lab_folder import lab_folder  # noqa: E402

own_components.look_for_no_others()  # before Streamlit is set up
_routes: list[Any] = straight.routes()
_middleware: list[Any] = []
if lab_folder() is not None:
    from app.lab import door

    _routes += door.routes()
    _middleware.append(Middleware(door.Door))
# behind the door, where there is one
_middleware.append(Middleware(page_files.FromMemory))


@asynccontextmanager
async def _running(_app: Any) -> AsyncIterator[None]:
    # the first browser finds everything ready: it comes only now
    warming.begin()
    page_files.fetch()
    no_delay.send_at_once()
    browser.show()
    yield
    # a study left open keeps its last rows in a file beside it, and its lock on a shared folder
    HANDLES.close_all()


app = st.App(
    Path(__file__).with_name("main.py"),
    routes=_routes,
    middleware=_middleware,
    lifespan=_running,
)
