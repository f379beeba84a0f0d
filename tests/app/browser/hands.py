"""What a person does in the page; every action checks that its place is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

LISTENING = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def settle(page: Page) -> None:
    """Waits until the script of the page has run."""
    for _ in range(2):  # a rerun may follow the first, a click may not have left yet
        page.wait_for_timeout(150)
        page.locator(LISTENING).wait_for()


def go(page: Page, screen: str) -> None:
    """Another screen, by the menu."""
    link = page.locator(f'.qc-nav a[href*="/{screen}"]')
    link.click()
    settle(page)
    page.wait_for_url(f"**/{screen}*")  # what was typed last may bring its screen back for a moment
    settle(page)


@dataclass
class Hands:
    """Counts what is done, and refuses to touch what would need scrolling."""

    page: Page
    n_actions: int = 0

    def fill(self, key: str, text: str) -> None:
        """Types into a field."""
        field = self.page.locator(f".st-key-{key}").locator("input, textarea").first
        self._in_sight(field)
        field.fill(text)
        field.press("Tab")
        settle(self.page)

    def press(self, key: str) -> None:
        """Presses a button, by its key."""
        self._press(self.page.locator(f".st-key-{key} button").first)

    def press_named(self, name: str) -> None:
        """Presses a button, by what stands on it."""
        self._press(self.page.get_by_role("button", name=name, exact=True))

    def tick(self, key: str) -> None:
        """Ticks a box."""
        self._press(self.page.locator(f".st-key-{key} label").first)

    def drop(self, files: Sequence[Path] | FilePayload, within: str = "body") -> None:
        """Drops files on the uploader."""
        zone = self.page.locator(f'{within} [data-testid="stFileUploaderDropzone"]').first
        self._in_sight(zone)
        field = self.page.locator(f'{within} input[type="file"]').first
        field.set_input_files(list(files) if not isinstance(files, dict) else files)
        self.page.wait_for_timeout(500)  # the files leave by another way than what is typed
        settle(self.page)

    def _press(self, button: Locator) -> None:
        self._in_sight(button)
        button.click()
        settle(self.page)

    def _in_sight(self, place: Locator) -> None:
        self.n_actions += 1
        place.wait_for()
        expect(place).to_be_enabled()
        box = place.bounding_box()
        assert box is not None, "it went away"
        height = (self.page.viewport_size or {"height": 0})["height"]
        assert box["y"] >= 0 and box["y"] + box["height"] <= height, f"out of sight: {box}"
