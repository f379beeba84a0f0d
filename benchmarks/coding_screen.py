"""How long the coding screen takes, in a real chromium: median and worst of 30.

    python benchmarks/coding_screen.py [--times 30] [--sizes 20000x1500 50000x5000]

Needs chromium (QUALCODE_CHROMIUM) and a machine that does nothing else: the load is printed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qualcode.services import reading, studies
from tests.app.browser.coding_desk import Desk, Hands
from tests.app.browser.conftest import FLAGS, PLACES, SIZE
from tests.app.browser.server import Server
from tests.services.long_study import long_study

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

N_CODES = 3000
TARGETS = {  # ms
    "mouse up -> palette painted": 60,
    "keystroke in the palette -> list painted": 25,
    "Enter -> coding painted": 50,
    "Enter -> stored and confirmed": 120,
    "opened cold": 2500,
    "loaded again": 1000,
}
CLOCK = """() => {
  const c = document.querySelector('.qc-reader').__qcCanvas;
  const seen = (window.seen = { palette: [], stroke: [], painted: [], stored: [] });
  const after = (what, from) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => seen[what].push(performance.now() - from);
    port2.postMessage(0);
  });
  let sent = 0;
  window.addEventListener('mouseup', (e) => after('palette', performance.now()), true);
  window.addEventListener('keydown', (e) => {
    const now = performance.now();
    if (e.key === 'Enter') { sent = now; after('painted', now); } else if (e.key.length === 1) after('stroke', now);
  }, true);
  new MutationObserver(() => {
    if (sent && c.root.dataset.pending === '0') { const from = sent; sent = 0; after('stored', from); }
  }).observe(c.root, { attributes: true, attributeFilter: ['data-pending'] });
}"""


def main() -> None:
    """Prints a table for each size of transcript."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--times", type=int, default=30)
    asked.add_argument("--sizes", nargs="*", default=["20000x1500", "50000x5000"])
    wanted = asked.parse_args()
    from playwright.sync_api import sync_playwright

    place = next(p for p in (os.environ.get("QUALCODE_CHROMIUM", ""), *PLACES) if Path(p).is_file())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=list(FLAGS))
        for size in wanted.sizes:
            n_words, n_codings = map(int, size.split("x"))
            measure(browser, Path(folder) / size, n_words, n_codings, wanted.times)
        browser.close()


def measure(browser: Browser, folder: Path, n_words: int, n_codings: int, times: int) -> None:
    """One size: everything in one server, a page of its own for each cold opening."""
    folder.mkdir()
    os.environ["QUALCODE_DATA"] = str(folder / "data")
    server = Server(folder)
    with long_study(folder, n_words=n_words, n_codings=n_codings, n_codes=N_CODES) as study:
        source = reading.list_sources(study)[0]
        ids = studies.get_study(study).id, study.coder.id
        path = study.file.path
    server.start()
    desk = Desk(server, path, ids[0], ids[1], "", {"long": source.id})
    desk.known_here()
    print(
        f"\n{n_words} words, {n_codings} codings, {N_CODES} codes; "
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    found: dict[str, list[float]] = {"opened cold": [], "loaded again": []}
    address = desk.address("long")
    opened(browser, address, n_codings)  # the server's own first page is not counted
    for _ in range(max(5, times // 3)):
        found["opened cold"].append(opened(browser, address, n_codings))
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    ready(page, n_codings)
    for _ in range(max(5, times // 3)):
        began = time.perf_counter()
        page.reload(wait_until="commit")
        ready(page, n_codings)
        found["loaded again"].append((time.perf_counter() - began) * 1000)
    Hands(page).ready()
    found |= coded(page, times)
    for name, target in TARGETS.items():
        show(name, found[name], target)
    print(f"  load at the end {os.getloadavg()[0]:.1f}")
    context.close()
    server.kill()


def opened(browser: Browser, address: str, n_codings: int) -> float:
    """Milliseconds from the address to the codings painted, in a browser that knows nothing."""
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    page = context.new_page()
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    ready(page, n_codings)
    took = (time.perf_counter() - began) * 1000
    context.close()
    return took


def ready(page: Page, n_codings: int) -> None:
    """Waits until the canvas has drawn what is in sight."""
    del n_codings
    page.wait_for_function(
        "() => document.querySelector('.qc-reader')?.dataset.ready && "
        "document.querySelector('.qc-coded, .qc-bare')",
        polling="raf",
    )


def coded(page: Page, times: int) -> dict[str, list[float]]:
    """Codings made one after the other, with a real mouse and real keys."""
    page.evaluate(
        "() => { const c = document.querySelector('.qc-reader').__qcCanvas;"
        " c.page.rows[Math.floor(c.page.rows.length / 2)].root.scrollIntoView(); }"
    )
    page.wait_for_timeout(800)
    page.evaluate(CLOCK)
    hands = Hands(page)
    boxes: list[Any] = page.evaluate(
        "() => [...document.querySelectorAll('.qc-turn-row:not(.qc-interviewer) .qc-words')]"
        ".map((e) => e.getBoundingClientRect()).map((b) => [b.left, Math.max(b.top, 160), b.width,"
        " Math.min(b.bottom, 480) - Math.max(b.top, 160)]).filter((b) => b[3] > 60)"
    )
    assert boxes, "no turn is whole on the screen"
    for n in range(times):
        left, top, width, height = boxes[n % len(boxes)]
        y = top + 16 + (n * 31.4) % max(32, height - 32)
        x = left + 10 + (n * 37) % (width / 2)
        hands.drag((x, y), (x + 90, y))
        page.locator(".qc-palette-input").wait_for()
        page.keyboard.type("temps", delay=30)
        page.wait_for_timeout(60)
        page.keyboard.press("Enter")
        page.wait_for_function(f"() => window.seen.stored.length > {n}", polling=20)
        page.wait_for_timeout(120)
    seen = page.evaluate("window.seen")
    return {
        "mouse up -> palette painted": seen["palette"],
        "keystroke in the palette -> list painted": seen["stroke"],
        "Enter -> coding painted": seen["painted"],
        "Enter -> stored and confirmed": seen["stored"],
    }


def show(name: str, found: list[float], target: float) -> None:
    """One line: median, worst, the target, and of how many."""
    median, best = statistics.median(found), min(found)
    print(
        f"  {name:42} median {median:7.1f} ms   best {best:7.1f} ms   worst {max(found):7.1f} ms   "
        f"target {target:5.0f}   of {len(found)}"
    )


if __name__ == "__main__":
    main()
