"""axe-core finds no violation on any screen, full or empty; in dark, no faint colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from app.frame.navigation import SCREENS
from qualcode.services import (
    codings,
    memos,
    participant_checks,
    participants,
    requests,
    studies,
)
from tests.app.browser.hands import Hands, go, settle
from tests.app.browser.server import Server

EVERYTHING = {"resultTypes": ["violations"]}
# what stands where is the same in dark: only colours differ
COLOURS = EVERYTHING | {"runOnly": ["color-contrast"]}

# what is greyed out or fades in has not its own colour yet; our own part sets the page right first
AT_REST = """
() => document.documentElement.lang === 'fr'
  && !document.querySelector('[data-stale="true"]')
  && ![...document.querySelectorAll('button[data-selected="true"] p')].some(  // our style is there
    (p) => ['rgb(44, 122, 132)'].includes(getComputedStyle(p).color))
  && document.getAnimations().every((a) => a.playState !== 'running'
    || a.effect.getComputedTiming().iterations === Infinity)
"""
IS_DARK = """
() => getComputedStyle(document.querySelector('.stApp')).backgroundColor
  .match(/\\d+/g).slice(0, 3).every((part) => Number(part) < 128)
"""


def test_no_screen_has_a_violation(
    server: Server,
    open_page: Callable[..., Page],
    french_study: Path,
    empty_study: Path,
) -> None:
    leave_something(french_study)
    found: dict[str, list[str]] = {}
    for study in (french_study, empty_study):
        page = open_page(f"{server.address}?lang=fr")
        for screen in walk(page, study):
            found[f"{study.stem}: {screen}"] = violations(page, EVERYTHING)
            if study is french_study:
                with dark(page):
                    found[f"dark: {screen}"] = violations(page, COLOURS)
    said = [f"{screen}: {one}" for screen, every in found.items() for one in every]
    assert not said, "\n".join(said)


def leave_something(path: Path) -> None:
    """What people leave each other: answers, a closed request, something sent, a memo on words."""
    with studies.open_study(path, remember=False) as study:
        coding = codings.list_codings(study)[0]
        for text in ("Trop long ?", "À relire"):
            asked = requests.ask(study, text, about="coding", about_id=coding.id)
            requests.reply(study, asked.id, "Raccourci.")
        requests.close_request(study, asked.id)
        memos.write_memo(study, "Revient partout.", about="coding", about_id=coding.id)
        (person, *_) = participants.participants_table(study).participants
        day = date(2026, 3, 2)
        participant_checks.record_sending(study, person.id, subject="Fiche", sent_on=day)


@contextmanager
def dark(page: Page) -> Iterator[None]:
    """The person's computer wants dark pages for a while."""
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(IS_DARK)
    yield
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"() => !({IS_DARK})()")


def walk(page: Page, study: Path) -> Iterator[str]:
    """Every screen one after the other, the start page first."""
    settle(page)
    yield "start"
    hands = Hands(page)
    hands.fill("qc_open_path", str(study))
    hands.press_named("Ouvrir")
    page.wait_for_url("**/study?**")
    for screen in SCREENS:
        if screen.name != "start":
            go(page, screen.name)
            yield screen.name


def violations(page: Page, options: dict[str, list[str]]) -> list[str]:
    """Each rule that is broken, with where."""
    page.wait_for_function(AT_REST)
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)  # it stays in the page
    answer = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{rule['id']}: {node['target']} {node['html'][:160]} {node.get('failureSummary', '')[:220]}"
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]
