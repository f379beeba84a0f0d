"""axe-core finds no violation on any screen, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from app.frame.navigation import SCREENS
from tests.app.browser.hands import Hands, go, settle
from tests.app.browser.server import Server


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_screen_has_a_violation(
    server: Server, open_page: Callable[..., Page], french_study: Path, *, dark: bool
) -> None:
    page = open_page(f"{server.address}?lang=fr", dark=dark)
    settle(page)
    page.wait_for_timeout(400)
    found = {"start": violations(page)}
    hands = Hands(page)
    hands.fill("qc_open_path", str(french_study))
    hands.press_named("Ouvrir")
    for screen in SCREENS:
        if screen.name != "start":
            go(page, screen.name)
            page.wait_for_timeout(400)
            found[screen.name] = violations(page)
    assert {screen: said for screen, said in found.items() if said} == {}


def violations(page: Page) -> list[str]:
    """Each rule that is broken, with where."""
    answer = Axe().run(page).response
    return [
        f"{rule['id']}: {node['target']} {node['html'][:160]} {node.get('failureSummary', '')[:220]}"
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]
