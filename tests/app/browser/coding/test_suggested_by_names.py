"""Suggestions where nothing is coded yet: by names and definitions, with no share nobody can know."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.app.browser.coding_desk import Desk, Hands, set_up
from tests.app.browser.server import Server

WORDS = "Le soir, il faudrait être payé"


@pytest.fixture
def fresh(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = set_up(server, tmp_path_factory.mktemp("fresh"), ("asked",))
    made.known_here()
    return made


def test_codes_are_ranked_without_a_share_and_all_rejected_are_not_all_missing(
    fresh: Desk, page: Page
) -> None:
    hands = Hands(page)
    hands.arrive(fresh.address("asked"))
    hands.prefer(palette=False)
    hands.select(WORDS)
    page.keyboard.press("p")
    page.locator('.qc-reader[data-suggest="shown"]').wait_for()
    lines = page.get_by_role(
        "listbox", name="Codes suggérés, le plus probable d’abord"
    ).get_by_role("option")
    assert lines.count() >= 3
    expect(page.locator(".qc-suggest-share")).to_have_count(0)
    for left in range(lines.count() - 1, -1, -1):
        page.keyboard.press("Delete")
        expect(lines).to_have_count(left)
    hands.saved()
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.locator('.qc-reader[data-suggest="shown"]').wait_for()
    expect(page.locator(".qc-suggest-state")).to_contain_text("Aucun autre code")
