"""The menu: everything in it is in sight, and a click in it is honoured whatever is being left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from qualcode.services import reading, studies
from tests.app.browser.hands import Hands, go, settle
from tests.app.browser.server import Server
from tests.services.small_study import M1, make_study

_HIDDEN = """() => {
  const menu = document.querySelector('[data-testid="stSidebarContent"]');
  return menu.scrollHeight - menu.clientHeight;
}"""
# titles that end in dots, and rows too low to be hit
_AMISS = """() => [...document.querySelectorAll('.qc-nav-link')]
  .filter((link) => link.getBoundingClientRect().height < 24
    || [...link.querySelectorAll("span")].some((part) => part.scrollWidth > part.clientWidth))
  .map((link) => link.textContent)"""

# whether what is seen in the middle of it, and at its left end, is itself
_IN_FRONT = """(it) => {
  const box = it.getBoundingClientRect();
  return [box.left + 8, box.left + box.width / 2].every((x) => {
    const seen = document.elementFromPoint(x, box.top + Math.min(box.height / 2, 12));
    return seen && (it.contains(seen) || seen.contains(it));
  });
}"""


def test_a_click_in_the_menu_leaves_a_cell_being_edited_and_what_was_typed_is_kept(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    with make_study(tmp_path) as study:
        path = study.file.path
    (tmp_path / "M1.txt").write_text(M1, encoding="utf-8")
    page = open_page(f"{server.address}?lang=fr")
    hands = Hands(page)
    hands.fill("qc_open_path", str(path))
    page.get_by_role("button", name="Ouvrir", exact=True).last.click()
    settle(page)
    for language in ("English", "Français"):
        page.get_by_role("radio", name=language).click()
        settle(page)
        assert page.evaluate(_HIDDEN) <= 0, "the menu has to be scrolled"
        assert page.evaluate(_AMISS) == []
    go(page, "ingest")
    hands.drop([tmp_path / "M1.txt"])
    grid = page.locator(".st-key-qc_ingest_table canvas").first.bounding_box()
    assert grid is not None
    page.mouse.dblclick(grid["x"] + 110, grid["y"] + 50)
    page.wait_for_timeout(300)
    page.keyboard.press("Control+a")
    page.keyboard.type("E7")
    go(page, "memos")
    page.wait_for_timeout(600)
    settle(page)
    assert "/memos" in page.url
    memo = page.locator("[class*=st-key-qc_memo_new_text] textarea")
    memo.click()
    page.keyboard.type("Le temps manque.")
    go(page, "ingest")
    hands.press("qc_ingest_go")
    page.wait_for_url("**/anonymise*")
    settle(page)
    assert page.evaluate(_AMISS) == [], "the longest title, in bold"
    go(page, "memos")
    expect(memo).to_have_value("Le temps manque.")
    page.reload()
    expect(memo).to_have_value("Le temps manque.")
    page.locator(".qc-unsaved-root button").click()
    expect(memo).to_have_value("")
    with studies.open_study(path, remember=False) as study:
        assert [s.label for s in reading.list_sources(study)] == ["E7"]


def test_nothing_lies_on_title_or_menu_on_a_page_of_four_times_its_size(
    server: Server, open_page: Callable[..., Page], small_study: Path
) -> None:
    page = open_page(f"{server.address}?lang=fr")
    Hands(page).fill("qc_open_path", str(small_study))
    page.get_by_role("button", name="Ouvrir", exact=True).last.click()
    settle(page)
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 at 400 %
    page.reload()
    settle(page)
    opener = page.get_by_test_id("stExpandSidebarButton")
    for covered in (page.locator("h1").first, opener):
        expect(covered).to_be_visible()
        assert covered.evaluate(_IN_FRONT), "something lies on it"
    opener.click()
    first = page.locator(".qc-nav-link").first
    expect(first).to_be_in_viewport(ratio=1)
    page.wait_for_timeout(500)  # the menu slides in
    assert first.evaluate(_IN_FRONT), "something lies on the menu"
