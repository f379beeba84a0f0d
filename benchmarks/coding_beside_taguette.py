"""How long Taguette takes to put a tag on selected words, driven like our coding screen.

    python -m venv benchmarks/.peers-taguette
    benchmarks/.peers-taguette/bin/pip install taguette
    python benchmarks/coding_beside_taguette.py [--times 30] [--sizes 2000x100 20000x1500]

The same transcript, codings and number of codes as in ``coding_screen.py``, in the same chromium:
words are selected (by script: a drag that begins on a highlight moves the highlight's link), the
list of tags is called (its key n), "temps" is typed, Enter takes the first tag and Enter keeps it.
Painted means the frame in which it shows. Taguette says that a highlight is stored by drawing it.
The load is printed: run it on a quiet computer, right before or after ``coding_screen.py``.
"""

from __future__ import annotations

import argparse
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import TimeoutError as TimedOut

from benchmarks.coding_screen import N_CODES, TARGETS, show
from qualcode.services import reading
from qualcode.services.codebook import get_codebook
from tests.app.browser.conftest import FLAGS, PLACES, SIZE
from tests.app.browser.server import free_port
from tests.services.long_study import long_study

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE_S = 180
PEER = Path(__file__).resolve().parent / ".peers-taguette" / "bin" / "taguette"
LISTED, STROKE, STORED, COLD, AGAIN = (
    *("mouse up -> palette painted", "keystroke in the palette -> list painted"),
    *("Enter -> stored and confirmed", "opened cold", "loaded again"),
)
CLOCK = """() => {
  const seen = (window.seen = { listed: [], stroke: [], stored: [] });
  const after = (what, from) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => seen[what].push(performance.now() - from);
    port2.postMessage(0);
  });
  let kept = 0;
  window.addEventListener('keyup', (e) => {
    if (e.key === 'n' && e.target.id !== 'highlight-search') after('listed', performance.now());
  }, true);
  window.addEventListener('keydown', (e) => {
    if (e.target.id !== 'highlight-search') return;
    if (e.key.length === 1) after('stroke', performance.now());
    if (e.key === 'Enter' && !e.target.value) kept = performance.now();
  }, true);
  new MutationObserver((changes) => {
    const drawn = changes.some((c) => [...c.addedNodes].some((n) => n.classList?.contains('highlight')));
    if (kept && drawn) { const from = kept; kept = 0; after('stored', from); }
  }).observe(document.getElementById('document-contents'), { childList: true, subtree: true });
}"""

SELECT = """(n) => {
  const inSight = (p) => { const b = p.getBoundingClientRect(); return b.top > 120 && b.bottom < 600; };
  const long = [];
  for (const p of [...document.querySelectorAll('#document-contents p')].filter(inSight)) {
    const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let t = walk.nextNode(); t; t = walk.nextNode()) if (t.length > 30) long.push(t);
  }
  const words = long[n % long.length], at = (n * 7) % (words.length - 20);
  document.getSelection().setBaseAndExtent(words, at, words, at + 12);
}"""


