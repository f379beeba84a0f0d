"""A lab's server in a real browser: sign in, one's own studies only, sign out."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher

from qualcode.services.accounts import Accounts
from tests.app.browser.hands import go, settle
from tests.app.browser.server import Server
from tests.app.browser.tls_proxy import TlsProxy

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PASSWORD = "quatre mots en file"


@pytest.fixture
def lab(tmp_path: Path, chromium: str) -> Iterator[Server]:
    del chromium
    home, studies = tmp_path / "home", tmp_path / "studies"
    (home / "data").mkdir(parents=True)
    studies.mkdir()
    accounts = Accounts(home / "data" / "accounts.sqlite", hasher=PasswordHasher(time_cost=1))
    accounts.add("Samira", PASSWORD)
    accounts.add("Lu", PASSWORD)
    arguments = ("--server", "--host", "localhost", "--studies", str(studies))
    running = Server(home, arguments=arguments)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def proxy(lab: Server, tmp_path: Path) -> Iterator[TlsProxy]:
    running = TlsProxy(tmp_path, lab.port)
    yield running
    running.close()


def sign_in(page: Page, name: str) -> None:
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button").click()
    page.locator('[data-testid="stMain"]').wait_for()
    settle(page)


def test_each_person_reaches_their_own_studies_and_signs_out(
    proxy: TlsProxy, open_page: Callable[..., Page]
) -> None:
    address = f"https://localhost:{proxy.port}/"
    samira = open_page(address)
    assert samira.url.startswith(address + "login")
    sign_in(samira, "Samira")
    assert "qualcode" not in samira.evaluate("document.cookie")
    samira.get_by_role("textbox", name="Title").fill("Our study")
    samira.get_by_text("No passphrase:").click()
    samira.get_by_role("button", name="Create the study").click()
    samira.get_by_role("heading", name="Import").wait_for()
    settle(samira)
    with_study = samira.url
    assert "study=" in with_study

    lu = open_page(with_study)
    assert "/login" in lu.url
    sign_in(lu, "Lu")
    lu.goto(with_study)
    lu.get_by_role("heading", name="No study is open").wait_for()

    go(samira, "anonymise")
    assert samira.locator("text=folder on this computer").count() == 0, "a folder of the server"

    samira.get_by_role("link", name="Sign out").click()
    samira.locator("input[name=password]").wait_for()
    samira.goto(with_study)
    assert "/login" in samira.url


def test_it_listens_on_this_computer_and_to_its_own_name_only(lab: Server) -> None:
    def status(host: str) -> int:
        request = urllib.request.Request(f"{lab.address}login", headers={"Host": host})
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    assert status(f"localhost:{lab.port}") == 200
    assert status("elsewhere.example") in (400, 403)
