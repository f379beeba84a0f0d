"""A long transcript with many codings opens, and nothing that happens moves the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from qualcode.services import reading, studies
from tests.app.browser.coding_desk import Desk, Hands
from tests.app.browser.hands import go
from tests.app.browser.server import Server
from tests.services.long_study import long_study

PLACE = """() => { const c = document.querySelector('.qc-reader').__qcCanvas;
  const row = c.page.rows[60].root; return Math.round(row.getBoundingClientRect().top * 10) / 10; }"""


def test_a_long_transcript_opens_and_its_text_never_moves_by_itself(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    with long_study(tmp_path, n_words=20_000, n_codings=1_500) as study:
        source = reading.list_sources(study)[0]
        ids = studies.get_study(study).id, study.coder.id
        path = study.file.path
    desk = Desk(server, path, ids[0], ids[1], "", {"long": source.id})
    desk.known_here()
    page = open_page(desk.address("long"))
    hands = Hands(page)
    hands.ready()
    hands.wait("c.ledger.view.size === 1500")
    page.evaluate(
        "() => { const c = document.querySelector('.qc-reader').__qcCanvas; c.page.rows[60].root.scrollIntoView(); }"
    )
    page.wait_for_timeout(900)
    place = page.evaluate(PLACE)

    def stays(after: str, within: float = 0) -> None:
        page.wait_for_timeout(350)
        assert abs(page.evaluate(PLACE) - place) <= within, after

    row = page.locator(".qc-turn-row").nth(61)
    turn = (
        row
        if "qc-interviewer" not in (row.get_attribute("class") or "")
        else page.locator(".qc-turn-row").nth(60)
    )
    box = turn.locator(".qc-words").bounding_box()
    assert box
    hands.drag((box["x"] + 20, box["y"] + 45), (box["x"] + 200, box["y"] + 45))
    stays("the palette")
    page.keyboard.press("Enter")
    hands.saved()
    hands.wait("c.ledger.view.size === 1501")
    stays("a coding")
    page.wait_for_timeout(1200)
    stays("a second of listening")
    page.keyboard.press("Control+z")
    hands.wait("c.ledger.view.size === 1500")
    stays("an undo")
    page.emulate_media(color_scheme="dark")
    stays("another theme")
    page.emulate_media(color_scheme="light")
    page.locator(".st-key-qc_where button").first.click()
    stays("a window over the page")
    page.keyboard.press("Escape")
    page.get_by_text("English", exact=True).click()
    page.wait_for_function("() => document.documentElement.lang === 'en'")
    hands.ready()
    page.wait_for_timeout(600)
    stays("another language, drawn anew", 1)
    go(page, "memos")
    go(page, "reading")
    hands.ready()
    page.wait_for_timeout(600)
    stays("another screen and back", 0.5)
    page.reload()
    hands.ready()
    page.wait_for_timeout(900)
    assert abs(page.evaluate(PLACE) - place) <= 1, "loading the page anew"
