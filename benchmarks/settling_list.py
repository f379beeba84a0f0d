"""How long a click takes in the list of disagreements of two coders, in a real chromium.

    python benchmarks/settling_list.py [--rows 400] [--times 30]

Two coders put different codes on the same words of one transcript, once for every row. Measured are
a click on a row until its decision panel is painted, and a click on a decision until it is painted
in the list: median and worst. Then every decision must be in the study. Needs chromium
(QUALCODE_CHROMIUM) and a computer that does nothing else: the load is printed.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.coding_screen import show
from qualcode.model import Coding, Segment, Span, new_id, now
from qualcode.services import coders, comparison, reading, rounds, studies
from qualcode.services.codebook import get_codebook
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.rows.codings import coding_row
from qualcode.wording import Message
from tests.app.browser.conftest import FLAGS, PLACES, SIZE
from tests.app.browser.server import Server
from tests.services.long_study import long_study

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TARGET_MS = 60
LENGTH = 40
CLOCK = """() => {
  window.seen = [];
  document.addEventListener('click', () => {
    const from = performance.now();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.seen.push(performance.now() - from);
      port2.postMessage(0);
    });
  }, true);
}"""


def main() -> None:
    """Prints two lines."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=400)
    parser.add_argument("--times", type=int, default=30)
    asked = parser.parse_args()
    from playwright.sync_api import sync_playwright

    place = next(p for p in (os.environ.get("QUALCODE_CHROMIUM", ""), *PLACES) if Path(p).is_file())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=list(FLAGS))
        measure(browser, Path(folder), asked.rows, asked.times)
        browser.close()


def measure(browser: Browser, folder: Path, n_rows: int, times: int) -> None:
    """Clicks on rows, then on decisions."""
    os.environ["QUALCODE_DATA"] = str(folder / "data")
    server = Server(folder)
    path, address = _disagreeing(folder, n_rows)
    server.start()
    with studies.open_study(path):
        pass  # the server finds the study of the address among the recent ones
    print(f"\n{n_rows} rows; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(server.address + address)
    page.locator('.qc-compare-root[data-ready="1"]').wait_for()
    rows = page.locator(".qc-cp-row")
    assert rows.count() == n_rows
    page.evaluate(CLOCK)
    _clicked(page, times, lambda n: rows.nth(n * (n_rows // times)))
    show("click on a row -> its panel painted", page.evaluate("window.seen"), TARGET_MS)
    page.evaluate("() => { window.seen = []; }")
    _clicked(page, times, lambda _: page.locator('[data-decision^="one"]').first)
    show("click on a decision -> painted in the list", page.evaluate("window.seen"), TARGET_MS)
    page.locator('.qc-compare-root[data-pending="0"]').wait_for()
    context.close()
    server.kill()
    with studies.open_study(path, remember=False) as study:
        left = comparison.compare_round(study).progress.n_left
    print(f"  decisions lost {left - (n_rows - times)}; load at the end {os.getloadavg()[0]:.1f}")


def _clicked(page: Any, times: int, place: Any) -> None:
    for n in range(times):
        wanted = place(n)
        wanted.click()
        page.wait_for_function("(n) => window.seen.length > n", arg=n)
        page.locator('.qc-compare-root[data-pending="0"]').wait_for()  # then it is drawn anew
        page.wait_for_timeout(150)


def _disagreeing(folder: Path, n_rows: int) -> tuple[Path, str]:
    """A round opened with that many places where the two chose other codes."""
    with long_study(folder, n_words=20_000, n_codings=0, n_codes=60) as study:
        anne = study.coder.id
        samira = coders.add_coder(study, "Samira").id
        source = reading.list_sources(study)[0]
        noun = rounds.start_round(study, [anne, samira], [source.id], name="Premier tour")
        _put(study, source.id, (anne, samira), n_rows)
        for coder in (anne, samira):
            study.act_as(coder)
            rounds.declare_finished(study, noun.id, noun.source_ids)
        study.act_as(anne)
        rounds.open_comparison(study, noun.id)
        study_id = studies.get_study(study).id
        return study.file.path, f"triangulation?lang=fr&study={study_id}&coder={anne}"


def _put(study: OpenStudy, source_id: str, pair: tuple[str, str], n_rows: int) -> None:
    text = reading.read_source(study, source_id).transcript
    picked = random.Random(n_rows)
    codes = [code.id for code in get_codebook(study).codes if code.parent_id is not None]
    stretches = [
        Span(start, start + LENGTH)
        for turn in text.respondent_spans()
        for start in range(turn.start, turn.end - LENGTH, 2 * LENGTH)
    ]
    spans = sorted(picked.sample(stretches, n_rows), key=lambda span: span.start)
    version = next(s.version for s in reading.list_sources(study) if s.id == source_id)
    made = []
    for span in spans:
        segment = Segment.cut(source_id, version, text.text, span)
        made += [
            Coding(new_id(), code, coder, segment, now())
            for coder, code in zip(pair, picked.sample(codes, 2), strict=True)
        ]
    with study.acting("import_codings", Message("brought in codings"), Ability.CODE) as change:
        change.insert_many("coding", [coding_row(coding) for coding in made])


if __name__ == "__main__":
    main()
