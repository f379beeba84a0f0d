"""From an empty start page to a Word file, in a real browser."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from qualcode.services import codings, reading, studies
from qualcode.services.shipped import shipped
from qualcode.wording import gettext
from tests.app.browser.hands import Hands, go, settle
from tests.app.browser.server import Server

CORPUS = shipped("corpora") / "territoire"
N_INTERVIEWS = 8


def begin(page: Page, language: str, *, passphrase: str = "une bonne phrase") -> Hands:
    """A new study with its eight transcripts released, from the empty start page."""
    hands = Hands(page)
    hands.fill("qc_new_title", "Étude d’essai")
    hands.fill("qc_new_passphrase", passphrase)
    hands.fill("qc_new_again", passphrase)
    hands.press_named(gettext("Create the study", language))
    hands.drop(sorted((CORPUS / "transcripts").iterdir()))
    hands.press("qc_ingest_go")
    hands.drop([CORPUS / "key.csv"])
    hands.press("qc_release_key")
    page.locator(".qc-reader[data-turns]").wait_for()
    return hands


@pytest.mark.parametrize("language", ["fr", "en"])
def test_from_an_empty_start_page_to_a_word_file(
    server: Server, open_page: Callable[..., Page], language: str, tmp_path: Path
) -> None:
    page = open_page(f"{server.address}?lang={language}")
    hands = begin(page, language)
    assert hands.n_actions <= 8, "reading a first transcript takes too many actions"
    assert page.locator(".qc-turn-row").count() > 10

    go(page, "codings")
    hands.drop([CORPUS / "codings" / "coder_a.csv"], ".st-key-qc_codings_file")
    hands.press("qc_codings_bring")
    page.get_by_test_id("stAlertContentSuccess").wait_for()

    go(page, "report")
    hands.press("qc_make_report")
    with page.expect_download() as download:
        page.locator(".st-key-qc_take_report button").click()
    word = tmp_path / "arbre.docx"
    download.value.save_as(word)

    (study_file,) = server.made
    with studies.open_study(study_file, remember=False) as study:
        stored = codings.list_codings(study)
        assert len(stored) == 275
        quotes = {c.segment.quote for c in stored}
        assert len(reading.list_sources(study)) == N_INTERVIEWS
    text = "\n".join(p.text for p in Document(io.BytesIO(word.read_bytes())).paragraphs)
    assert sum(quote in text for quote in quotes) > 20


def test_a_first_reading_of_twenty_thousand_words_opens_quickly(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{server.address}?lang=fr")
    hands = Hands(page)
    hands.fill("qc_new_title", "Longue")
    hands.tick("qc_new_without")
    hands.press_named("Créer l’étude")
    long = "\n".join(
        f"{who} : " + "des mots ordinaires qui se suivent sans nommer personne " * 5
        for _ in range(250)
        for who in ("Enquêtrice", "Médecin")
    )
    hands.drop({"name": "long.txt", "mimeType": "text/plain", "buffer": long.encode()})
    hands.press("qc_ingest_go")
    hands.drop(
        {"name": "cle.csv", "mimeType": "text/csv", "buffer": b"form,kind,replacement\nZut,PER,X\n"}
    )
    hands.press("qc_release_key")
    page.locator('.qc-reader[data-turns="500"]').wait_for()
    go(page, "memos")
    go(page, "reading")
    page.locator('.qc-reader[data-turns="500"]').wait_for()
    assert page.locator("#qc-turn-500").count() == 1
    settle(page)


def test_two_browsers_speak_two_languages_at_once(
    server: Server, open_page: Callable[..., Page]
) -> None:
    french = open_page(f"{server.address}?lang=fr")
    english = open_page(f"{server.address}?lang=en")
    for _ in range(3):
        go(french, "help")
        go(english, "help")
        assert french.get_by_role("heading", level=1).inner_text() == "Aide"
        assert english.get_by_role("heading", level=1).inner_text() == "Help"
        assert french.evaluate("document.documentElement.lang") == "fr"
        expect(french.get_by_test_id("stSkipToContent")).to_have_text("Aller au contenu")
        assert english.evaluate("document.documentElement.lang") == "en"
        french.reload()
        english.reload()


def test_what_a_screen_reader_is_told_speaks_the_pages_language(
    server: Server, open_page: Callable[..., Page]
) -> None:
    labels = "[...document.querySelectorAll('[aria-label]')].map((e) => e.ariaLabel)"
    told = {}
    for language, sign in (("fr", "Montrer ce qui est saisi"), ("en", "Main menu")):
        page = open_page(f"{server.address}?lang={language}")
        page.locator(".st-key-qc_new_title").wait_for()
        settle(page)
        page.wait_for_function(f"(sign) => {labels}.some((l) => l.includes(sign))", arg=sign)
        told[language] = [label.replace("\xa0", " ") for label in page.evaluate(labels)]
    assert "Help for Passphrase of the vault" in told["en"]
    assert any(label.endswith("Phrase secrète du coffre") for label in told["fr"])
    assert not [label for label in told["fr"] if label.startswith(("Help for", "undefined"))]
    assert not set(told["fr"]) & {"Open", "Show password", "Main menu"}


def test_a_server_that_stops_in_the_middle_of_an_import_leaves_nothing_half_done(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{server.address}?lang=fr")
    hands = Hands(page)
    hands.fill("qc_new_title", "Coupure")
    hands.tick("qc_new_without")
    hands.press_named("Créer l’étude")
    hands.drop(sorted((CORPUS / "transcripts").iterdir()))
    button = page.locator(".st-key-qc_ingest_go button")
    button.wait_for()
    button.click(no_wait_after=True)
    page.wait_for_timeout(60)
    server.kill()
    server.start()
    (study_file,) = server.made
    page.goto(f"{server.address}?lang=fr")
    settle(page)
    Hands(page).press("qc_recent_0")
    page.wait_for_url("**/study?**")
    go(page, "ingest")
    for _ in range(3):
        again = page.locator('[class*="st-key-qc_discard_"] button').first
        if again.count():
            again.click()
            settle(page)
    server.kill()
    with studies.open_study(study_file, remember=False) as study:
        assert studies.unlock(study, None) == ()
        assert len(reading.list_sources(study)) in (0, N_INTERVIEWS)


def test_the_app_listens_on_this_computer_only(server: Server) -> None:
    listening = _addresses_listening_on(server.port)
    assert listening == {"127.0.0.1"}


def _addresses_listening_on(port: int) -> set[str]:
    """Local addresses with a listening socket on a port, as the kernel lists them."""
    found: set[str] = set()
    for table, size in (("tcp", 8), ("tcp6", 32)):
        path = Path("/proc/net") / table
        if not path.exists():
            pytest.skip("Only Linux lists its listening sockets in /proc/net.")
        for line in path.read_text().splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            address, _, written = local.partition(":")
            if state == "0A" and int(written, 16) == port:
                found.add(_dotted(address) if size == len(address) == 8 else address)
    return found


def _dotted(address: str) -> str:
    return ".".join(str(byte) for byte in bytes.fromhex(address)[::-1])
