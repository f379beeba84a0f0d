"""The vault holds what must not be read, and gives back exactly what was put in."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import (
    ConflictError,
)
from qualcode.store.vault import Vault, remove_blank_vault, vault_path
from tests.store.vault_in_use import TEXT, contents, protected_vault, write

posix_only = pytest.mark.skipif(os.name == "nt", reason="modes and hard links of POSIX")


def test_a_record_comes_back_as_it_was_put(vault: Vault) -> None:
    write(vault, "op-1", r1=TEXT, r2=b"")
    assert vault.get("text", "r1") == TEXT
    assert vault.get("text", "r2") == b""
    assert vault.ids("text") == ("r1", "r2")
    assert contents(vault) == {"r1": TEXT, "r2": b""}


def test_a_file_of_twenty_megabytes_is_kept_whole(vault: Vault) -> None:
    content = os.urandom(20 * 1024 * 1024)
    write(vault, "op-1", big=content)
    vault.settle("op-1")
    assert vault.get("text", "big") == content
    assert vault.path.stat().st_size < 1.02 * len(content)


def test_no_word_of_a_record_or_of_the_passphrase_stands_in_the_file(tmp_path: Path) -> None:
    with protected_vault(tmp_path, "Zyntarelle-passe") as vault:
        write(vault, "op-1", r1=TEXT * 50)
        write(vault, "op-2", r1=TEXT * 60)
        with vault.writing("op-3") as writer:
            writer.note(TEXT)
        for path in tmp_path.iterdir():
            assert b"Zyntarelle" not in path.read_bytes()
            assert b"Brouvexy" not in path.read_bytes()


def test_a_vault_never_takes_the_place_of_a_file(vault: Vault) -> None:
    write(vault, "op-1", r1=TEXT)
    with pytest.raises(ConflictError):
        Vault.create(vault.path, "study-1", None)
    assert vault.get("text", "r1") == TEXT
    assert [p.name for p in vault.path.parent.iterdir()] == [vault.path.name]


@posix_only
def test_only_the_owner_may_read_the_vault_and_its_journal(
    tmp_path: Path,
) -> None:
    before = os.umask(0)
    try:
        with Vault.create(tmp_path / "a.qualcode-vault", "study-1", None) as vault:
            with vault.writing("op-1") as writer:
                for n in range(200):  # enough for pages to reach the disk before the commit
                    writer.put("text", f"r{n}", os.urandom(50_000))
                modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
            assert modes == {"a.qualcode-vault": 0o600, "a.qualcode-vault-journal": 0o600}
            assert vault.access_restricted
            vault.path.chmod(0o644)
            assert not vault.access_restricted
    finally:
        os.umask(before)


@given(content=st.binary(max_size=5000))
@settings(max_examples=40, deadline=None)
def test_any_bytes_come_back(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("v") / "a.qualcode-vault"
    with Vault.create(path, "study-1", None) as vault:
        write(vault, "op-1", r1=content)
        assert vault.get("text", "r1") == content


@pytest.mark.parametrize("name", ["Mme Zyntarelle", "é", "", "a" * 201, "a\x1fb"])
def test_an_id_that_says_something_is_refused(vault: Vault, name: str) -> None:
    with pytest.raises(ValueError), vault.writing("op-1") as writer:
        writer.put("text", name, b"")


def test_the_vault_of_a_study_lies_beside_it_under_its_name() -> None:
    assert vault_path(Path("/x/soins 1.2.qualcode")) == Path("/x/soins 1.2.qualcode-vault")


def test_a_vault_in_a_folder_with_odd_letters_opens(tmp_path: Path) -> None:
    folder = tmp_path / "thèse #1 100% ? [b]"
    folder.mkdir()
    Vault.create(folder / "a b.qualcode-vault", "study-1", None).close()
    Vault.unlock(folder / "a b.qualcode-vault").close()


def test_a_vault_nothing_was_written_to_can_be_removed_and_no_other(
    tmp_path: Path, vault: Vault
) -> None:
    write(vault, "op-1", r1=TEXT)
    vault.settle("op-1")
    (tmp_path / "notes.qualcode-vault").write_bytes(b"something else")
    Vault.create(tmp_path / "b.qualcode-vault", "study-2", None).close()
    assert not remove_blank_vault(vault.path)
    assert not remove_blank_vault(tmp_path / "notes.qualcode-vault")
    assert not remove_blank_vault(tmp_path / "nowhere.qualcode-vault")
    assert remove_blank_vault(tmp_path / "b.qualcode-vault")
    names = sorted(p.name for p in tmp_path.iterdir())
    assert names == ["a.qualcode-vault", "notes.qualcode-vault"]
