"""Two at once, no network, a server that stops, a burst: nothing is lost, undo goes on."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable

from playwright.sync_api import Browser, expect

from qualcode.services import codebook
from tests.app.browser.coding_desk import Desk, Hands
from tests.app.browser.conftest import SIZE


def another(desk: Desk, browser: Browser, address: str) -> tuple[Hands, Callable[[], None]]:
    """A second browser on the same study."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.set_default_timeout(45_000)
    hands = Hands(page)
    hands.arrive(address)
    del desk
    return hands, context.close


def test_undo_goes_on_after_the_server_was_started_anew(desk: Desk, hands: Hands) -> None:
    hands.arrive(desk.address("undo"))
    for words, code in (("dix ans", "temps"), ("La collègue", "équipe"), ("payé", "argent")):
        hands.code(words, code)
    hands.saved()
    desk.server.kill()
    hands.code("secrétaire partagée", "équipe")  # done while nobody listens
    expect(hands.page.locator(".qc-status")).to_contain_text("Non enregistré", timeout=15_000)
    assert hands.state("pending") == "1"
    desk.known_here()
    desk.server.start()
    hands.saved()
    assert len(desk.stored("undo")) == 4
    hands.arrive(desk.address("undo"))
    hands.page.get_by_role("button", name="Mes actions").click()
    expect(hands.page.locator(".qc-done-said").first).to_contain_text("Équipe")
    for n in (3, 2, 1):
        hands.page.keyboard.press("Control+z")
        hands.wait(f"c.ledger.view.size === {n}")
    hands.saved()
    assert desk.quotes("undo") == ["dix ans"]
    expect(hands.page.locator(".qc-undone").first).to_be_visible()


def test_two_who_make_one_code_at_once_go_on_with_it(
    desk: Desk, hands: Hands, browser: Browser
) -> None:
    hands.arrive(desk.address("same"))
    samira, leave = another(desk, browser, desk.address("same", coder=desk.samira))
    for each in (hands, samira):
        each.select("dix ans")
        each.page.locator(".qc-palette-input").wait_for()
        each.page.keyboard.type("Ancienneté")
    for each in (hands, samira):
        each.page.keyboard.press("Enter")
    samira.code("voilà tout", "Ancienneté")  # at once, and again when all was heard
    for each in (hands, samira):
        each.saved()
        each.wait("c.book.order.filter((code) => code.name === 'Ancienneté').length === 1")
    samira.code("secrétaire partagée", "Ancienneté")
    samira.saved()
    assert samira.page.locator(".qc-notice").count() == 0
    leave()
    with desk.open() as study:
        (code,) = [c for c in codebook.get_codebook(study).codes if c.name == "Ancienneté"]
    found = [c.segment.quote for c in desk.stored("same") if c.code_id == code.id]
    assert sorted(found) == ["dix ans", "dix ans", "secrétaire partagée", "voilà tout"]


def test_two_browsers_see_each_other_and_who_is_second_chooses(
    desk: Desk, hands: Hands, browser: Browser
) -> None:
    address = desk.address("two")
    hands.arrive(address)
    samira, leave = another(desk, browser, desk.address("two", coder=desk.samira))
    hands.code("pas le temps de se réunir", "temps")
    hands.saved()
    began = time.monotonic()
    samira.wait("c.ledger.view.size === 1")
    assert time.monotonic() - began < 10
    # Samira's own coding, which the owner of the study may change as well
    samira.code("être payé", "argent")
    samira.saved()
    hands.wait("c.ledger.view.size === 2")
    hands.page.mouse.click(*hands.at("payé"))
    hands.page.evaluate("() => { window.__qcHubs.get('coding').buses.clear(); }")
    samira.page.mouse.click(*samira.at("payé"))
    samira.page.keyboard.press("x")
    samira.page.keyboard.type("équipe")
    samira.page.keyboard.press("Enter")
    samira.saved()
    # what Samira did has not come yet to the first browser, who changes the same extract
    with desk.open() as study:
        name = next(c for c in codebook.get_codebook(study).codes if c.name == "Temps")
    hands.page.evaluate(
        """([code, was]) => { const c = document.querySelector('.qc-reader').__qcCanvas; const row = c.row(c.chosen);
          c.outbox.push({ do: 'recode', source: c.source, coding: c.chosen, code, new: [],
            seen: { code: was, start: row.start, end: row.end, comment: row.comment } }); }""",
        [name.id, next(c.code_id for c in desk.stored("two") if c.segment.quote != "être payé")],
    )
    notice = hands.page.locator(".qc-notice")
    expect(notice).to_contain_text("changé entre-temps")
    expect(notice).to_contain_text("Équipe")
    hands.page.get_by_role("button", name="Mettre le mien").click()
    hands.saved()
    assert {c.code_id for c in desk.stored("two") if c.segment.quote == "être payé"} == {name.id}
    leave()


def test_two_tabs_of_one_person_do_not_disturb_each_other(desk: Desk, hands: Hands) -> None:
    address = desk.address("tabs")
    hands.arrive(address)
    tab = Hands(hands.page.context.new_page())
    tab.arrive(address)
    hands.code("dix ans", "temps")
    tab.code("La collègue", "équipe")
    hands.saved()
    tab.saved()
    for each in (hands, tab):
        each.wait("c.ledger.view.size === 2")
    tab.page.close()
    assert len(desk.stored("tabs")) == 2


def test_nothing_is_lost_without_a_network(desk: Desk, hands: Hands) -> None:
    hands.arrive(desk.address("offline"))
    context = hands.page.context
    context.set_offline(True)
    for words in ("dix ans", "beaucoup", "famille"):
        hands.code(words, "temps")
    hands.page.wait_for_timeout(5000)
    assert hands.page.locator(".qc-label-name").count() == 3, "it is shown meanwhile"
    context.set_offline(False)
    hands.saved()
    assert len(desk.stored("offline")) == 3


def test_a_burst_of_thirty_codings_is_stored_whole(desk: Desk, hands: Hands) -> None:
    hands.arrive(desk.address("burst"))
    burst(hands, 30, "burst")
    hands.saved()
    assert len(desk.stored("burst")) == 30
    assert len(set(desk.quotes("burst"))) == 30


def test_nothing_is_lost_while_the_study_is_held_for_three_seconds_and_the_page_runs(
    desk: Desk, hands: Hands
) -> None:
    hands.arrive(desk.address("busy"))
    holder = sqlite3.connect(desk.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    burst(hands, 3, "busy")
    hands.page.get_by_text("English", exact=True).click(no_wait_after=True)
    hands.page.wait_for_timeout(1500)
    burst(hands, 6, "busy", 3)
    hands.page.wait_for_timeout(1500)
    holder.execute("ROLLBACK")
    holder.close()
    hands.wait("c.language !== '' && document.documentElement.lang === 'en'")
    hands.saved()
    assert len(desk.stored("busy")) == 6


def burst(hands: Hands, until: int, label: str, first: int = 0) -> None:
    """Codings one after the other without waiting, as fast as the page takes them."""
    del label
    hands.page.evaluate(
        """([first, until]) => { const c = document.querySelector('.qc-reader').__qcCanvas;
          const code = c.book.named('Temps').id;
          for (let n = first; n < until; n += 1) c.put(c.doc.refine(20 + n * 5, 34 + n * 5, false), [code], []); }""",
        [first, until],
    )
