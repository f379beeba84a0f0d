"""The tree, the grouping table and the extracts in a real browser: drag, keyboard, merge, undo."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from qualcode.anonymise.folding import fold
from qualcode.model import CodeKind
from qualcode.services import codebook, codings, history, studies
from qualcode.services.open_study import OpenStudy
from tests.app.browser.conftest import PATIENCE_MS, SIZE
from tests.app.browser.hands import go, settle
from tests.app.browser.server import PATIENCE_S, Server
from tests.services.small_study import code_named, coded_study

SCRIPT = "<img src=x onerror=window.hacked=1>"


@dataclass
class Hands:
    """What somebody does to the tree."""

    page: Page
    path: Path

    def open(self) -> OpenStudy:
        """The study beside the app, to see what is really stored."""
        return studies.open_study(self.path, remember=False)

    def row(self, name: str) -> Locator:
        """The line of a code."""
        name_of = self.page.locator(".qc-tree-name", has_text=name)
        return self.page.locator(".qc-tree-row", has=name_of).first

    def stored(self, kind: str = "tree") -> None:
        """Waits until nothing waits any more."""
        self.page.locator(f'.qc-{kind}-root[data-ready="1"][data-pending="0"]').wait_for()
        settle(self.page)

    def until(self, stands: Callable[[OpenStudy], bool]) -> None:
        """Waits until something stands in the study, and nothing waits in the page."""
        end = time.monotonic() + PATIENCE_S
        while True:
            with self.open() as study:
                if stands(study):
                    break
            assert time.monotonic() < end, "it never came into the study"
            self.page.wait_for_timeout(150)
        settle(self.page)

    def stands(self, *path: str) -> None:
        """Waits until a code stands at a path of the study."""
        self.until(lambda s: codebook.get_codebook(s).find_path(path) is not None)

    def press(self, *keys: str) -> None:
        """Keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def walk_to(self, name: str) -> None:
        """Goes to a code by its first letters, anew where the machine halted between two of them."""
        for _ in range(10):
            self.page.locator(".qc-tree").focus()
            self.page.wait_for_timeout(1000)  # letters of before no longer count
            self.page.keyboard.type(name[:5])
            there = self.page.locator(".qc-active .qc-tree-name").inner_text()
            if fold(there).startswith(name[:5]):
                return
        raise AssertionError(f"the letters never led to {name}")


