"""Two coders code blind, compare, settle five disagreements and take the report away."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from qualcode.services import comparison, rounds, studies
from tests.app.browser.hands import settle
from tests.app.browser.server import Server
from tests.services.small_study import code_named
from tests.services.two_coders import put, study_for_two

WORDS = (
    ("Anne", "M1", "Temps", "On n'a pas le temps de se réunir"),
    ("Samira", "M1", "Temps", "On n'a pas le temps de se réunir, voilà"),
    ("Anne", "M1", "Argent", "Le soir, il faudrait être payé"),
    ("Samira", "M1", "Temps", "Le soir, il faudrait être payé"),
    ("Anne", "M1", "Argent", "sans elle on n'avancerait pas"),
    ("Anne", "M2", "Freins", "les réunions sont trop longues"),
    ("Samira", "M2", "Temps", "les réunions sont trop longues"),
    ("Samira", "M2", "Argent", "Une secrétaire partagée"),
    ("Anne", "M2", "Temps", "On n'a pas le temps"),
    ("Samira", "M2", "Temps", "On n'a pas le temps."),
)


def part(page: Page, number: int) -> None:
    """One of the parts of the screen: the round, comparison, tables, report."""
    page.locator('[class*="st-key-qc_triangulation_part"] button').nth(number).click()
    settle(page)


def choose(page: Page, key: str, *names: str) -> None:
    """Ticks names in a field that takes several."""
    for name in names:
        page.locator(f".st-key-{key} input").click()
        page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")
    settle(page)


def press(page: Page, key: str) -> None:
    page.locator(f".st-key-{key} button").first.click()
    settle(page)


def act_as(page: Page, server: Server, study_id: str, coder: str, screen: str) -> None:
    page.goto(f"{server.address}{screen}?lang=fr&study={study_id}&coder={coder}")
    settle(page)


def prepared(server: Server, folder: Path) -> tuple[Path, str, dict[str, str]]:
    os.environ["QUALCODE_DATA"] = str(server.home / "data")
    with study_for_two(folder) as study:
        ids = {c.name: c.id for c in studies.describe(study).coders}
        return study.file.path, studies.get_study(study).id, ids


def code(path: Path, coder: str) -> None:
    with studies.open_study(path, coder=coder) as study:
        for who, label, name, words in WORDS:
            if who == coder:
                put(study, coder, label, name, words)


def test_two_coders_code_blind_compare_settle_five_disagreements_and_export(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    before = os.environ.get("QUALCODE_DATA")
    try:
        path, study_id, ids = prepared(server, tmp_path)
        page = open_page(
            f"{server.address}triangulation?lang=fr&study={study_id}&coder={ids['Anne']}"
        )
        settle(page)
        choose(page, "qc_round_sources", "M1", "M2")
        press(page, "qc_round_start")
        expect(page.get_by_text("Tant qu’une retranscription est à l’aveugle")).to_be_visible()

        code(path, "Anne")
        code(path, "Samira")
        for name in ("Anne", "Samira"):
            act_as(page, server, study_id, ids[name], "study")
            page.locator('[data-testid="stMetricValue"]').first.wait_for()
            figures = page.locator('[data-testid="stMetricValue"]').all_inner_texts()
            assert "5" in figures, "one's own extracts are counted"
            assert "10" not in figures, "the other's are not"
            act_as(page, server, study_id, ids[name], "triangulation")
            choose(page, "qc_round_mine", "M1", "M2")
            press(page, "qc_round_declare")

        act_as(page, server, study_id, ids["Anne"], "triangulation")
        press(page, "qc_round_open")
        part(page, 1)
        root = page.locator('.qc-compare-root[data-ready="1"]')
        root.wait_for()
        expect(page.locator(".qc-cp-row")).to_have_count(5)
        expect(page.locator(".qc-cp-stripe").first).to_be_visible()
        page.locator(".qc-cp-list").focus()
        page.keyboard.press("Home")
        for _ in range(5):  # the keyboard alone: what Anne coded, else nothing
            key = (
                "1"
                if page.locator('[data-decision^="one"]').first.inner_text().endswith("Anne")
                else "n"
            )
            page.locator(".qc-cp-list").focus()
            page.keyboard.press(key)
            expect(root).to_have_attribute("data-pending", "0")
        expect(page.locator(".qc-cp-progress")).to_contain_text("5 sur 5")

        part(page, 3)
        with page.expect_download() as taken:
            page.locator(".st-key-qc_round_docx button").click()
        assert Path(taken.value.path()).read_bytes()[:2] == b"PK"
        with studies.open_study(path) as study:
            compared = comparison.compare_round(study)
            assert compared.progress.n_left == 0
            assert rounds.find_round(study).opened_ids
            assert code_named(study, "Argent")
    finally:
        if before is None:
            os.environ.pop("QUALCODE_DATA", None)
        else:
            os.environ["QUALCODE_DATA"] = before
