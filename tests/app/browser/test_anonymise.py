"""A review from the search to the release, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from qualcode.model import IdentifierKind, ReleaseState, Source
from qualcode.services import anonymise, reading, review, studies
from qualcode.services.open_study import OpenStudy
from qualcode.services.review_view import Decision, Entity
from qualcode.wording import gettext
from tests.app.browser.hands import settle
from tests.app.browser.server import Server
from tests.services.small_study import bring_in, make_study

_TEXTS = {
    "M1": """Enquêtrice : Bonjour, pouvez-vous me parler de votre travail ?
Médecin 1 : Oui, j’exerce à Limoges depuis dix ans, avec le docteur Jeanne Morvan et madame Lefloch.
Enquêtrice : Et la coordination ?
Médecin 1 : Jeanne Morvan nous aide beaucoup. On l’appelle au 06 12 34 56 78, le docteur Morvan répond toujours.
""",
    "M2": """Enquêtrice : Bonjour, et vous ?
Médecin 2 : Moi, je travaillais à Brive, puis à Limoges avec madame Lefloch et le docteur Kerbrat.
Enquêtrice : Qu’est-ce qui aiderait ?
Médecin 2 : Une secrétaire partagée, comme à Tulle. Monsieur Desproges en a parlé à la réunion.
""",
}
_MOST_TABS = 90


def test_a_review_is_done_with_the_keyboard_alone(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    with make_study(tmp_path) as study:
        bring_in(study, **_TEXTS)
        path = study.file.path
    page = open_page(f"{server.address}?lang=fr")
    _open_with_keys(page, path)

    _tab_to(page, _button("Chercher les noms"))
    page.keyboard.press("Enter")
    page.locator('.qc-review[data-ready="1"]').wait_for()
    expect(page.locator(".qc-rv-list")).to_be_focused()

    accepted = _decide(page, "Limoges", "a")
    rejected = _decide(page, "Tulle", "r")
    _edit(page, "Kerbrat", "[un confrère]")
    _merge_then_undo(page)
    _decide(page, "Desproges", "d")
    _put_off_the_first(page)

    _say_where(page, "3. Versement")
    expect(
        page.get_by_text("reste à trancher").or_(page.get_by_text("restent à trancher")).first
    ).to_be_visible()
    _tab_to(page, _button("Remplacer et verser"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Acceptez ou rejetez chacun").first).to_be_visible()

    _say_where(page, "1. Relecture")
    _accept_the_rest(page)
    _say_where(page, "3. Versement")
    _tab_to(page, _button("Remplacer et verser"))
    page.keyboard.press("Enter")
    page.locator(".qc-reader[data-turns]").wait_for()

    with studies.open_study(path, remember=False) as study:
        studies.unlock(study, None)
        decisions = {e.form: e for e in review.list_entities(study)}
        assert decisions[accepted].decision is Decision.ACCEPTED
        assert decisions[rejected].decision is Decision.REJECTED
        assert decisions["Kerbrat"].replacement == "[un confrère]"
        assert _named(decisions, "Morvan"), "the merge was not taken back"
        texts = [reading.read_source(study, s.id).transcript.text for s in _released(study)]
    assert len(texts) == 2
    assert "[un confrère]" in texts[1]
    assert "Tulle" in texts[1], "what was rejected stays"
    assert not any(name in text for text in texts for name in ("Morvan", "Limoges", "06 12"))


def test_what_a_key_alone_could_do_by_mistake_asks_for_more(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """Merging needs somebody chosen or sought, Enter in a list saves, the next is the riskiest."""
    with make_study(tmp_path) as study:
        bring_in(study, **_TEXTS)
        path = study.file.path
    page = open_page(f"{server.address}?lang=fr")
    _open_with_keys(page, path)
    _tab_to(page, _button("Chercher les noms"))
    page.keyboard.press("Enter")
    page.locator('.qc-review[data-ready="1"]').wait_for()

    n = page.locator(".qc-rv-list").get_attribute("data-count")
    _seek(page, "Kerbrat")
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    expect(page.locator('.qc-review[data-form="merge"]')).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    for key in ("Tab", "Tab", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".qc-rv-list")).to_be_focused()
    _saved(page)
    for key in ("/", "Control+a", "Delete", "Enter", "End", "Shift+A"):
        page.keyboard.press(key)
    _saved(page)
    expect(page.locator('.qc-rv-line[aria-selected="true"]')).to_have_count(1)
    assert page.locator(".qc-rv-line").first.get_attribute("aria-selected") == "true"
    with studies.open_study(path, remember=False) as study:
        studies.unlock(study, None)
        entities = {e.form: e for e in review.list_entities(study)}
        assert len(entities) == int(n or 0), "something was merged"
        assert entities["Kerbrat"].kind is IdentifierKind.PLACE


def test_both_readers_are_compared_as_soon_as_the_second_decides(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    with make_study(tmp_path) as study:
        bring_in(study, **_TEXTS)
        anonymise.propose(study, use_model=False)
        review.accept(study, [e.id for e in review.list_entities(study)])
        path = study.file.path
    page = open_page(f"{server.address}?lang=fr")
    _open_with_keys(page, path)
    page.get_by_text("Je suis le second lecteur").click()
    settle(page)
    page.locator('.qc-review[data-ready="1"]').wait_for()
    expect(page.get_by_text("apparaît ici dès que")).to_be_visible()
    page.locator(".qc-rv-list").focus()
    _decide(page, "Limoges", "a")
    expect(page.get_by_text("Même décision")).to_be_visible()


def test_keys_do_nothing_while_somebody_types(
    server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    with make_study(tmp_path) as study:
        bring_in(study, **_TEXTS)
        path = study.file.path
    page = open_page(f"{server.address}?lang=fr")
    _open_with_keys(page, path)
    _tab_to(page, _button("Chercher les noms"))
    page.keyboard.press("Enter")
    page.locator('.qc-review[data-ready="1"]').wait_for()
    page.keyboard.press("/")
    page.keyboard.type("aredmsu")
    _saved(page)
    page.keyboard.press("Enter")
    with studies.open_study(path, remember=False) as study:
        studies.unlock(study, None)
        assert all(e.decision is Decision.PROPOSED for e in review.list_entities(study))


def _open_with_keys(page: Page, path: Path) -> None:
    settle(page)
    field = page.locator(".st-key-qc_open_path input")
    field.focus()
    page.keyboard.type(str(path))
    page.keyboard.press("Tab")
    settle(page)
    _tab_to(page, _button(gettext("Open", "fr")))
    page.keyboard.press("Enter")
    page.locator('.qc-nav a[href*="/anonymise"]').wait_for()
    settle(page)
    _tab_to(page, "a => a.matches('.qc-nav a[href*=\"/anonymise\"]')")
    page.keyboard.press("Enter")
    settle(page)


def _button(name: str) -> str:
    return f"b => b.tagName === 'BUTTON' && b.innerText.trim().endsWith({name!r})"


def _tab_to(page: Page, matches: str) -> None:
    """Presses Tab until what has the focus is what is wanted."""
    for _ in range(_MOST_TABS):
        if page.evaluate(f"({matches})(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard never came to {matches}")


def _say_where(page: Page, part: str) -> None:
    """Another part of the screen, by its tab."""
    _tab_to(
        page,
        "b => b.getAttribute('role') === 'radio' && !!b.closest('.st-key-qc_anonymise_choice')",
    )
    for arrow in ("ArrowLeft", "ArrowRight"):
        for _ in range(6):
            if not page.evaluate(f"({_button(part)})(document.activeElement)"):
                page.keyboard.press(arrow)
    page.keyboard.press("Enter")
    settle(page)


def _saved(page: Page) -> None:
    page.locator('.qc-review[data-pending="0"]').wait_for()


def _seek(page: Page, form: str) -> None:
    page.keyboard.press("/")
    page.keyboard.press("Control+a")
    page.keyboard.type(form)
    page.keyboard.press("Enter")
    expect(page.locator(".qc-rv-head h2")).to_contain_text(form)


def _decide(page: Page, form: str, key: str) -> str:
    _seek(page, form)
    chosen = page.locator(".qc-rv-head h2").inner_text()
    page.keyboard.press(key)
    _saved(page)
    return chosen


def _put_off_the_first(page: Page) -> None:
    """What is put off stays in the list; the next one is looked at all the same."""
    for key in ("/", "Control+a", "Delete", "Enter", *["k"] * 30):
        page.keyboard.press(key)
    head = page.locator(".qc-rv-head h2")
    put_off = head.inner_text()
    page.keyboard.press("d")
    expect(head).not_to_have_text(put_off)
    _saved(page)


def _edit(page: Page, form: str, replacement: str) -> None:
    _seek(page, form)
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type(replacement)
    page.keyboard.press("Enter")
    _saved(page)
    expect(page.locator(".qc-rv-list")).to_be_focused()


def _merge_then_undo(page: Page) -> None:
    _seek(page, "Lefloch")
    n = int(page.locator(".qc-rv-list").get_attribute("data-count") or "0")
    page.keyboard.press("m")
    page.keyboard.type("Morvan")
    page.keyboard.press("Enter")
    _saved(page)
    expect(page.locator(".qc-rv-facts")).to_contain_text("Morvan")
    page.keyboard.press("u")
    _saved(page)
    expect(page.locator(".qc-rv-list")).to_have_attribute("data-count", str(n))
    expect(page.locator(".qc-rv-facts")).not_to_contain_text("Morvan")


def _accept_the_rest(page: Page) -> None:
    page.locator('.qc-review[data-ready="1"]').wait_for()
    _tab_to(page, "l => l.classList.contains('qc-rv-list')")
    page.keyboard.press("Shift+A")
    _saved(page)
    for _ in range(60):
        if page.locator(".qc-rv-line").count() == 0:
            return
        page.keyboard.press("a")
        _saved(page)
    raise AssertionError("something is never decided")


def _released(study: OpenStudy) -> list[Source]:
    return [s for s in reading.list_sources(study) if s.state is ReleaseState.RELEASED]


def _named(decisions: dict[str, Entity], name: str) -> bool:
    return any(name in form for form in decisions)
