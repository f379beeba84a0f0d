"""What is stored is what was selected, byte by byte."""

from __future__ import annotations

import random

from playwright.sync_api import FloatRect

from tests.app.browser.coding_desk import HOSTILE, Desk, Hands

N_SELECTIONS = 300


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
