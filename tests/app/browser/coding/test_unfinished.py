"""What is begun beside the text waits, and what is said of a transcript holds whatever is shown."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from qualcode.services import memos
from tests.app.browser.coding_desk import Desk, Hands


def test_what_is_being_written_waits_while_another_coding_is_looked_at(
    desk: Desk, hands: Hands
) -> None:
    page = hands.page
    hands.arrive(desk.address("drafts"))
    hands.code("dix ans", "temps")
    hands.code("payé", "argent")
    hands.saved()
    page.mouse.click(*hands.at("ans"))
    page.keyboard.press("n")
    page.keyboard.type("Depuis quand, au ju")
    page.mouse.click(*hands.at("payé"))  # something else catches the eye
    expect(page.locator(".qc-card-text")).to_have_count(0)
    expect(page.locator(".qc-draft")).to_contain_text("Depuis quand, au ju")
    page.keyboard.press("m")
    page.keyboard.type("Un mémo à moitié")
    hands.arrive(desk.address("drafts"))  # and the page is loaded again
    expect(page.locator(".qc-draft")).to_have_count(2)
    page.locator(".qc-draft", has_text="Depuis quand").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("ste ?")
    page.keyboard.press("Control+Enter")
    page.locator(".qc-draft", has_text="Un mémo").click()
    page.keyboard.press("Control+Enter")
    hands.saved()
    assert [c.comment for c in desk.stored("drafts")] == ["Depuis quand, au juste ?", ""]
    with desk.open() as study:
        (memo,) = (m for m in memos.list_memos(study) if m.text == "Un mémo à moitié")
        memos.remove_memo(study, memo.id)
    expect(page.locator(".qc-draft")).to_have_count(0)


def test_the_share_coded_and_the_next_uncoded_are_the_transcript_s_whatever_is_shown(
    desk: Desk, hands: Hands
) -> None:
    page = hands.page
    hands.arrive(desk.address("drafts"))
    hands.code("n’avancerait pas", "temps")
    hands.saved()
    share = page.locator(".qc-percent")
    expect(share).to_have_text(re.compile(r"[1-9]\d*\s% codé"))  # it is empty until it was counted
    before = share.inner_text()
    page.evaluate(
        "() => { const c = document.querySelector('.qc-reader').__qcCanvas;"
        " c.onlyBranch(c.book.named('Équipe').id); }"
    )
    expect(page.locator(".qc-coded")).to_have_count(0)
    page.wait_for_timeout(500)
    assert share.inner_text() == before
    page.locator(".qc-number").nth(1).click()
    page.keyboard.press("u")
    assert page.evaluate(
        "() => { const c = document.querySelector('.qc-reader').__qcCanvas; const s = c.selecting.chosen;"
        " return [...c.ledger.view.values()].every((r) => r.end <= s.start || s.end <= r.start); }"
    )
