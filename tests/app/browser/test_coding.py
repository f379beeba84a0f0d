"""Coding in a real browser: with the mouse, with the keyboard alone, by several at once."""

from __future__ import annotations

import random
import re
import sqlite3
import time
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FloatRect, Page, expect

from qualcode.model import MemoKind
from qualcode.services import codebook, memos
from tests.app.browser.coding_desk import HOSTILE, Desk, Hands, set_up
from tests.app.browser.conftest import SIZE
from tests.app.browser.server import Server

LABELS = (
    *("mouse", "keys", "overlaps", "ends", "undo", "two", "offline", "burst", "busy", "hostile"),
    *("names", "tabs", "notes"),
)
N_SELECTIONS = 300


@pytest.fixture(scope="module")
def desk(house: Server, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The study all of these tests share, a transcript each."""
    return set_up(house, tmp_path_factory.mktemp("coding"), LABELS)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all of them."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


@pytest.fixture
def hands(server: Server, desk: Desk, page: Page) -> Hands:
    """A coder before the screen; the app runs and knows the study."""
    del server
    desk.known_here()
    return Hands(page)


def another(desk: Desk, browser: Browser, address: str) -> tuple[Hands, Callable[[], None]]:
    """A second browser on the same study."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.set_default_timeout(20_000)
    hands = Hands(page)
    hands.arrive(address)
    del desk
    return hands, context.close


def test_a_first_code_takes_three_actions_in_sight_and_no_help(desk: Desk, hands: Hands) -> None:
    hands.arrive(desk.address("mouse"))
    height = SIZE["height"]
    for part in (".qc-bar", ".qc-side-search", ".qc-status", ".qc-turn-row >> nth=1"):
        box = hands.page.locator(part).first.bounding_box()
        assert box, part
        assert box["y"] + box["height"] <= height, part
    hands.select("On n’a pas le temps de se réunir")
    palette = hands.page.locator(".qc-palette")
    box = palette.bounding_box()
    assert box
    assert box["y"] + box["height"] <= height
    hands.page.keyboard.type("Lassitude du soir")
    hands.page.keyboard.press("Enter")
    hands.saved()
    assert desk.quotes("mouse") == ["On n’a pas le temps de se réunir"]
    (coding,) = desk.stored("mouse")
    with desk.open() as study:
        assert codebook.get_codebook(study).get(coding.code_id).name == "Lassitude du soir"
    expect(hands.page.locator(".qc-label-name").first).to_have_text("Lassitude du soir")


def test_words_turns_and_longer_stretches_are_selected_with_the_mouse(
    desk: Desk, hands: Hands
) -> None:
    hands.arrive(desk.address("mouse"))
    mouse, chosen = (
        hands.page.mouse,
        "c.selecting.chosen && c.doc.quote(c.selecting.chosen.start, c.selecting.chosen.end)",
    )
    x, y = hands.at("collègue")
    mouse.dblclick(x + 4, y)
    hands.wait(f"{chosen} === 'collègue'")
    hands.page.keyboard.press("Escape")
    mouse.click(x + 4, y, click_count=3)
    hands.wait(f"({chosen} || '').startsWith('La collègue') && ({chosen}).endsWith('payé.')")
    hands.page.keyboard.press("Escape")
    mouse.click(*hands.at("beaucoup"))
    hands.page.keyboard.down("Shift")
    mouse.click(*hands.at("longues", end=True))
    hands.page.keyboard.up("Shift")
    hands.wait(f"({chosen} || '').startsWith('beaucoup') && ({chosen}).endsWith('Trop longues')")
    hands.page.keyboard.type("Équ")
    hands.page.keyboard.press("Enter")
    hands.saved()
    (quote,) = (q for q in desk.quotes("mouse") if q.startswith("beaucoup"))
    assert quote.count("\n") == 2, "it runs over an interviewer’s turn"


def test_codes_are_dragged_onto_words_and_words_onto_codes(desk: Desk, hands: Hands) -> None:
    hands.arrive(desk.address("mouse"))
    line = hands.page.locator(".qc-code", has_text="Argent").bounding_box()
    assert line
    on_code = (line["x"] + 60, line["y"] + line["height"] / 2)
    hands.select("vingt-deux heures")
    hands.page.keyboard.press("Escape")
    hands.drag(hands.at("heures"), on_code)
    hands.saved()
    assert desk.quotes("mouse").count("vingt-deux heures") == 1
    hands.select("ce serait bien")
    hands.page.keyboard.press("Escape")
    hands.drag(on_code, hands.at("serait"))
    hands.saved()
    assert desk.quotes("mouse").count("ce serait bien") == 1


def test_everything_is_done_with_the_keyboard_alone(desk: Desk, hands: Hands) -> None:
    hands.arrive(desk.address("keys"))
    keys = hands.page.keyboard
    for _ in range(60):
        if hands.page.evaluate("!!document.activeElement.closest('.qc-turn-row')"):
            break
        keys.press("Tab")
    keys.press("Control+ArrowDown")
    for _ in range(3):
        keys.press("Control+Shift+ArrowRight")
    keys.press("Enter")
    keys.type("temps")
    keys.press("Enter")
    hands.saved()
    assert desk.quotes("keys") == ["Oui, j’exerce ici"]
    keys.press("Control+ArrowDown")
    keys.press("Control+ArrowDown")
    keys.press("t")
    keys.press("i")
    hands.saved()
    keys.press("Control+ArrowDown")
    keys.press("Control+ArrowDown")
    keys.press("s")
    keys.press("Digit1")
    keys.press("Digit2")
    hands.saved()
    assert desk.quotes("keys").count("Les réunions ?") == 2
    keys.press("k")
    keys.press("x")
    keys.type("arg")
    keys.press("Enter")
    keys.press("n")
    keys.type("à revoir")
    keys.press("Control+Enter")
    hands.saved()
    assert [c.comment for c in desk.stored("keys") if c.comment] == ["à revoir"]
    n_before = len(desk.stored("keys"))
    keys.press("Delete")
    hands.saved()
    assert len(desk.stored("keys")) == n_before - 1
    keys.press("Control+z")
    hands.wait(f"c.ledger.view.size === {n_before}")
    keys.press("Control+y")
    hands.wait(f"c.ledger.view.size === {n_before - 1}")
    keys.press("u")
    hands.wait("!!c.selecting.chosen")
    keys.press("/")
    keys.type("HOPITAL")
    keys.press("Enter")
    expect(hands.page.locator(".qc-hits")).to_have_text("1/1")
    keys.press("Escape")
    assert hands.page.evaluate("!!document.activeElement.closest('.qc-turn-row')")
    # the top row of a French keyboard gives & and é without the shift key
    keys.press("t")
    hands.page.evaluate(
        "() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " { key: '&', code: 'Digit1', bubbles: true, cancelable: true }))"
    )
    hands.saved()
    assert len(desk.stored("keys")) == n_before


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