@pytest.fixture(scope="module")
def made(house: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A study of some codes, which the app knows."""
    folder = tmp_path_factory.mktemp("tree")
    with coded_study(folder) as study:
        codebook.create(study, "Aides", kind=CodeKind.THEME)
        for name in ("Surcharge", "Fatigue", "Équipe", SCRIPT):
            codebook.create(study, name)
        for words in ("dix ans", "voilà", "payé"):
            codings.code_words(study, "M1", code_named(study, "Surcharge").id, words)
        return study.file.path, studies.get_study(study).id


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all of them."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    context.close()


@pytest.fixture
def hands(
    server: Server, made: tuple[Path, str], page: Page, monkeypatch: pytest.MonkeyPatch
) -> Hands:
    """Somebody before the tree."""
    path, study_id = made
    monkeypatch.setenv("QUALCODE_DATA", str(server.home / "data"))
    with studies.open_study(path):
        pass  # the app finds the study by its id, whatever earlier tests made it forget
    page.goto(f"{server.address}codebook?lang=fr&study={study_id}")
    hands = Hands(page, path)
    hands.stored()
    return hands


def test_codes_are_dragged_one_or_several_and_undo_takes_them_back(hands: Hands) -> None:
    hands.row("Surcharge").click()
    settle(hands.page)
    hands.row("Fatigue").click(modifiers=["Control"])
    hands.row("Fatigue").drag_to(hands.row("Aides"), target_position={"x": 120, "y": 15})
    assert hands.row("Surcharge").get_attribute("aria-level") == "2", "shown before it is stored"
    hands.stands("Aides", "Surcharge")
    hands.stands("Aides", "Fatigue")
    hands.page.locator(".qc-tree").focus()
    hands.press("Control+z")
    hands.stands("Surcharge")
    hands.stands("Fatigue")
    assert hands.page.locator(".qc-tree-root .qc-trouble").inner_text() == ""


def test_the_tree_is_worked_by_keyboard_alone(hands: Hands) -> None:
    hands.walk_to("equip")
    assert hands.page.locator(".qc-active").get_attribute("data-id") is not None
    hands.press("Control+x")
    hands.walk_to("aides")
    hands.press("Control+v")
    hands.stands("Aides", "Équipe")
    hands.walk_to("fatig")
    hands.press("F2", "Control+a")
    hands.page.keyboard.type("Lassitude")
    hands.press("Enter")
    hands.stands("Lassitude")
    hands.press("Alt+ArrowUp")
    hands.until(lambda s: history.list_activities(s)[-1].action == "move_code")
    with hands.open() as study:
        roots = [c.name for c in codebook.get_codebook(study).children()]
    assert roots.index("Lassitude") < roots.index("Surcharge")
    assert hands.page.evaluate("document.activeElement.getAttribute('role')") == "tree"


def test_several_codes_are_gathered_and_merged_after_a_look_at_what_it_does(hands: Hands) -> None:
    hands.row("Lassitude").click()
    settle(hands.page)
    hands.row("Surcharge").click(modifiers=["Shift"])
    hands.press("Control+g")
    hands.page.keyboard.type("Épuisement")
    hands.press("Enter")
    hands.stands("Épuisement", "Surcharge")
    hands.row("Lassitude").click()
    settle(hands.page)
    hands.row("Surcharge").click(modifiers=["Control"])
    hands.press("Control+m")
    window = hands.page.get_by_role("dialog")
    window.get_by_text("codages prennent le code gardé").wait_for()
    window.locator(".st-key-qc_merge_button button").click()
    hands.row("Surcharge").wait_for(state="detached")
    hands.until(lambda s: n_coded(s, "Lassitude") == 3)


def test_a_theme_under_a_theme_is_called_a_sub_theme(hands: Hands) -> None:
    with hands.open() as study:
        above = codebook.create(study, "Organisation", kind=CodeKind.THEME)
        codebook.create(study, "Horaires", kind=CodeKind.THEME, parent_id=above.id)
    hands.page.reload()
    hands.stored()
    assert hands.row("Organisation").locator(".qc-tree-tag").inner_text() == "Thème"
    assert hands.row("Horaires").locator(".qc-tree-tag").inner_text() == "Sous-thème"
    with hands.open() as study:
        history.undo(study)
        history.undo(study)


def test_cards_are_laid_on_heaps_by_mouse_and_keyboard_and_become_sub_themes(hands: Hands) -> None:
    hands.row("Lassitude").click()
    settle(hands.page)
    hands.page.get_by_role("button", name="Trier les extraits…").click()
    hands.page.locator('.qc-grouping-root[data-ready="1"]').wait_for()
    cards = hands.page.locator(".qc-gr-card")
    cards.first.click()
    hands.press("n")
    hands.page.keyboard.type("Le soir")
    hands.press("Enter")
    loose = hands.page.locator(".qc-gr-loose .qc-gr-card")
    loose.first.drag_to(hands.page.locator(".qc-gr-more"))
    loose.first.focus()
    hands.press("1")
    hands.page.locator(".qc-press-strong").click()
    hands.stands("Épuisement", "Lassitude", "Le soir")
    with hands.open() as study:
        assert n_coded(study, "Lassitude") == 0
        assert n_coded(study, "Le soir") + n_coded(study, "Tas 2") == 3


def test_an_extract_is_picked_and_the_analysis_typed_beside_it_is_stored(hands: Hands) -> None:
    hands.row("Freins").click()
    settle(hands.page)
    hands.page.locator(".st-key-qc_code_extracts button").click()
    hands.page.locator('.qc-extracts-root[data-ready="1"]').wait_for()
    hands.page.locator(".qc-ex-card").first.focus()
    hands.press("p", "ArrowDown", "d")
    hands.page.locator(".qc-ex-analysis").fill("Le temps manque <b>à tous</b>.")
    go(hands.page, "codebook")  # leaving at once loses nothing: it is sent when the list comes back
    hands.stored()
    go(hands.page, "extracts")
    hands.until(lambda s: code_named(s, "Freins").analysis == "Le temps manque <b>à tous</b>.")
    hands.until(lambda s: sum(c.report_position is not None for c in codings.list_codings(s)) == 1)
    hands.until(lambda s: sum(c.divergent for c in codings.list_codings(s)) == 1)


def n_coded(study: OpenStudy, name: str) -> int:
    """How many codings a code has."""
    code_id = code_named(study, name).id
    return sum(c.code_id == code_id for c in codings.list_codings(study))


def test_names_are_text_and_the_screens_can_be_read_by_everybody(hands: Hands) -> None:
    assert hands.row("<img").locator(".qc-tree-name").inner_text() == SCRIPT
    for screen, kind in (("codebook", "tree"), ("grouping", ""), ("extracts", "extracts")):
        go(hands.page, screen)
        if kind:
            hands.stored(kind)
        found = Axe().run(hands.page).response["violations"]
        ours = [
            (v["id"], node["target"])
            for v in found
            for node in v["nodes"]
            if "qc-" in str(node["html"])
        ]
        assert ours == [], screen
    assert hands.page.evaluate("window.hacked") is None
