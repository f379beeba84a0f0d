"""Words are selected and coded with the mouse, by dragging, and with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import expect

from qualcode.services import codebook
from tests.app.browser.coding_desk import Desk, Hands
from tests.app.browser.conftest import SIZE


def test_a_first_code_takes_three_actions_in_sight_and_no_help(desk: Desk, hands: Hands) -> None:
    hands.arrive(desk.address("mouse"))
    height = SIZE["height"]
    for part in (".qc-bar", ".qc-side-search", ".qc-status", ".qc-turn-row >> nth=1"):
        box = hands.page.locator(part).first.bounding_box()
        assert box, part
        assert box["y"] + box["height"] <= height, part
    hands.select("On n’a pas le temps de se réunir")
    palette = hands.page.locator(".qc-palette:visible")
    box = palette.bounding_box()
    assert box
    assert box["y"] + box["height"] <= height
    hands.page.keyboard.type("Fatigue > Lassitude du soir")
    hands.page.keyboard.press("Enter")
    hands.saved()
    assert desk.quotes("mouse") == ["On n’a pas le temps de se réunir"]
    (coding,) = desk.stored("mouse")
    with desk.open() as study:
        path = codebook.get_codebook(study).path(coding.code_id)
        assert path == ("Fatigue", "Lassitude du soir"), "the theme is made too"
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
    for n, key in enumerate("&é\"'(", start=1):
        hands.page.evaluate(
            "([key, code]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
            " { key, code, bubbles: true, cancelable: true }))",
            [key, f"Digit{n}"],
        )
    hands.saved()
    slots = hands.page.evaluate(
        "() => document.querySelector('.qc-reader').__qcCanvas.recent.slots.length"
    )
    assert slots >= 2
    assert len(desk.stored("keys")) == n_before - 1 + min(5, slots)
