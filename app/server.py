"""What the server runs: the app, the straight way into it and, on a lab's server, a door."""

import sys
from pathlib import Path
from typing import Any

_HOUSE = str(Path(__file__).resolve().parent.parent)
if _HOUSE not in sys.path:
    sys.path.insert(0, _HOUSE)

import streamlit as st  # noqa: E402

from app.frame import straight, warming  # noqa: E402
from qualcode.services.lab_folder import lab_folder  # noqa: E402

warming.begin()
_routes: list[Any] = straight.routes()
_middleware: list[Any] = []
if lab_folder() is not None:
    from starlette.middleware import Middleware

    from app.lab import door

    _routes += door.routes()
    _middleware.append(Middleware(door.Door))

app = st.App(
    Path(__file__).with_name("main.py"),
    routes=_routes,
    middleware=_middleware,
)
