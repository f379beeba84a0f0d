"""Prints how long the app takes to show each screen of the French study in a real chromium.

    python benchmarks/app_screens.py             every screen, five visits each
    python benchmarks/app_screens.py --visits 9 --only participants saturation

From the click in the menu to the screen being there: the script has run, its title stands, nothing
is a placeholder or greyed out any more. The first visit of a browser is told apart from the later
ones. The start page is measured from its address to its form, in a new browser profile on a server
that has just started. These figures only mean something on a computer that does nothing else: the load
is printed. The last column holds on a busy one too: what server and page worked, in milliseconds of
processor time, for a later visit; on a quiet computer the waiting comes to little more (Linux only).
Not part of the tests.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parents[1]
sys.path.insert(0, str(HOUSE))

CHROMIUM = os.environ.get("QUALCODE_CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
PAUSE_MS = 900
WANTED_MS = 500
PLACEHOLDERS = '[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]'
# what a screen is made of arrives late in these: they must be there too
PARTS = {
    "participants": '[data-testid="stDataFrame"] canvas',
    "interviews": '[data-testid="stDataFrame"] canvas',
    "saturation": '[data-testid="stVegaLiteChart"] :is(canvas, svg)',
    "codebook": ".qc-tree-row, [role=treeitem]",
    "reading": ".qc-turn-row, .qc-turn",
}
CLICK = """
([screen, placeholders, part]) => new Promise((done) => {
  const path = screen === 'start' ? '/' : '/' + screen;
  const links = [...document.querySelectorAll('.qc-nav a')];
  const app = document.querySelector('[data-testid="stApp"]');
  const title = () => document.querySelector('[data-testid="stMain"] h1')?.textContent ?? '';
  const before = title();
  const began = performance.now();
  const look = () => {
    const still = app.getAttribute('data-test-script-state') === 'notRunning';
    const there = location.pathname === path && title() && title() !== before
      && !document.querySelector(placeholders) && (!part || document.querySelector(part));
    const ms = performance.now() - began;
    if ((still && there) || ms > 30000) requestAnimationFrame(() => done(performance.now() - began));
    else requestAnimationFrame(look);
  };
  links.find((link) => new URL(link.href).pathname === path).click();
  requestAnimationFrame(look);
})
"""


def main() -> None:
    asked = _asked()
    from app.frame.navigation import SCREENS

    names = [s.name for s in SCREENS if not asked.only or s.name in asked.only]
    with tempfile.TemporaryDirectory() as where, _chromium() as browser:
        home = Path(where)
        study = _french_study(home)
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        cold = [_cold_start(browser, home) for _ in range(asked.starts)]
        middle = statistics.median(cold)
        print(f"start page, cold: median {middle:.2f} s, {min(cold):.2f} to {max(cold):.2f}")
        with _server(home) as (port, pid):
            page = _opened(browser, port, study)
            shown = _visit(page, names, asked.visits, Worked(page, pid))
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    _tell(shown)


def _asked() -> Any:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--visits", type=int, default=5)
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[])
    return parser.parse_args()


def _tell(shown: Shown) -> None:
    print(f"{'screen':20} {'first':>7} {'median':>7} {'worst':>7} {'worked':>7}   ms")
    for name, (first, *later) in shown.items():
        again = later or [first]
        waited = [each for each, _ in again]
        slow = "  slow" if max(first[0], *waited) > WANTED_MS else ""
        work = statistics.median(each for _, each in again)
        print(
            f"{name:20} {first[0]:7.0f} {statistics.median(waited):7.0f} {max(waited):7.0f} {work:7.0f}{slow}"
        )
    first = [times[0][0] for times in shown.values()]
    print(f"{'first visits':20} {statistics.median(first):15.0f} {max(first):7.0f}")
    later = [ms for _, *again in shown.values() for ms, _ in again]
    if later:
        print(f"{'later visits':20} {statistics.median(later):15.0f} {max(later):7.0f}")


class Worked:
    """Processor time of the app's server and of the page's main thread, in milliseconds."""

    def __init__(self, page: Any, pid: int) -> None:
        children = Path(f"/proc/{pid}/task/{pid}/children")
        there = children.read_text().split() if children.exists() else []
        self._stat = Path(f"/proc/{there[0]}/stat") if there else None
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def ms(self) -> float:
        """What both worked since they were started; not a number where it cannot be told."""
        if self._stat is None:
            return float("nan")
        ticks = self._stat.read_text().rpartition(")")[2].split()[11:13]
        server = sum(int(each) for each in ticks) * 1000 / os.sysconf("SC_CLK_TCK")
        told = self._session.send("Performance.getMetrics")["metrics"]
        return server + 1000 * next(m["value"] for m in told if m["name"] == "TaskDuration")


Shown = dict[str, list[tuple[float, float]]]


def _visit(page: Any, names: list[str], visits: int, worked: Worked) -> Shown:
    """Milliseconds waited and worked of each visit, the first one of this browser first."""
    shown: Shown = {name: [] for name in names}
    page.evaluate(CLICK, ["help", PLACEHOLDERS, ""])
    page.wait_for_timeout(PAUSE_MS)
    for _ in range(visits):
        for name in names:
            if len(names) == 1 or name == "help":  # one has to come from elsewhere
                name_before = "help" if name != "help" else "copies"
                page.evaluate(CLICK, [name_before, PLACEHOLDERS, ""])
                page.wait_for_timeout(PAUSE_MS)
            before = worked.ms()
            waited = page.evaluate(CLICK, [name, PLACEHOLDERS, PARTS.get(name, "")])
            shown[name].append((waited, worked.ms() - before))
            page.wait_for_timeout(PAUSE_MS)
    return shown


def _opened(browser: Any, port: int, study: Path) -> Any:
    """A page with the study open and its vault open, on the overview."""
    page = _profile(browser)
    page.goto(f"http://127.0.0.1:{port}/?lang=fr")
    page.locator(".st-key-qc_open_path input").fill(str(study))
    page.locator(".st-key-qc_open_path input").press("Enter")
    page.locator('[data-testid="stMetric"]').first.wait_for()
    page.wait_for_timeout(3_000)
    return page


def _profile(browser: Any) -> Any:
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.set_default_timeout(60_000)
    return page


def _cold_start(browser: Any, home: Path) -> float:
    """Seconds from the address to the form of a new study, on a server just started."""
    with _server(home) as (port, _pid):
        page = _profile(browser)
        began = time.perf_counter()
        page.goto(f"http://127.0.0.1:{port}/?lang=fr")
        page.locator(".st-key-qc_new_title input").wait_for()
        took = time.perf_counter() - began
        page.context.close()
    return took


def _french_study(home: Path) -> Path:
    program = "import sys; from qualcode.cli.app import main; main(sys.argv[1:])"
    words = ["demo", "--to", str(home / "demo")]
    subprocess.run(
        [sys.executable, "-c", program, *words],
        env=_environment(home),
        cwd=HOUSE,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return next((home / "demo").glob("*.qualcode"))


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {"QUALCODE_DATA": str(home / "data"), "HOME": str(home)}


@contextmanager
def _server(home: Path) -> Iterator[tuple[int, int]]:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port = int(tried.getsockname()[1])
    program = "import sys; from qualcode.cli.app import main; main(sys.argv[1:])"
    words = ["app", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words],
        env=_environment(home),
        cwd=HOUSE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)


@contextmanager
def _chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