def main() -> None:
    """Prints a table for each size of transcript."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--times", type=int, default=30)
    asked.add_argument("--sizes", nargs="*", default=["2000x100", "20000x1500"])
    wanted = asked.parse_args()
    if not PEER.exists():
        sys.exit("Taguette is not installed: see the head of this file.")
    from playwright.sync_api import sync_playwright

    place = next(p for p in (os.environ.get("QUALCODE_CHROMIUM", ""), *PLACES) if Path(p).is_file())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=list(FLAGS))
        for size in wanted.sizes:
            n_words, n_codings = map(int, size.split("x"))
            measure(browser, Path(folder) / size, n_words, n_codings, wanted.times)
        browser.close()


def measure(browser: Browser, folder: Path, n_words: int, n_codings: int, times: int) -> None:
    """One size, in one server."""
    folder.mkdir()
    os.environ["QUALCODE_DATA"] = str(folder / "data")
    database, port = folder / "taguette.sqlite3", free_port()
    said = folder / "said.txt"
    with said.open("w") as stream:
        server = subprocess.Popen(
            [PEER, "--no-browser", "--port", str(port), "--database", str(database)],
            env=os.environ | {"HOME": str(folder)},
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    try:
        address = _address(said)
        document = _fill(database, folder, n_words, n_codings)
        print(
            f"\nTaguette, {n_words} words, {n_codings} codings, {N_CODES} codes; "
            f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
        )
        try:
            found = _driven(browser, address, f"project/1/document/{document}", times)
        except TimedOut:
            found = {}
            print(f"  not answered within {PATIENCE_S} s")
        for name, took in found.items():
            show(name, took, TARGETS[name])
        print(f"  load at the end {os.getloadavg()[0]:.1f}")
    finally:
        server.terminate()
        server.wait()


def _address(said: Path) -> str:
    """Where the server says it listens, with the token that opens it."""
    for _ in range(600):
        found = re.search(r"http://\S+", said.read_text())
        if found:
            return found[0].replace("localhost", "127.0.0.1")
        time.sleep(0.1)
    raise SystemExit("Taguette did not start: " + said.read_text())


def _fill(database: Path, folder: Path, n_words: int, n_codings: int) -> int:
    """The long study as a document with tags and highlights; its number."""
    with long_study(folder, n_words=n_words, n_codings=n_codings, n_codes=N_CODES) as study:
        read = reading.read_source(study, reading.list_sources(study)[0].id)
        codes = get_codebook(study).codes
    text, place = read.transcript.text, {code.id: n for n, code in enumerate(codes, start=1)}
    paragraphs = text.split("\n")
    body = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    with closing(sqlite3.connect(database, timeout=30)) as into, into:
        now = "2026-01-01 00:00:00.000000"
        (project,) = into.execute("SELECT min(id) FROM projects").fetchone() or (None,)
        if project is None:
            into.execute("INSERT INTO projects VALUES (1, 'Long', '', ?)", (now,))
            into.execute("INSERT INTO project_members VALUES (1, 'admin', 'ADMIN')")
        into.execute("DELETE FROM tags")
        columns = "id, name, description, filename, created, project_id, text_direction, contents"
        into.execute(
            f"INSERT INTO documents ({columns}) VALUES (9, 'M1', '', 'M1.html', ?, 1,"
            " 'LEFT_TO_RIGHT', ?)",
            (now, body),
        )
        into.executemany(
            "INSERT INTO tags (id, project_id, path, description) VALUES (?, 1, ?, ?)",
            [(n, f"{code.name} {n}", code.definition) for n, code in enumerate(codes, start=1)],
        )
        for n, coding in enumerate(read.codings, start=1):
            span = coding.segment.span
            start, end = (_counted(text, point) for point in (span.start, span.end))
            quote = escape(coding.segment.quote)
            into.execute("INSERT INTO highlights VALUES (?, 9, ?, ?, ?)", (n, start, end, quote))
            into.execute("INSERT INTO highlight_tags VALUES (?, ?)", (n, place[coding.code_id]))
    return 9


def _counted(text: str, point: int) -> int:
    """An offset as Taguette counts: bytes, without what parts paragraphs."""
    return len(text[:point].replace("\n", "").encode())


def _driven(browser: Browser, address: str, path: str, times: int) -> dict[str, list[float]]:
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_S * 1000)
    page.goto(address, wait_until="domcontentloaded")  # lets this browser in
    where = re.sub(r"\?.*", "", address) + path
    found: dict[str, list[float]] = {LISTED: [], STROKE: [], STORED: [], COLD: [], AGAIN: []}
    for _ in range(max(5, times // 3)):
        found[AGAIN].append(_opened(page, where))
    state = context.storage_state()
    for _ in range(max(5, times // 3)):
        fresh = browser.new_context(viewport=SIZE, storage_state=state)
        found[COLD].append(_opened(fresh.new_page(), where))
        fresh.close()
    page.evaluate(CLOCK)
    _coded(page, times)
    seen = page.evaluate("window.seen")
    context.close()
    return found | {LISTED: seen["listed"], STROKE: seen["stroke"], STORED: seen["stored"]}


def _opened(page: Page, where: str) -> float:
    began = time.perf_counter()
    page.goto(where, wait_until="commit")
    page.wait_for_function(
        "() => document.querySelector('#document-contents .highlight')", polling="raf"
    )
    return (time.perf_counter() - began) * 1000


def _coded(page: Page, times: int) -> None:
    page.evaluate(
        "() => { const p = document.querySelectorAll('#document-contents p');"
        " p[Math.floor(p.length / 2)].scrollIntoView({ block: 'start' }); }"
    )
    page.wait_for_timeout(800)
    for n in range(times):
        page.evaluate(SELECT, n)
        page.keyboard.press("n")
        page.locator("#highlight-add-modal.show").wait_for()
        page.locator("#highlight-search").focus()
        page.keyboard.type("temps", delay=30)
        page.wait_for_timeout(60)
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        page.wait_for_function("(n) => window.seen.stored.length > n", arg=n, polling=20)
        page.locator("#highlight-add-modal").wait_for(state="hidden")
        page.wait_for_timeout(120)


if __name__ == "__main__":
    main()
