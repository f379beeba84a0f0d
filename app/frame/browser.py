"""Shows the app in the browser once it answers: Streamlit does so only for apps without a server."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from collections.abc import Callable, Mapping

import streamlit as st


def show(opening: Callable[[str], object] = webbrowser.open) -> threading.Thread | None:
    """Opens the app's address in the background, where a browser is wanted and can be seen."""
    if st.get_option("server.headless") or not _has_screen(os.environ):
        return None
    address = f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}"
    thread = threading.Thread(target=opening, args=(address,), daemon=True)
    thread.start()
    return thread


def _has_screen(environment: Mapping[str, str]) -> bool:
    # without one, a browser of words would take the terminal over
    if not sys.platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
