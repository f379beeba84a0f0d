"""A vault that is damaged, missing, closed or another study’s gives a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import (
    ConflictError,
    LockedError,
    NotFoundError,
    PassphraseError,
    QualcodeError,
    StudyFileError,
)
from qualcode.store.vault import Vault
from tests.store.vault_in_use import CHEAP, TEXT, contents, write


def test_a_vault_of_another_study_is_refused(vault: Vault) -> None:
    with pytest.raises(ConflictError):
        Vault.unlock(vault.path, study_id="study-2")
    Vault.unlock(vault.path, study_id="study-1").close()


def test_a_closed_vault_refuses_everything(vault: Vault) -> None:
    vault.close()
    for attempt in (
        lambda: vault.get("text", "r1"),
        lambda: vault.ids("text"),
        lambda: write(vault, "op-1", r1=b""),
        vault.export_key,
        lambda: vault.change_passphrase("x"),
        vault.destroy_key,
    ):
        with pytest.raises(LockedError):
            attempt()


def test_a_missing_vault_and_a_missing_record_are_named(tmp_path: Path, vault: Vault) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        Vault.unlock(tmp_path / "nowhere.qualcode-vault")
    assert not (tmp_path / "nowhere.qualcode-vault").exists()
    with pytest.raises(NotFoundError):
        vault.get("text", "r1")
    vault.path.unlink()
    with pytest.raises(NotFoundError):
        write(vault, "op-1", r1=b"")
    assert not vault.path.exists()


@pytest.mark.parametrize("content", [b"", b"not a vault at all" * 300, b"SQLite format 3\x00"])
def test_a_file_that_is_no_vault_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.qualcode-vault"
    path.write_bytes(content)
    with pytest.raises(StudyFileError):
        Vault.unlock(path)


def test_a_vault_of_a_newer_version_is_refused(vault: Vault) -> None:
    import sqlite3

    connection = sqlite3.connect(vault.path)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(StudyFileError, match="plus récente|newer"):
        Vault.unlock(vault.path)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A vault file with two records and an operation that waits."""
    path = tmp_path_factory.mktemp("sound") / "a.qualcode-vault"
    with Vault.create(path, "study-1", "words", cost=CHEAP) as vault:
        write(vault, "op-1", r1=TEXT * 300, r2=TEXT)
    return path.read_bytes()


@given(cut=st.integers(0, 20_000), place=st.integers(0, 40_000), byte=st.integers(0, 255))
@settings(max_examples=120, deadline=None)
def test_a_damaged_vault_gives_a_sentence_or_the_true_content(
    cut: int, place: int, byte: int, sound: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("v") / "a.qualcode-vault"
    raw = bytearray(sound)
    raw[place % len(raw)] = byte
    path.write_bytes(raw[: max(0, len(raw) - cut)])
    try:
        with Vault.unlock(path, "words") as vault:
            read = contents(vault)
            vault.unsettled()
    except QualcodeError as refused:
        assert not isinstance(refused, PassphraseError), "damage is no wrong passphrase"
    else:
        assert all(content in (TEXT * 300, TEXT) for content in read.values())


def test_a_record_moved_to_another_id_does_not_open(vault: Vault) -> None:
    import sqlite3

    write(vault, "op-1", r1=b"of M1", r2=b"of M2")
    connection = sqlite3.connect(vault.path)
    connection.execute("UPDATE record SET record_id = 'r3' WHERE record_id = 'r1'")
    connection.commit()
    connection.close()
    with pytest.raises(StudyFileError):
        vault.get("text", "r3")
