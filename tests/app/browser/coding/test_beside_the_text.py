"""What stands in the margin and beside the text: codings, their ends, memos, definitions."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from qualcode.model import MemoKind
from qualcode.services import codebook, memos
from tests.app.browser.coding_desk import Desk, Hands


def test_overlapping_codings_stand_apart_and_a_click_goes_through_them(
    desk: Desk, hands: Hands
) -> None:
    hands.arrive(desk.address("overlaps"))
    hands.code("On n’a pas le temps de se réunir", "temps")
    hands.code("le temps de se réunir, voilà", "argent")
    hands.code("temps", "équipe")
    hands.saved()
    assert len(desk.stored("overlaps")) == 3
    lanes = hands.page.evaluate(
        "() => [...document.querySelector('.qc-reader').__qcCanvas.ledger.view.values()].map((r) => r.lane).sort()"
    )
    assert lanes == [0, 1, 2]
    x, y = hands.at("temps")
    seen = set()
    for _ in range(3):
        hands.page.mouse.click(x + 24, y)
        seen.add(hands.state("chosen"))
        hands.page.wait_for_timeout(700)  # slower than a double click
    assert len(seen) == 3
    hands.page.locator(".qc-label-press", has_text="Argent").hover()
    lit = hands.page.locator(".qc-lit").all_inner_texts()
    assert "".join(lit) == "le temps de se réunir, voilà"
    line = hands.page.locator(".qc-code", has_text="Équipe")
    before = line.bounding_box()
    line.hover()
    assert "Pas encore" in hands.page.locator(".qc-about").inner_text()
    assert line.bounding_box() == before, "no code slips away from under the mouse"
    listed = hands.page.locator(".qc-labels button").all()
    assert len(listed) == 3
    assert all(b.get_attribute("aria-label") for b in listed), "each is said to a screen reader"


def test_ends_are_moved_by_their_handles_and_with_the_keys(desk: Desk, hands: Hands) -> None:
    hands.arrive(desk.address("ends"))
    hands.code("pas le temps", "temps")
    hands.saved()
    hands.page.mouse.click(*hands.at("temps de"))
    handle = hands.page.locator(".qc-handle-end")
    handle.wait_for()
    box = handle.bounding_box()
    assert box
    target = hands.at("réunir", end=True)
    hands.drag((box["x"] + 5, box["y"] + box["height"] / 2), (target[0] - 1, target[1]))
    hands.saved()
    hands.wait("[...c.ledger.view.values()].every((r) => !r.unsaved)")
    assert desk.quotes("ends") == ["pas le temps de se réunir"]
    hands.page.locator(".qc-number").nth(1).click()
    hands.page.keyboard.press("k")
    hands.page.keyboard.press("b")
    hands.page.keyboard.press("Control+Shift+ArrowRight")
    hands.page.keyboard.press("Enter")
    hands.saved()
    assert desk.quotes("ends") == ["pas le temps de se réunir, voilà"]


def test_names_and_comments_are_text_and_never_run(desk: Desk, hands: Hands) -> None:
    hands.arrive(desk.address("names"))
    hands.code("dix ans", "<img")
    hands.page.mouse.click(*hands.at("ans"))
    hands.page.keyboard.press("n")
    hands.page.keyboard.type("<script>window.hacked=1</script>")
    hands.page.keyboard.press("Control+Enter")
    hands.saved()
    expect(hands.page.locator(".qc-label-name")).to_have_text("<img src=x onerror=window.hacked=1>")
    expect(hands.page.locator(".qc-card-comment")).to_contain_text("<script>")
    assert hands.page.evaluate("window.hacked") is None


def test_what_was_just_coded_has_its_colour_and_takes_a_comment_at_once(
    desk: Desk, hands: Hands
) -> None:
    hands.arrive(desk.address("fresh"))
    hands.code("dix ans", "un code tout neuf")
    hands.saved()
    bar = hands.page.locator(".qc-stripe").first
    piece = hands.page.locator(".qc-coded", has_text="dix ans").first
    drawn = "(part) => getComputedStyle(part).getPropertyValue('--tint').trim().toLowerCase()"
    told = "document.querySelector('.qc-reader').__qcCanvas.book.named('un code tout neuf').colour"
    bar.wait_for()
    assert piece.evaluate(drawn) == hands.page.evaluate(told).lower() != "#7a7a7a"
    hands.page.keyboard.press("n")
    hands.page.keyboard.type("le début")
    hands.page.keyboard.press("Control+Enter")
    hands.saved()
    assert [coding.comment for coding in desk.stored("fresh")] == ["le début"]


def test_memos_and_definitions_are_written_and_read_beside_the_text(
    desk: Desk, hands: Hands
) -> None:
    hands.arrive(desk.address("notes"))
    page, keys = hands.page, hands.page.keyboard
    hands.code("pas le temps", "temps")
    hands.select("la famille appelle")
    keys.press("Escape")
    keys.press("m")
    keys.type("La famille <b>entre</b> dans le soin.")
    page.locator(".qc-card-form select").select_option("reflexive")
    keys.press("Control+Enter")
    hands.saved()
    mark = page.locator(".qc-memo-mark")
    expect(mark).to_have_attribute("aria-label", re.compile("Réflexif.*<b>entre</b>"))
    mark.hover()
    expect(page.locator(".qc-memo-bubble")).to_contain_text("La famille <b>entre</b>")
    page.locator(".qc-number").nth(1).click()
    keys.press("Shift+M")
    expect(page.locator(".qc-card-quote")).to_have_text("la famille appelle")
    page.get_by_role("button", name="Changer ce mémo").click()
    keys.press("End")
    keys.type(" À revoir.")
    keys.press("Control+Enter")
    hands.saved()
    hands.wait("c.memos.rows.length === 1 && c.memos.rows[0].text.endsWith('À revoir.')")
    keys.press("Escape")
    page.mouse.click(*hands.at("temps de"))
    keys.press("d")
    expect(page.locator(".qc-about textarea").first).to_have_value("Le temps qui manque.")
    page.get_by_label("Quand ne pas l’utiliser").fill("Les gardes.")
    keys.press("Control+Enter")
    hands.saved()
    expect(page.locator(".qc-about")).to_contain_text("Les gardes.")
    with desk.open() as study:
        (memo,) = memos.list_memos(study)
        assert memo.text == "La famille <b>entre</b> dans le soin. À revoir."
        assert memo.kind is MemoKind.REFLEXIVE
        (code,) = (c for c in codebook.get_codebook(study).codes if c.name == "Temps")
        assert (code.definition, code.exclusion) == ("Le temps qui manque.", "Les gardes.")
        codebook.edit(study, code.id, exclusion="")


def test_axe_finds_nothing_with_the_palette_open(desk: Desk, hands: Hands) -> None:
    hands.arrive(desk.address("overlaps"))
    hands.select("famille")
    hands.page.locator(".qc-palette-input").wait_for()
    hands.page.wait_for_timeout(300)
    answer = Axe().run(hands.page, options={"resultTypes": ["violations"]}).response
    found = [
        f"{rule['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]
    assert found == []
    hands.page.keyboard.press("Escape")
