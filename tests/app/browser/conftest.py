"""A real chromium, where there is one; elsewhere these tests say why they did not run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.app.browser.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--disable-dev-shm-usage",
)
PATIENCE_MS = 60_000  # a busy machine is no failure
SIZE: ViewportSize = {"width": 1366, "height": 768}
PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where chromium is; without one the test is left out, or fails if it was required."""
    named = [os.environ.get("QUALCODE_CHROMIUM", ""), *PLACES, shutil.which("chromium") or ""]
    found = next((place for place in named if place and Path(place).is_file()), None)
    if found is None:
        said = "There is no chromium on this computer: install it, or set QUALCODE_CHROMIUM."
        if os.environ.get("QUALCODE_REQUIRE_BROWSER") == "1":
            pytest.fail(said)
        pytest.skip(said)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One chromium for all tests."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser profile of its own, 1366 x 768; it may ask nobody but the app."""
    contexts = []
    asked: set[str] = set()

    def opened(address: str, *, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport=SIZE,
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
            ignore_https_errors=True,  # the proxy of a lab's server, tested with its own certificate
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("request", lambda request: asked.add(urlsplit(request.url).hostname or ""))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert asked <= {"", "127.0.0.1", "localhost"}, "the page asks others than the app"


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Server]:
    """The app, started once for all the tests of a process."""
    del chromium
    running = Server(tmp_path_factory.mktemp("house") / "home")
    running.home.mkdir()
    yield running
    running.kill()


@pytest.fixture
def server(house: Server) -> Server:
    """The app as somebody finds it who opened nothing yet; killed, it starts again."""
    house.ready_for_a_test()
    return house
