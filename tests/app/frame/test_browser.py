"""The app shows itself in the browser, unless nobody wants that or could see it."""

from __future__ import annotations

import pytest
import streamlit as st

from app.frame import browser


@pytest.mark.parametrize(
    ("headless", "display", "shown"), [(False, ":0", 1), (False, "", 0), (True, ":0", 0)]
)
def test_the_browser_opens_where_it_is_wanted_and_seen(
    monkeypatch: pytest.MonkeyPatch, headless: bool, display: str, shown: int
) -> None:
    told = {"server.headless": headless, "browser.serverAddress": "127.0.0.1", "server.port": 8555}
    monkeypatch.setattr(st, "get_option", told.__getitem__)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    opened: list[str] = []
    thread = browser.show(opened.append)
    if thread is not None:
        thread.join()
    assert opened == ["http://127.0.0.1:8555"] * shown
