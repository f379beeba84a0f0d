"""The vault in the app: asked for once, forgotten in time, never in the session's state."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.frame import handles
from app.frame.handles import HANDLES
from qualcode.errors import PassphraseError
from qualcode.model import CoderRole
from qualcode.services import coders, studies
from tests.app.driving import app, button, form_button, show, words
from tests.services.small_study import make_study

PHRASE = "une bonne phrase"


@pytest.fixture
def locked_study(tmp_path: Path) -> Path:
    with make_study(tmp_path, passphrase=PHRASE) as study:
        return study.file.path


def unlock(at: AppTest, phrase: str) -> AppTest:
    at.text_input(key="qc_unlock_passphrase").input(phrase)
    form_button(at, "Unlock").click().run()
    return at


def test_the_passphrase_is_asked_when_it_is_needed_and_once(locked_study: Path) -> None:
    at = app(language="en", study=locked_study)
    assert "The vault is locked" not in words(at)
    show(at, "ingest")
    assert "The vault is locked" in words(at)
    assert not at.file_uploader
    unlock(at, PHRASE)
    assert at.file_uploader
    show(at, "study")
    show(at, "ingest")
    assert at.file_uploader


def test_a_wrong_passphrase_is_a_sentence(locked_study: Path) -> None:
    at = unlock(show(app(language="en", study=locked_study), "ingest"), "une autre phrase")
    assert len(at.error) == 1
    assert not at.file_uploader


def test_the_passphrase_is_nowhere_in_the_session(locked_study: Path) -> None:
    at = unlock(show(app(language="en", study=locked_study), "ingest"), PHRASE)
    show(at, "study")
    assert PHRASE not in str(at.session_state)


def test_another_session_finds_the_vault_locked(locked_study: Path) -> None:
    unlock(show(app(language="en", study=locked_study), "ingest"), PHRASE)
    other = show(app(language="en", study=locked_study), "ingest")
    assert not other.file_uploader


def test_after_thirty_idle_minutes_it_is_asked_again(
    locked_study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = unlock(show(app(language="en", study=locked_study), "ingest"), PHRASE)
    monkeypatch.setattr(HANDLES, "_clock", lambda: 10.0**9 + handles.IDLE_S)
    at.run()
    assert not at.file_uploader
    assert "30 minutes" in words(at)


def test_the_vault_is_locked_by_a_button(locked_study: Path) -> None:
    at = unlock(show(app(language="en", study=locked_study), "vault"), PHRASE)
    button(at, "qc_vault_lock").click().run()
    assert "The vault is locked" in words(at)


def test_the_passphrase_is_changed(locked_study: Path) -> None:
    at = unlock(show(app(language="en", study=locked_study), "vault"), PHRASE)
    at.text_input(key="qc_new_pass").input("une meilleure phrase")
    at.text_input(key="qc_new_pass_again").input("une meilleure phrase")
    form_button(at, "Change it").click().run()
    assert not at.error
    with studies.open_study(locked_study) as study:
        with pytest.raises(PassphraseError):
            studies.unlock(study, PHRASE)
        studies.unlock(study, "une meilleure phrase")


def test_the_recovery_text_opens_what_a_forgotten_passphrase_locks(locked_study: Path) -> None:
    at = unlock(show(app(language="en", study=locked_study), "vault"), PHRASE)
    at.toggle(key="qc_show_recovery").set_value(True).run()
    text = at.code[0].value
    fresh = show(app(language="en", study=locked_study), "vault")
    fresh.text_area(key="qc_recovery").input(text)
    form_button(fresh, "Open with the recovery text").click().run()
    assert not fresh.error
    assert "The vault is open" in words(fresh)


def test_a_vault_that_opens_by_itself_offers_no_lock(tmp_path: Path, locked_study: Path) -> None:
    protected = unlock(show(app(language="en", study=locked_study), "vault"), PHRASE)
    assert button(protected, "qc_vault_lock").label
    folder = tmp_path / "open"
    folder.mkdir()
    with make_study(folder) as study:
        bare = study.file.path
    at = show(app(language="en", study=bare), "vault")
    assert "The vault is open." in words(at)
    assert [b for b in at.button if b.key == "qc_vault_lock"] == []
    assert "30 minutes" not in words(at)


def test_who_may_not_open_the_vault_is_told_who_may(locked_study: Path) -> None:
    with studies.open_study(locked_study, remember=False) as study:
        lou = coders.add_coder(study, "Lou", role=CoderRole.CODER)
    at = app(language="en", study=locked_study)
    (handle,) = HANDLES._open.values()
    handle.study.coder = lou
    show(at, "vault")
    assert "the owner gives roles" in words(at)
