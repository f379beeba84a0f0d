"""What opens a vault: the passphrase, the recovery text, nothing once the key is destroyed."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import (
    BadInputError,
    LockedError,
    PassphraseError,
)
from qualcode.store.vault import Vault
from qualcode.store.vault_crypto import ScryptCost
from tests.store.vault_in_use import TEXT, protected_vault, write


def test_the_passphrase_opens_the_vault_and_another_one_does_not(tmp_path: Path) -> None:
    protected_vault(tmp_path).close()
    path = tmp_path / "p.qualcode-vault"
    with Vault.unlock(path, "été à Brouvexy") as vault:
        assert vault.protected
    for wrong in ("ete a Brouvexy", "", None, "été à Brouvexy "):
        with pytest.raises(PassphraseError, match="n’ouvre pas|does not open"):
            Vault.unlock(path, wrong)


def test_a_passphrase_opens_whether_its_accents_are_composed_or_not(tmp_path: Path) -> None:
    protected_vault(tmp_path, "e\u0301te\u0301").close()
    Vault.unlock(tmp_path / "p.qualcode-vault", "\u00e9t\u00e9").close()


def test_the_default_cost_of_a_guess_is_128_megabytes() -> None:
    assert ScryptCost() == ScryptCost(n=1 << 17, r=8, p=1)


def test_a_vault_without_passphrase_says_so_and_opens(vault: Vault) -> None:
    write(vault, "op-1", r1=TEXT)
    assert not vault.protected
    with Vault.unlock(vault.path) as again:
        assert again.get("text", "r1") == TEXT


def test_an_empty_passphrase_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        protected_vault(tmp_path, "  ")
    assert list(tmp_path.iterdir()) == []


def test_a_new_passphrase_opens_and_the_old_one_no_longer(tmp_path: Path) -> None:
    with protected_vault(tmp_path, "old words") as vault:
        write(vault, "op-1", r1=TEXT)
        vault.change_passphrase("new words")
        assert vault.get("text", "r1") == TEXT
    path = tmp_path / "p.qualcode-vault"
    with pytest.raises(PassphraseError):
        Vault.unlock(path, "old words")
    with Vault.unlock(path, "new words") as vault:
        assert vault.get("text", "r1") == TEXT
        vault.change_passphrase(None)
        assert not vault.protected
    with Vault.unlock(path) as vault:
        assert vault.get("text", "r1") == TEXT


def test_the_recovery_text_opens_the_vault_without_passphrase(tmp_path: Path) -> None:
    with protected_vault(tmp_path) as vault:
        write(vault, "op-1", r1=TEXT)
        text = vault.export_key()
    with Vault.unlock_with_key(tmp_path / "p.qualcode-vault", text) as vault:
        assert vault.get("text", "r1") == TEXT
        vault.change_passphrase("found again")
    Vault.unlock(tmp_path / "p.qualcode-vault", "found again").close()


def test_the_recovery_text_of_another_vault_says_so(tmp_path: Path, vault: Vault) -> None:
    with Vault.create(tmp_path / "b.qualcode-vault", "study-1", None) as other:
        text = other.export_key()
    with pytest.raises(PassphraseError, match="autre coffre|another vault"):
        Vault.unlock_with_key(vault.path, text)


def test_after_its_key_is_destroyed_nothing_opens_the_vault(tmp_path: Path) -> None:
    vault = protected_vault(tmp_path)
    write(vault, "op-1", r1=TEXT)
    text, elsewhere = vault.export_key(), Vault.unlock(vault.path, "été à Brouvexy")
    before = vault.path.read_bytes()
    vault.destroy_key()
    assert len(vault.path.read_bytes()) == len(before)
    for attempt in (
        lambda: Vault.unlock(vault.path, "été à Brouvexy"),
        lambda: Vault.unlock_with_key(vault.path, text),
        lambda: write(elsewhere, "op-2", r1=TEXT),
        vault.unsettled,
    ):
        with pytest.raises(LockedError):
            attempt()


def test_a_destroyed_key_leaves_no_byte_in_the_file(vault: Vault) -> None:
    key = vault._key()
    share = vault._share
    assert key in vault.path.read_bytes()
    vault.destroy_key()
    assert key not in vault.path.read_bytes()
    assert share not in vault.path.read_bytes()
