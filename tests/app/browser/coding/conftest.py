"""One study, one page and one pair of hands for every test of coding in a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.app.browser.coding_desk import Desk, Hands, set_up
from tests.app.browser.conftest import SIZE
from tests.app.browser.server import Server

PREFS = "qc-coding-looks"

LABELS = (
    *(
        "mouse",
        "keys",
        "overlaps",
        "ends",
        "undo",
        "two",
        "same",
        "offline",
        "burst",
        "busy",
        "hostile",
    ),
    *("names", "tabs", "notes", "drafts", "fresh"),
)


@pytest.fixture(scope="package")
def desk(house: Server, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The study all tests of this folder share, a transcript each."""
    return set_up(house, tmp_path_factory.mktemp("coding"), LABELS)


@pytest.fixture(scope="package")
def one_page(browser: Browser) -> Iterator[Page]:
    """One page for all of them."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.set_default_timeout(45_000)
    yield page
    context.close()


@pytest.fixture
def page(one_page: Page) -> Iterator[Page]:
    """That page; how one test set the canvas does not last into the next."""
    yield one_page
    if one_page.url.startswith("http"):
        one_page.evaluate(f"() => localStorage.removeItem('{PREFS}')")


@pytest.fixture
def hands(server: Server, desk: Desk, page: Page) -> Hands:
    """A coder before the screen; the app runs and knows the study."""
    del server
    desk.known_here()
    return Hands(page)
