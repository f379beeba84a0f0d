"""What a lab's server runs instead of ``main.py``: the same app behind a door."""

import sys
from pathlib import Path

_HOUSE = str(Path(__file__).resolve().parent.parent)
if _HOUSE not in sys.path:
    sys.path.insert(0, _HOUSE)

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

from app.lab.door import Door, routes  # noqa: E402

app = st.App(
    Path(__file__).with_name("main.py"),
    routes=routes(),
    middleware=[Middleware(Door)],
)
