"""On a lab's server no screen takes a place on its disk, and one codes as who signed in."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from argon2 import PasswordHasher
from streamlit.testing.v1 import AppTest

from app.frame.navigation import SCREENS
from app.lab import accounts as lab_accounts
from qualcode.services import coders, studies
from qualcode.services.accounts import Accounts
from qualcode.services.lab_folder import FOLDER
from tests.app.driving import MAIN, PATIENCE_S, button, show, words
from tests.services.small_study import coded_study

PASSWORD = "quatre mots en file"


@pytest.fixture
def accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Accounts:
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    kept = Accounts(tmp_path / "accounts.sqlite", hasher=quick)
    for name in ("Anne", "Samira", "Lu"):
        kept.add(name, PASSWORD)
    monkeypatch.setattr(lab_accounts, "accounts", lambda: kept)
    (tmp_path / "lab").mkdir()
    coded_study(tmp_path / "lab").close()
    monkeypatch.setenv(FOLDER, str(tmp_path / "lab"))
    return kept


def signed_in(accounts: Accounts, name: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A browser that carries the cookie of a session."""
    token = accounts.sign_in(name, PASSWORD).token
    cookies = property(lambda _: {lab_accounts.COOKIE: token})
    monkeypatch.setattr(type(st.context), "cookies", cookies)
    at = AppTest.from_file(str(MAIN), default_timeout=PATIENCE_S)
    at.query_params["lang"] = "en"
    return at.run()


def test_no_screen_names_a_place_on_the_server(
    accounts: Accounts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = signed_in(accounts, "Anne", monkeypatch)
    button(at, "qc_own_0").click().run()
    for screen in SCREENS:
        show(at, screen.name)
        fields = [str(f.value) for f in at.text_input] + [f.label for f in at.text_input]
        said = "\n".join([words(at), *fields])
        assert str(tmp_path) not in said, screen.name
        assert "this computer" not in said, screen.name
        asks = {f.key for f in at.text_input} & {"qc_open_path", "qc_new_folder", "qc_leak_folder"}
        assert not asks, screen.name
        assert "qc_browse" not in {b.key for b in at.button}, screen.name


def test_one_codes_as_who_signed_in(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = signed_in(accounts, "Samira", monkeypatch)
    at.query_params["coder"] = coder_id(tmp_path, "Anne")
    button(at, "qc_own_0").click().run()
    assert "You are Samira" in words(at)
    assert "qc_switch" not in {b.key for b in at.button}


def test_a_study_of_others_is_neither_listed_nor_opened_by_its_address(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = signed_in(accounts, "Lu", monkeypatch)
    assert "qc_own_0" not in {b.key for b in at.button}
    with studies.open_study(tmp_path / "lab" / "petite.qualcode", remember=False) as study:
        at.query_params["study"] = studies.get_study(study).id
    show(at, "study")
    assert at.title[0].value == "No study is open"


def test_a_session_that_ended_shows_nothing_more(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = signed_in(accounts, "Anne", monkeypatch)
    button(at, "qc_own_0").click().run()
    accounts.change_password("Anne", "cinq mots en une file")
    at.run()
    assert at.title[0].value == "You are signed out"
    assert "Petite étude" not in words(at)


def test_going_back_to_a_backup_is_not_offered_to_a_coder(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    studies.open_study(tmp_path / "lab" / "petite.qualcode", remember=False).close()
    at = signed_in(accounts, "Samira", monkeypatch)
    button(at, "qc_own_0").click().run()
    show(at, "copies")
    kept = [b for b in at.button if (b.key or "").startswith("qc_backup_")]
    assert kept
    assert all(b.disabled for b in kept)


def coder_id(folder: Path, name: str) -> str:
    """The id of a coder of the lab's study."""
    with studies.open_study(folder / "lab" / "petite.qualcode", remember=False) as study:
        return next(c.id for c in coders.list_coders(study) if c.name == name)