def test_what_is_stored_is_what_was_selected_three_hundred_times(desk: Desk, hands: Hands) -> None:
    hands.arrive(desk.address("hostile"))
    hands.prefer(words=False, palette=False)
    page, picked = hands.page, random.Random(20)
    turns = page.locator(".qc-turn-row:not(.qc-interviewer)").all()
    code = page.evaluate(
        "() => document.querySelector('.qc-reader').__qcCanvas.book.named('Temps').id"
    )
    seen: list[str] = []
    part = len(HOSTILE)
    for first in range(0, len(turns), part):
        turns[first].evaluate("turn => turn.scrollIntoView({ block: 'start' })")
        page.wait_for_timeout(300)
        rows = [t.locator(".qc-words").bounding_box() for t in turns[first : first + part]]
        until = len(seen) + N_SELECTIONS // (len(turns) // part)
        while len(seen) < until:
            said = select_anywhere(hands, picked, picked.choice(rows), code)
            seen += [said] if said else []
        hands.saved()
    hands.prefer(words=True, palette=True)
    assert len(seen) >= N_SELECTIONS
    stored = [q.encode() for q in desk.quotes("hostile")]
    assert set(stored) == {said.encode() for said in seen}


def select_anywhere(hands: Hands, picked: random.Random, row: FloatRect | None, code: str) -> str:
    """Drags the mouse over a turn and codes what it selected; gives what the browser shows."""
    assert row
    ends = [
        (
            row["x"] + picked.uniform(0, row["width"]),
            row["y"] + picked.uniform(4, row["height"] - 4),
        )
        for _ in range(2)
    ]
    hands.drag(ends[0], ends[1])
    said = hands.page.evaluate(
        """(code) => { const c = document.querySelector('.qc-reader').__qcCanvas;
          const shown = [...(CSS.highlights.get('qc-pending') || [])][0];
          const said = shown ? shown.toString() : '';
          if (said) c.put(c.selecting.chosen, [code], []);
          c.selecting.set(null, null, null);
          return said; }""",
        code,
    )
    return str(said)


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
